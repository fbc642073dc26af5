"""Limits of a number of things, for the rules that compare them."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, Effect
from clientgen.compare.rules.base import NARROWED, WIDENED
from clientgen.compare.schemas import SchemaPair


def limits(pair: SchemaPair, low: str, high: str, what: str) -> Iterator[Change]:
    """The changes of a lowest and a highest number; a lowest of 0 is none."""
    for key, word, raised in ((low, "fewest", NARROWED), (high, "most", WIDENED)):
        old, new = pair.old.bounds.get(key), pair.new.bounds.get(key)
        if key == low:
            old, new = old or 0, new or 0
        if old == new:
            continue
        effect = _effect(old, new, raised, NARROWED if raised is WIDENED else WIDENED)
        shown = ["any number" if value is None else f"{value:g}" for value in (old, new)]
        values = [ABSENT if value is None else value for value in (old, new)]
        yield Change(
            effect,
            f"the {word} {what} allowed: was {shown[0]}, is {shown[1]}",
            values[0],
            values[1],
            **pair.at(key),
        )


def _effect(old: float | None, new: float | None, raised: Effect, lowered: Effect) -> Effect:
    """Without a limit a highest number is infinite."""
    before = float("inf") if old is None else old
    after = float("inf") if new is None else new
    return raised if after > before else lowered
