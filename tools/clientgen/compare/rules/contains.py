"""What a list must contain changed.

Sent: lists without such an item are refused.  Received: programs that rely on the item do not find it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.rules.limits import limits
from clientgen.compare.schemas import SchemaPair


@rule("contains", on="schema", claims=("contains", "minContains", "maxContains"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare whether `contains` is there, and its numbers."""
    old, new = ("contains" in view.parts for view in (pair.old, pair.new))
    if new and not old:
        yield Change(NARROWED, "the list must contain a certain item now", **pair.at("contains"))
    elif old and not new:
        yield Change(
            WIDENED, "the list need not contain a certain item any more", **pair.at("contains")
        )
    elif old and new:
        yield from limits(pair, "minContains", "maxContains", "such items")
