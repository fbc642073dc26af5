"""A value became one of a list, or is free now.

Sent: every value that is not listed is refused from now on.  Received: programs that know the list meet other values.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.side import canonical


@rule("options-only", on="schema", claims=("enum", "const"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare whether values are listed at all."""
    old, new = pair.old.enum, pair.new.enum
    if (old is None) == (new is None):
        return
    values = new if old is None else old
    shown = ", ".join(canonical(value) for value in (values or [])[:12])
    if old is None:
        yield Change(NARROWED, f"only these values now: {shown}", ABSENT, new, **pair.at("enum"))
    else:
        yield Change(
            WIDENED, f"no longer only these values: {shown}", old, ABSENT, **pair.at("enum")
        )
