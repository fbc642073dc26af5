"""The type of a value changed.

Sent: the service refuses values of a type it does not know any more.  Received: programs read the value as what it was.
An integer is a number, so `integer` → `number` widens.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.view import covers


@rule("type", on="schema", claims=("type",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the types other than null."""
    old, new = pair.old.types, pair.new.types
    if old == new or pair.old.never or pair.new.never:
        return
    if old is not None and new is not None and (not old or not new):
        shown = [" or ".join(sorted(types)) or "null alone" for types in (old, new)]
        yield Change(CHANGED, f"the type: was {shown[0]}, is {shown[1]}", **pair.at("type"))
        return
    if (old is None and pair.old.groups) or (new is None and pair.new.groups):
        return  # alternatives say what the types are
    loses = new is not None and (old is None or not covers(new, old))
    gains = old is not None and (new is None or not covers(old, new))
    effect = CHANGED if loses and gains else NARROWED if loses else WIDENED
    shown = ["anything" if types is None else " or ".join(sorted(types)) for types in (old, new)]
    if loses or gains:
        yield Change(effect, f"the type: was {shown[0]}, is {shown[1]}", **pair.at("type"))
