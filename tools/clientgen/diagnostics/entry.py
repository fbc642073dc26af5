"""What the catalogue says about one code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what it means, what to do, and a document that shows it.

    `severity` is what a finding of this code weighs; `help` is the default advice under a finding;
    `explanation` is the prose of ``clientgen explain``; `example` is a fragment that has the fault.
    `allowable` says that ``[[allow]]`` in the settings may exempt a place: only where the rest of the
    document still has a meaning without it.  `internal` marks our own bugs, which no document should cause
    and for which no example document is demanded.
    """

    code: str
    severity: Severity
    title: str
    help: str
    explanation: str
    example: str = ""
    allowable: bool = False
    internal: bool = False
