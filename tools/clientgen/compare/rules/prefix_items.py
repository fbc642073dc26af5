"""A list has more or fewer items with a place of their own.

Such an item is read by its position.  One that is added says what was free before; one that is dropped frees it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("prefix-items", on="schema", claims=("prefixItems",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the number of `prefixItems`."""
    old, new = len(pair.old.prefix), len(pair.new.prefix)
    if new > old:
        yield Change(
            NARROWED,
            f"items with a place of their own: were {old}, are {new}",
            **pair.at("prefixItems"),
        )
    elif new < old:
        yield Change(
            WIDENED,
            f"items with a place of their own: were {old}, are {new}",
            **pair.at("prefixItems"),
        )
