"""The number of items allowed changed.

A tighter limit refuses what callers sent before; a looser one lets the service answer with more (or less) than callers have
provided for.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.rules.limits import limits
from clientgen.compare.schemas import SchemaPair


@rule("items-limits", on="schema", claims=("minItems", "maxItems"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `minItems` and `maxItems`."""
    yield from limits(pair, "minItems", "maxItems", "items")
