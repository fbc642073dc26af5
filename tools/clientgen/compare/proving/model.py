"""What a proof is made of: programs, the packages that they are tried against, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from clientgen.compare.model import Place
from clientgen.diagnostics import Span

RUN = "run"
"""The means of proof that is no type checker."""


class Outcome(StrEnum):
    """What came of one program by one means."""

    HOLDS = "holds"
    BROKEN = "broken"
    """It worked with the old package, and does not with the new one."""
    NOTHING = "proves nothing"
    """It did not work with the old package either."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the users' kind: what it is called, its text, and the line of its source that its own first line is."""

    name: str
    text: str
    file: str = ""
    """Its file; empty for one that lies in no file."""
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package, and what surrounds it when a program runs.

    `answers` say what the service answers to each operation (see `clientgen.emit.rehearsal`), `environment` holds
    stand-ins for the variables that the package reads credentials from.
    """

    files: Mapping[str, bytes]
    answers: Sequence[Mapping[str, Any]] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """One program, tried by one means against both packages."""

    program: Program
    means: str
    outcome: Outcome
    message: str = ""
    line: int = 0
    """Of the program's own text; 0 if it cannot be told."""

    @property
    def source(self) -> str:
        """The line itself."""
        lines = self.program.text.split("\n")
        return lines[self.line - 1].strip() if 0 < self.line <= len(lines) else ""

    @property
    def source_line(self) -> int:
        """The line of the file, or of the README, that the program is from; 0 if it cannot be told."""
        return self.program.first_line + self.line - 1 if self.line else 0

    @property
    def where(self) -> str:
        """Program and line, for readers."""
        return f"{self.program.name}, line {self.source_line}" if self.line else self.program.name

    @property
    def place(self) -> Place:
        """The place in the program's file."""
        line = self.source_line
        name = self.program.file or self.program.name
        span = Span(name, line, 1, line, 2) if self.program.file and line else None
        return Place(name, span)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a program does not work: one line of text, and the line where it failed."""

    message: str
    line: int = 0


class Unusable(Exception):
    """A means of proof that cannot be used here; the message says why, and what to do."""
