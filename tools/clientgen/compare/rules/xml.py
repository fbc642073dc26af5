"""How a value is written in XML changed.

Names, namespaces and attributes are what both sides look for.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair


@rule("xml", on="schema", claims=("xml",), fixed=BREAKING)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `xml`."""
    yield from stated(pair, "xml", "the form in XML")
