"""How a value is written in XML changed.

Names, namespaces and attributes are what both sides look for.  Where the value travels as JSON alone it is a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, NOTED, rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair


@rule("xml", on="schema", claims=("xml",), sent_widened=BREAKING, received_narrowed=BREAKING)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `xml`."""
    for change in stated(pair, "xml", "the form in XML"):
        yield change if pair.context.xml else replace(change, effect=NOTED)
