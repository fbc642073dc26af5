"""The pattern of a text changed.

A new pattern refuses what callers sent before.  Whether one pattern allows all that another does cannot be told in general,
so another pattern counts as breaking.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair


@rule("pattern", on="schema", claims=("pattern",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `pattern`."""
    yield from stated(pair, "pattern", "the pattern", nothing=(".*", "^.*$", ""))
