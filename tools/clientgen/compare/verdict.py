"""What the changes demand of the next version."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from clientgen.compare.model import Finding, Severity

_VERSION = re.compile(r"(?:\d+!)?(\d+)(?:\.(\d+))?(?:\.(\d+))?")
_MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """The bump that wire and Python demand together, and whether the stated version is enough."""

    bump: str
    """``major``, ``minor``, ``patch`` or ``none``."""
    reasons: tuple[str, ...]
    old_version: str
    """Of the old package; empty if it is not known."""
    new_version: str
    """What the settings beside the new document say; empty if there are none."""
    demanded: str
    """The lowest version that will do; empty without an old one."""
    enough: bool | None
    """Whether `new_version` is at least that; None if it cannot be told."""

    def sentence(self) -> str:
        """For readers."""
        match self.bump:
            case "none":
                text = "No change of the API: no new version is needed for it."
            case "patch":
                text = "A patch release will do."
            case bump:
                text = f"A {bump} release is needed."
        if not self.demanded or self.bump == "none":
            return text + (f" client.toml says {self.new_version}." if self.new_version else "")
        text += f" After {self.old_version} that is {self.demanded} or later"
        if not self.new_version:
            return text + "."
        return (
            text
            + f"; client.toml says {self.new_version}: {'enough' if self.enough else 'too low'}."
        )


def judge(findings: list[Finding], old_version: str, new_version: str) -> Verdict:
    """The verdict on all findings.

    Breaking changes demand a major release, any other change of the API a minor one; before 1.0 it is a minor and a patch
    release.
    """
    weights = Counter(item.weighs for item in findings)
    early = (_numbers(old_version or new_version) or (1,))[0] == 0
    if weights[Severity.BREAKING]:
        bump = "minor" if early else "major"
    elif findings:
        bump = "patch" if early else "minor"
    else:
        bump = "none"
    demanded = _bumped(old_version, bump)
    enough = None
    if demanded and new_version:
        enough = (_numbers(new_version) or (0,)) >= (_numbers(demanded) or (0,))
    return Verdict(
        bump, _reasons(findings, early=early), old_version, new_version, demanded, enough
    )


def _reasons(findings: list[Finding], *, early: bool) -> tuple[str, ...]:
    for severity in (Severity.BREAKING, Severity.RISKY, Severity.SAFE):
        heavy = [item for item in findings if item.weighs is severity]
        if heavy:
            shown = [
                f"{item.rule} ({item.part}): {item.subject}: {item.message}"
                for item in _telling(heavy)
            ]
            more = len(heavy) - len(shown)
            tail = [f"and {more} more {severity} change{'s' * (more > 1)}"] if more > 0 else []
            if severity is Severity.BREAKING and early:
                tail.append("before 1.0 a breaking change raises the second number")
            return (*shown, *tail)
    return ()


def _telling(heavy: list[Finding]) -> list[Finding]:
    """The first few, and of each part the first: one cause often breaks many programs, and hides behind them."""
    firsts = {item.part: number for number, item in reversed([*enumerate(heavy)])}
    order = sorted(range(len(heavy)), key=lambda number: (number not in firsts.values(), number))
    return [heavy[number] for number in sorted(order[:_MOST_REASONS])]


def _numbers(version: str) -> tuple[int, ...] | None:
    found = _VERSION.match(version)
    return tuple(int(part or 0) for part in found.groups()) if found else None


def _bumped(version: str, bump: str) -> str:
    numbers = _numbers(version)
    if numbers is None or not version:
        return ""
    major, minor, patch = numbers
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }.get(bump, version)
