"""The default of a value changed.

Calls that leave the value out mean something else from now on.  For an optional parameter this is breaking; for a member of
a body it is risky, because the body as a whole is what was chosen; in answers a default is a remark.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, Direction, same
from clientgen.compare.rules.base import CHANGED, NARROWED, NOTED, RISKY, rule
from clientgen.compare.schemas import SchemaPair


@rule("default", on="schema", claims=("default",), sent_narrowed=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `default`."""
    old, new = (next(iter(view.rest.get("default", [])), ABSENT) for view in (pair.old, pair.new))
    if old is new or same(old, new) or pair.context.role == "required-parameter":
        return
    shown = ["none" if value is ABSENT else repr(value) for value in (old, new)]
    parameter = pair.context.role == "optional-parameter"
    effect = NOTED if pair.direction is Direction.RECEIVED else CHANGED if parameter else NARROWED
    yield Change(
        effect, f"the default: was {shown[0]}, is {shown[1]}", old, new, **pair.at("default")
    )
