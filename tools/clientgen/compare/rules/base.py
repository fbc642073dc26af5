"""What a rule is, and how it registers.

A rule is one function in one file of this package; the file's docstring is its documentation (first line: title).  It is
given the two sides of one part of an API and yields what changed; what that weighs follows from the rule's table and from
who writes the value.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from clientgen.compare.model import Change, Direction, Effect, Hit, Severity

BREAKING, RISKY, SAFE = Severity.BREAKING, Severity.RISKY, Severity.SAFE
SENT, RECEIVED = Direction.SENT, Direction.RECEIVED
NARROWED, WIDENED, CHANGED, NOTED = Effect.NARROWED, Effect.WIDENED, Effect.CHANGED, Effect.NOTED

Check: TypeAlias = "Callable[[Any], Iterator[Change]]"
Outcomes: TypeAlias = "Mapping[tuple[Direction, Effect], Severity]"

_STANDARD: dict[tuple[Direction, Effect], Severity] = {
    (SENT, NARROWED): BREAKING,
    (SENT, WIDENED): SAFE,
    (SENT, CHANGED): BREAKING,
    (SENT, NOTED): SAFE,
    (RECEIVED, NARROWED): SAFE,
    (RECEIVED, WIDENED): BREAKING,
    (RECEIVED, CHANGED): BREAKING,
    (RECEIVED, NOTED): SAFE,
}
_HITS = {
    (SENT, NARROWED): Hit.CALLERS,
    (SENT, WIDENED): Hit.SERVICE,
    (RECEIVED, NARROWED): Hit.SERVICE,
    (RECEIVED, WIDENED): Hit.CALLERS,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `claims` are the keys of the part whose changes it judges."""

    id: str
    on: str
    title: str
    why: str
    claims: frozenset[str]
    outcomes: Outcomes
    fixed: Severity | None
    hits: Hit | None
    check: Check

    def severity(self, direction: Direction, effect: Effect) -> Severity:
        """What a change of this effect weighs."""
        return self.fixed or self.outcomes[direction, effect]

    def hit(self, direction: Direction, effect: Effect) -> Hit:
        """Who is hit by it."""
        if self.hits is not None:
            return self.hits
        return Hit.NOBODY if effect is NOTED else _HITS.get((direction, effect), Hit.BOTH)


RULES: dict[str, Rule] = {}


def rule(
    id: str,
    *,
    on: str,
    claims: tuple[str, ...] = (),
    fixed: Severity | None = None,
    hits: Hit | None = None,
    **special: Severity,
) -> Callable[[Check], Check]:
    """Register a rule on a kind of part.

    Without `fixed`, what callers send may widen and what they receive may narrow; `special` says otherwise for single
    cases (``received_widened=RISKY``).
    """
    outcomes = dict(_STANDARD)
    for name, severity in special.items():
        direction, effect = name.split("_")
        outcomes[Direction(direction), Effect(effect)] = severity

    def register(check: Check) -> Check:
        text = inspect.cleandoc(sys.modules[check.__module__].__doc__ or "")
        title, _, why = text.partition("\n")
        if id in RULES or not why.strip():
            raise ValueError(f"rule {id}: registered twice, or its file does not say why")
        RULES[id] = Rule(
            id=id,
            on=on,
            title=title.strip().rstrip("."),
            why=" ".join(why.split()),
            claims=frozenset(claims),
            outcomes=outcomes,
            fixed=fixed,
            hits=hits,
            check=check,
        )
        return check

    return register
