"""A value may be null now, or may not any more.

Sent: a null that was accepted is refused.  Received: a null arrives where programs do not look for one.  All spellings are
one: `nullable`, `null` among the types, the values or the alternatives.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("nullable", on="schema", claims=("nullable",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare whether null is allowed."""
    old, new = pair.old.nullable, pair.new.nullable
    if None in (old, new) or old == new:
        return
    if new:
        yield Change(WIDENED, "may be null now", **pair.at("type"))
    else:
        yield Change(NARROWED, "may not be null any more", **pair.at("type"))
