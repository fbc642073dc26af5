"""The range of a number changed.

A narrower range refuses what callers sent before; a wider one lets the service answer with values that callers have not
provided for.  `minimum` and `exclusiveMinimum` are read together.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("range", on="schema", claims=("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the lowest and the highest value."""
    for key, word, keyword in (("low", "lowest", "minimum"), ("high", "highest", "maximum")):
        old = pair.old.low if key == "low" else pair.old.high
        new = pair.new.low if key == "low" else pair.new.high
        if old == new:
            continue
        shown = [
            "any" if bound is None else f"{bound[0]:g}{' (not included)' if bound[1] else ''}"
            for bound in (old, new)
        ]
        tighter = _inside(new, old, high=key == "high")
        values = [
            ABSENT if bound is None else {keyword: bound[0], "exclusive": bound[1]}
            for bound in (old, new)
        ]
        message = f"the {word} value allowed: was {shown[0]}, is {shown[1]}"
        yield Change(
            NARROWED if tighter else WIDENED, message, values[0], values[1], **pair.at(key)
        )


def _inside(
    bound: tuple[float, bool] | None, other: tuple[float, bool] | None, *, high: bool
) -> bool:
    """Whether a bound refuses something that another one allows."""
    if bound is None or other is None:
        return bound is not None
    sign = -1 if high else 1
    return (sign * bound[0], bound[1]) > (sign * other[0], other[1])
