"""What the changes demand of the next version."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clientgen.compare.model import Finding, Severity
from clientgen.versions import Bump, bump, bumped, numbers

_MOST_REASONS = 5
_UNKNOWN = "1.0"
"""A version that nobody states is taken for one that callers rely on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The bump that wire and Python demand together, and whether the stated version is enough."""

    bump: Bump
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
            case _:
                text = f"A {self.bump} release is needed."
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
    known = old_version or new_version or _UNKNOWN
    needed = bump(known, breaking=bool(weights[Severity.BREAKING]), change=bool(findings))
    demanded = bumped(old_version, needed) if old_version else ""
    enough = numbers(new_version) >= numbers(demanded) if demanded and new_version else None
    reasons = _reasons(findings, early=numbers(known)[0] == 0)
    return Verdict(needed, reasons, old_version, new_version, demanded, enough)


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
