"""A member became required or optional.

Sent: calls without a member that is required now are refused.  Received: a member that was always there may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("required", on="schema", claims=("required",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `required` for members that travel in this direction before and after."""
    old, new = pair.shown(pair.old), pair.shown(pair.new)
    for name in {**pair.old.required, **pair.new.required}:
        # A name that no property has is required all the same.
        known = (name in old or name not in pair.old.properties) and (
            name in new or name not in pair.new.properties
        )
        before, after = name in pair.old.required, name in pair.new.required
        if not known or before == after or (name in old) != (name in new):
            continue
        if after:
            yield Change(NARROWED, f"member `{name}` is required now", **pair.at("required"))
        else:
            yield Change(WIDENED, f"member `{name}` is optional now", **pair.at("required"))
