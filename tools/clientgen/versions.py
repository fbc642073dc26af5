"""Arithmetic of version numbers, the same wherever a next version is demanded or a former name runs out."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Bump: TypeAlias = Literal["major", "minor", "patch", "none"]

_RELEASE = re.compile(r"(?:\d+!)?(\d+(?:\.\d+)*)")


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, at least three, for comparing; what stands behind them is left out, and no version is zero."""
    found = _RELEASE.match(version)
    release = tuple(int(part) for part in found[1].split(".")) if found else (0,)
    return release + (0,) * (3 - len(release))


def bump(version: str, *, breaking: bool, change: bool = True) -> Bump:
    """What a change of the API demands after `version`: before 1.0 a breaking one counts the second number, others the third."""
    early = numbers(version)[0] == 0
    if breaking:
        return "minor" if early else "major"
    if change:
        return "patch" if early else "minor"
    return "none"


def bumped(version: str, by: Bump) -> str:
    """The lowest version that is so much after `version`."""
    major, minor, patch, *_ = numbers(version)
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }.get(by, version)


def after(version: str, releases: int) -> str:
    """The version that comes so many breaking releases after `version`."""
    for _ in range(releases):
        version = bumped(version, bump(version, breaking=True))
    return version
