"""The tags of an operation changed.

Nothing of them is on the wire.  The class on which a generated client has the method may follow them.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("operation-tags", on="operation", claims=("tags",), fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `tags`."""
    if pair.both and pair.old.get("tags") != pair.new.get("tags"):
        yield Change(
            NOTED, "the tags changed", pair.old.get("tags", ABSENT), pair.new.get("tags", ABSENT)
        )
