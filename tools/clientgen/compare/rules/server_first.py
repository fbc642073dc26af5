"""Another address comes first.

Clients that are not told an address take the first one, so they call another one from then on.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import CHANGED, RISKY, rule
from clientgen.compare.sink import Pair


@rule("server-first", on="servers", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Compare the first addresses, if the old one is still listed."""
    old, new = (
        [str(mapping(server).get("url", "")).rstrip("/") for server in servers]
        for servers in (pair.old, pair.new)
    )
    if old and new and old[0] != new[0] and old[0] in new:
        yield Change(CHANGED, f"`{new[0]}` comes first now, not `{old[0]}`", old[0], new[0])
