"""What was proved by running, as findings and for readers."""

from __future__ import annotations

from collections.abc import Sequence

from clientgen.compare.model import Direction, Finding, Place
from clientgen.compare.proving import Outcome, Trial
from clientgen.compare.rules import rules_on

PART = "proof"


def proved(trials: Sequence[Trial]) -> list[Finding]:
    """One finding per program and means that worked before and does not now."""
    return [
        Finding(
            rule=rule.id,
            part=PART,
            severity=rule.severity(Direction.SENT, change.effect),
            hits=rule.hit(Direction.SENT, change.effect),
            effect=change.effect,
            direction=None,
            subject=trial.where,
            message=change.message,
            old=change.old,
            new=change.new,
            old_place=trial.place,
            new_place=Place(""),
        )
        for trial in trials
        for rule in rules_on(PART)
        for change in rule.check(trial)
    ]


def summary(trials: Sequence[Trial]) -> list[str]:
    """In sentences: what held, and what proves nothing and why."""
    if not trials:
        return []
    lines = []
    for means in dict.fromkeys(trial.means for trial in trials):
        mine = [trial for trial in trials if trial.means == means]
        held = sum(trial.outcome is Outcome.HOLDS for trial in mine)
        broke = sum(trial.outcome is Outcome.BROKEN for trial in mine)
        what = "ran with" if means == "run" else f"passed {means} with"
        lines.append(
            f"proof: {held} of {held + broke} programs of the old release {what} the new package"
        )
    lines += [
        f"proves nothing: {trial.where} fails with the old package already"
        f" ({trial.means}): {trial.message}"
        for trial in trials
        if trial.outcome is Outcome.NOTHING
    ]
    return lines
