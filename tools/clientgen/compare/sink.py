"""Judges what rules yield, and gathers it: the same change reached from many operations is one finding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from clientgen.compare.model import ABSENT, Change, Direction, Effect, Finding, Hit, Place, Severity
from clientgen.compare.rules import rules_on
from clientgen.compare.rules.base import Rule
from clientgen.compare.side import Side, canonical


@dataclass(frozen=True, slots=True)
class Context:
    """Where in the API a comparison is."""

    direction: Direction = Direction.SENT
    labels: tuple[str, ...] = ()
    role: str = ""
    """``optional-parameter``, ``required-parameter``, ``header`` or nothing."""
    soft: bool = False
    """Another alternative allows every value, before and after: nothing below can break."""
    xml: bool = False
    """Whether the values may be written as XML."""

    def below(self, *labels: str, **changes: Any) -> Context:
        """One step further down."""
        return replace(self, labels=(*self.labels, *labels), **changes)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of one part of an API; `ABSENT` where one side has none."""

    old: Any
    new: Any
    old_at: str
    new_at: str
    context: Context
    name: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def both(self) -> bool:
        """Whether the part is in both documents."""
        return self.old is not ABSENT and self.new is not ABSENT

    @property
    def added(self) -> bool:
        """Whether the part is new."""
        return self.old is ABSENT and self.new is not ABSENT

    @property
    def removed(self) -> bool:
        """Whether the part is gone."""
        return self.new is ABSENT and self.old is not ABSENT


class Sink:
    """Findings by what they are about."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.operation = ""
        self.known: set[Effect] = set()
        """Effects that are known without the findings that they are of."""
        self._found: dict[tuple[str, ...], Finding] = {}

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order they were made."""
        return list(self._found.values())

    def located(self) -> list[Finding]:
        """All findings, with their lines: that takes a second reading of the files, so it comes last."""
        for item in self._found.values():
            item.old_place = self.old.place(item.old_place.pointer)
            item.new_place = self.new.place(item.new_place.pointer)
        return self.findings

    def run(self, kind: str, pair: Any, context: Context, old_at: str, new_at: str) -> None:
        """Hold a pair to the rules for its kind."""
        for rule in rules_on(kind):
            for change in rule.check(pair):
                self.add(rule, change, context, old_at, new_at)

    def add(self, rule: Rule, change: Change, context: Context, old_at: str, new_at: str) -> None:
        """Judge one change."""
        effect = Effect.NOTED if context.soft else change.effect
        severity = Severity.SAFE if context.soft else rule.severity(context.direction, effect)
        old_at = change.old_at if change.old_at is not None else old_at
        new_at = change.new_at if change.new_at is not None else new_at
        key = (rule.id, effect, context.direction, old_at, new_at, change.message)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Finding(
                rule=rule.id,
                part="wire",
                severity=severity,
                hits=Hit.NOBODY if context.soft else rule.hit(context.direction, effect),
                effect=effect,
                direction=context.direction,
                subject=" › ".join(context.labels),
                message=change.message,
                # A change that names the value of one side alone says that the other has none.
                old=self._value(self.old, change.old, old_at if change.new is ABSENT else ""),
                new=self._value(self.new, change.new, new_at if change.old is ABSENT else ""),
                old_place=Place(old_at),
                new_place=Place(new_at),
            )
        if self.operation and self.operation not in found.used_by:
            found.used_by.append(self.operation)

    def _value(self, side: Side, value: Any, at: str) -> Any:
        """What to show: the value of the change, else what stands at the place."""
        if value is not ABSENT or not at:
            return value
        shown = side.at(at)
        return ABSENT if shown is None or len(canonical(shown)) > _MOST_SHOWN else shown


_MOST_SHOWN = 2000
