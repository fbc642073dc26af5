"""No value is allowed here any more, or one is now.

`false` as a schema allows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("never", on="schema")
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `false` with a schema."""
    if pair.new.never and not pair.old.never:
        yield Change(NARROWED, "no value is allowed any more")
    elif pair.old.never and not pair.new.never:
        yield Change(WIDENED, "values are allowed now, where none was")
