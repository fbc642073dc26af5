"""When something is announced to go: dates, and how stable it is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from clientgen.compare.model import ABSENT, Change, Effect, mapping

SUNSET = ("x-sunset", "x-sunset-date", "sunset")
STABILITY = "x-stability-level"
_LEVELS = ("draft", "alpha", "beta", "stable")


def sunset(value: Any) -> Any:
    """What is stated of the day on which a part goes; `ABSENT` if nothing is."""
    return next((mapping(value)[key] for key in SUNSET if key in mapping(value)), ABSENT)


def day(value: Any) -> date | None:
    """A stated day as a date; None if it cannot be read."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None


def sunset_changes(old: Any, new: Any) -> Iterator[Change]:
    """What changed in the announcement."""
    before, after = sunset(old), sunset(new)
    if before == after or (before is ABSENT and after is ABSENT):
        return
    announced = mapping(new).get("deprecated") is True
    if (before is not ABSENT and day(before) is None) or (
        after is not ABSENT and day(after) is None
    ):
        yield Change(Effect.CHANGED, "the day of removal cannot be read", before, after)
    elif after is ABSENT:
        if announced:
            yield Change(
                Effect.CHANGED, f"no day of removal any more; it was {day(before)}", before, after
            )
    elif before is ABSENT:
        yield Change(Effect.NOTED, f"is to be removed on {day(after)}", before, after)
    else:
        first, second = day(before), day(after)
        if first and second and second < first:
            yield Change(
                Effect.CHANGED, f"is to be removed on {second}, earlier than {first}", before, after
            )
        elif first != second:
            yield Change(
                Effect.NOTED, f"is to be removed on {second}, not on {first}", before, after
            )


def stability_changes(old: Any, new: Any) -> Iterator[Change]:
    """What changed in the promise; without one a part counts as stable."""
    before, after = mapping(old).get(STABILITY, "stable"), mapping(new).get(STABILITY, "stable")
    if before == after:
        return
    if before not in _LEVELS or after not in _LEVELS:
        yield Change(
            Effect.CHANGED,
            f"the stability cannot be read: was {before!r}, is {after!r}",
            before,
            after,
        )
    elif _LEVELS.index(after) < _LEVELS.index(before):
        yield Change(Effect.CHANGED, f"less stable: was {before}, is {after}", before, after)
    else:
        yield Change(Effect.NOTED, f"more stable: was {before}, is {after}", before, after)


def removal(old: Any, today: date) -> tuple[bool, str]:
    """Whether a removal was announced and due, and how to say it."""
    stated = sunset(old)
    if mapping(old).get("deprecated") is not True:
        return False, "without being deprecated first"
    if stated is ABSENT:
        return False, "deprecated, but without a day of removal"
    due = day(stated)
    if due is None:
        return False, "and its day of removal cannot be read"
    return (
        (True, f"as announced for {due}")
        if due <= today
        else (False, f"before the announced {due}")
    )
