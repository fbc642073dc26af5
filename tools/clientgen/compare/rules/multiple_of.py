"""The steps of a number changed.

A coarser step refuses numbers that were sent before; a finer one lets others be answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.view import is_number


@rule("multiple-of", on="schema", claims=("multipleOf",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `multipleOf`."""
    old, new = pair.old.sets.get("multipleOf", []), pair.new.sets.get("multipleOf", [])
    if (
        len(old) == len(new) == 1
        and old != new
        and all(is_number(value) and value > 0 for value in (*old, *new))
    ):
        message = f"a multiple of: was {old[0]}, is {new[0]}"
        if old[0] % new[0] == 0:
            yield Change(WIDENED, message, old[0], new[0], **pair.at("multipleOf"))
            return
        if new[0] % old[0] == 0:
            yield Change(NARROWED, message, old[0], new[0], **pair.at("multipleOf"))
            return
    yield from stated(pair, "multipleOf", "a multiple of")
