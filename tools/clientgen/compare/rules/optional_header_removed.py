"""An optional header of an answer is gone.

Programs had to provide for its absence, but what it told them is not told any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import CHANGED, RISKY, rule
from clientgen.compare.sink import Pair


@rule("optional-header-removed", on="header", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Look for an optional header that only the old answer has."""
    if pair.removed and mapping(pair.old).get("required") is not True:
        yield Change(CHANGED, "this optional header is gone")
