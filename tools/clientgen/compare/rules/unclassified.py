"""A change that no rule knows.

What cannot be classified counts as breaking, never as safe.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("unclassified", on="leftover", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Every key that is left over and no extension."""
    if not pair.name.startswith("x-"):
        yield Change(
            CHANGED, f"`{pair.name}` changed in a way that no rule knows", pair.old, pair.new
        )
