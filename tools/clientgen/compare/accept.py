"""Suppressions: a change that is accepted, at a place, for a reason; one that accepts nothing has expired."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clientgen.compare.model import Finding
from clientgen.compare.proof import PART
from clientgen.compare.rules import all_rules, rules_on
from clientgen.diagnostics import nearest, neutral
from clientgen.disk import read_plain

FILE = "accepted-changes.toml"


class AcceptError(ValueError):
    """A suppression that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Changes by this rule at or below this place (a pointer, or a Python name) are accepted until a day, if one is given."""

    rule: str
    at: str
    reason: str
    until: date | None = None

    def covers(self, finding: Finding, today: date) -> bool:
        """Whether it accepts a finding."""
        if finding.rule != self.rule or (self.until is not None and today > self.until):
            return False
        places = (finding.new_place.pointer, finding.old_place.pointer, finding.subject)
        return any(
            place == self.at or place.startswith((f"{self.at}/", f"{self.at}."))
            for place in places
            if place
        )


def read_accepts(path: Path) -> list[Accept]:
    """The suppressions of a file; `AcceptError` if one is wrong."""
    try:
        data = tomllib.loads(read_plain(path, links=True).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise AcceptError(f"{path}: cannot be read: {neutral(str(error), 200)}") from error
    entries = data.pop("accept", [])
    if (
        data
        or not isinstance(entries, list)
        or not all(isinstance(entry, dict) for entry in entries)
    ):
        raise AcceptError(f"{path}: it holds tables [[accept]] and nothing else")
    found = []
    for number, entry in enumerate(entries, 1):
        unknown = set(entry) - {"rule", "at", "reason", "until"}
        until = entry.get("until")
        texts = [entry.get(key) for key in ("rule", "at", "reason")]
        if (
            unknown
            or not all(isinstance(text, str) for text in texts)
            or type(until) not in (date, type(None))  # a time of day is a date to Python, too
        ):
            raise AcceptError(
                f"{path}: [[accept]] number {number} has `rule`, `at`, `reason` (texts) and `until` (a date)"
            )
        found.append(accept(str(texts[0]), str(texts[1]), str(texts[2]), until))
    return found


def parse_accept(text: str) -> Accept:
    """``RULE@PLACE=REASON``, as on a command line; `AcceptError` if it is not."""
    rule, _, rest = text.partition("@")
    at, _, reason = rest.rpartition("=")
    return accept(rule, at, reason)


def accept(rule: str, at: str, reason: str, until: date | None = None) -> Accept:
    """One suppression; `AcceptError` if it names no rule, place or reason."""
    known = [item.id for item in all_rules()]
    if rule not in known:
        like = nearest(rule, known)
        raise AcceptError(
            f"there is no rule {neutral(rule, 60)!r}" + (f"; did you mean {like}?" if like else "")
        )
    if rule in (item.id for item in rules_on(PART)):
        raise AcceptError(f"{rule} cannot be accepted: what was seen to break, breaks")
    if not at.strip() or not reason.strip():
        raise AcceptError(f"the suppression of {rule} names no place or no reason")
    return Accept(rule, at.strip(), reason.strip(), until)


def apply(accepts: Iterable[Accept], findings: list[Finding], today: date) -> list[Accept]:
    """Mark what is accepted; gives the suppressions that accept nothing."""
    expired = []
    for item in accepts:
        covered = [finding for finding in findings if item.covers(finding, today)]
        for finding in covered:
            finding.accepted = finding.accepted or item.reason
        if not covered:
            expired.append(item)
    return expired
