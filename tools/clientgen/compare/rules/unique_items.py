"""Items must be different now, or need not be any more.

Sent: lists with repetitions are refused.  Received: programs meet repetitions.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("unique-items", on="schema", claims=("uniqueItems",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `uniqueItems`."""
    old, new = (view.flags.get("uniqueItems", False) for view in (pair.old, pair.new))
    if new and not old:
        yield Change(NARROWED, "items must all be different now", **pair.at("uniqueItems"))
    elif old and not new:
        yield Change(WIDENED, "items may repeat now", **pair.at("uniqueItems"))
