"""What a comparison is made of: places, changes, findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from clientgen.diagnostics import Span


class Severity(StrEnum):
    """What a change means for programs that exist."""

    BREAKING = "breaking"
    RISKY = "risky"
    SAFE = "safe"


class Direction(StrEnum):
    """Who writes a value: callers send it, or receive it."""

    SENT = "sent"
    RECEIVED = "received"

    @property
    def other(self) -> Direction:
        """The direction of the answer."""
        return Direction.RECEIVED if self is Direction.SENT else Direction.SENT


class Effect(StrEnum):
    """How the set of allowed values moved."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"
    """Both, or it cannot be told."""
    NOTED = "noted"
    """Neither."""


class Hit(StrEnum):
    """Who has to do something, or loses something."""

    CALLERS = "callers"
    SERVICE = "the service"
    BOTH = "both"
    NOBODY = "nobody"


class _Absent:
    """Stands for a value that is not there, where None is a value."""

    def __repr__(self) -> str:
        return "absent"

    def __bool__(self) -> bool:
        return False


ABSENT: Any = _Absent()


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule has seen; severity and place are worked out from the rule and the pair."""

    effect: Effect
    message: str
    old: Any = ABSENT
    new: Any = ABSENT
    old_at: str | None = None
    """Pointer in the old document; that of the pair if it is not given."""
    new_at: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in one of the two documents, or the line of a surface."""

    pointer: str
    span: Span | None = None


@dataclass(slots=True)
class Finding:
    """One change, judged."""

    rule: str
    part: str
    """``wire`` or ``python``."""
    severity: Severity
    hits: Hit
    effect: Effect
    direction: Direction | None
    subject: str
    """For readers: ``POST /pets › body › name``."""
    message: str
    old: Any
    new: Any
    old_place: Place
    new_place: Place
    used_by: list[str] = field(default_factory=list)
    """The operations that the change reaches."""
    accepted: str | None = None
    """The reason, if a suppression accepts it."""

    @property
    def weighs(self) -> Severity:
        """Its severity in the verdict."""
        return Severity.SAFE if self.accepted is not None else self.severity

    @property
    def at(self) -> str:
        """The place by which it is named in suppressions: that in the new document, or the old one if it is gone."""
        return self.new_place.pointer or self.old_place.pointer


RANK = {Severity.BREAKING: 0, Severity.RISKY: 1, Severity.SAFE: 2}


def mapping(value: object) -> dict[str, Any]:
    """`value` if it is a mapping, else an empty one: documents that fail the checks are compared too."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list[Any]:
    """`value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def difference(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """The keys whose values differ, the old ones first."""
    for key in [*old, *(key for key in new if key not in old)]:
        if not same(old.get(key, ABSENT), new.get(key, ABSENT)):
            yield key


def same(old: Any, new: Any) -> bool:
    """Whether two JSON values are one: `true` is not 1, but 1.0 is."""
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(same(a, b) for a, b in zip(old, new, strict=True))
    return bool(old == new)
