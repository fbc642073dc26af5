"""How the parts of a body are encoded changed.

Media types, headers and styles of the parts of a form are what the other side reads them by.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, mapping, same
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule(
    "media-encoding",
    on="media",
    claims=("encoding", "itemEncoding", "prefixEncoding"),
    fixed=BREAKING,
)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `encoding`."""
    for key in ("encoding", "itemEncoding", "prefixEncoding"):
        old, new = mapping(mapping(pair.old).get(key)), mapping(mapping(pair.new).get(key))
        for name in {**old, **new}:
            if not same(old.get(name, {}), new.get(name, {})):
                yield Change(
                    CHANGED,
                    f"part `{name}` is encoded differently",
                    old.get(name, ABSENT),
                    new.get(name, ABSENT),
                )
