"""The result of a comparison, and its form as data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from clientgen.compare.accept import Accept
from clientgen.compare.model import ABSENT, RANK, Finding, Place, Severity
from clientgen.compare.proof import PART
from clientgen.compare.proving import Trial
from clientgen.compare.verdict import Verdict


@dataclass(slots=True)
class Report:
    """Everything that a reviewer needs."""

    old: str
    new: str
    findings: list[Finding]
    verdict: Verdict
    expired: list[Accept] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What could not be compared, and why."""
    trials: list[Trial] | None = None
    """What was proved by running programs; None if nobody asked."""

    def __post_init__(self) -> None:
        self.findings.sort(
            key=lambda item: (
                item.part != PART,
                item.accepted is not None,
                RANK[item.severity],
                item.part != "wire",
            )
        )

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings weigh what, without the accepted ones."""
        counted = Counter(item.severity for item in self.findings if item.accepted is None)
        return {severity: counted[severity] for severity in Severity}

    @property
    def breaking(self) -> bool:
        """Whether the exit code says so."""
        return self.counts[Severity.BREAKING] > 0

    def headline(self) -> str:
        """The verdict in a few words."""
        if not self.findings:
            return "no change of the API"
        accepted = sum(item.accepted is not None for item in self.findings)
        parts = [f"{count} {severity}" for severity, count in self.counts.items() if count]
        return ", ".join([*parts, *([f"{accepted} accepted"] if accepted else [])])


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    verdict = report.verdict
    return {
        "old": report.old,
        "new": report.new,
        "breaking": report.breaking,
        "counts": {str(severity): count for severity, count in report.counts.items()},
        "verdict": {
            "bump": verdict.bump,
            "reasons": list(verdict.reasons),
            "old_version": verdict.old_version or None,
            "client_toml": verdict.new_version or None,
            "demanded": verdict.demanded or None,
            "enough": verdict.enough,
        },
        "findings": [_finding(item) for item in report.findings],
        "expired": [
            {"rule": item.rule, "at": item.at, "reason": item.reason} for item in report.expired
        ],
        "notes": report.notes,
        "proof": None if report.trials is None else [_trial(item) for item in report.trials],
    }


def render_json(report: Report) -> str:
    """The report as JSON, ASCII only."""
    return (
        json.dumps(as_data(report), indent=2, sort_keys=True, ensure_ascii=True, default=str) + "\n"
    )


def shown(value: Any, limit: int = 2000) -> str:
    """A value of a document, or a line of a surface, for readers; empty for one that is absent."""
    if value is ABSENT:
        return ""
    text = (
        value
        if isinstance(value, str)
        else json.dumps(value, indent=2, ensure_ascii=False, default=str)
    )
    return text if len(text) <= limit else text[: limit - 1] + "…"


def where(place: Place) -> str:
    """A place for readers: file and line, else the pointer."""
    if place.span is not None:
        return f"{place.span.file}:{place.span.line}:{place.span.column}"
    return place.pointer


def _finding(item: Finding) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "at": item.at,
        "part": item.part,
        "severity": item.severity,
        "hits": item.hits,
        "effect": item.effect,
        "direction": item.direction,
        "subject": item.subject,
        "message": item.message,
        "old": _side(item.old, item.old_place),
        "new": _side(item.new, item.new_place),
        "used_by": item.used_by,
        "accepted": item.accepted,
    }


def _trial(item: Trial) -> dict[str, Any]:
    return {
        "program": item.program.name,
        "file": item.program.file or None,
        "means": item.means,
        "outcome": item.outcome,
        "line": item.line or None,
        "message": item.message or None,
    }


def _side(value: Any, place: Place) -> dict[str, Any]:
    span = place.span
    return {
        "pointer": place.pointer or None,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        **({} if value is ABSENT else {"value": value}),
    }
