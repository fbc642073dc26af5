"""The number of characters allowed changed.

A tighter limit refuses what callers sent before; a looser one lets the service answer with more (or less) than callers have
provided for.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.rules.limits import limits
from clientgen.compare.schemas import SchemaPair


@rule("length-limits", on="schema", claims=("minLength", "maxLength"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `minLength` and `maxLength`."""
    yield from limits(pair, "minLength", "maxLength", "characters")
