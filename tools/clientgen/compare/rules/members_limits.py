"""The number of members allowed changed.

A tighter limit refuses what callers sent before; a looser one lets the service answer with more (or less) than callers have
provided for.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.rules.limits import limits
from clientgen.compare.schemas import SchemaPair


@rule("members-limits", on="schema", claims=("minProperties", "maxProperties"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `minProperties` and `maxProperties`."""
    yield from limits(pair, "minProperties", "maxProperties", "members")
