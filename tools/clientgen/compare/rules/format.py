"""The format of a value changed.

A format is part of what both sides agree on: a new one refuses what was sent, a dropped one lets anything be answered.
`int32` → `int64` and `float` → `double` only widen.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.rules.sets import stated
from clientgen.compare.schemas import SchemaPair

_WIDER = {("int32", "int64"), ("float", "double")}


@rule("format", on="schema", claims=("format",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `format`."""
    step = tuple(str(next(iter(view.sets.get("format", [])), "")) for view in (pair.old, pair.new))
    if step in _WIDER:
        yield Change(
            WIDENED, f"the format: was {step[0]}, is {step[1]}", *step, **pair.at("format")
        )
    elif step[::-1] in _WIDER:
        yield Change(
            NARROWED, f"the format: was {step[0]}, is {step[1]}", *step, **pair.at("format")
        )
    else:
        yield from stated(pair, "format", "the format")
