"""Keywords of which each stated value holds, for the rules that compare them."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.rules.base import CHANGED, NARROWED, WIDENED
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.side import canonical


def stated(
    pair: SchemaPair, key: str, what: str, nothing: tuple[str, ...] = ()
) -> Iterator[Change]:
    """The change of a keyword; values in `nothing` say nothing."""
    old, new = (
        {canonical(value): value for value in view.sets.get(key, []) if value not in nothing}
        for view in (pair.old, pair.new)
    )
    if old.keys() == new.keys():
        return
    effect = (
        NARROWED if old.keys() < new.keys() else WIDENED if new.keys() < old.keys() else CHANGED
    )
    shown = [", ".join(values) or "any" for values in (old, new)]
    values = [next(iter(values.values()), ABSENT) for values in (old, new)]
    yield Change(effect, f"{what}: was {shown[0]}, is {shown[1]}", *values, **pair.at(key))
