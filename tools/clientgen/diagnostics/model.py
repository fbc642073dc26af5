"""Findings as values: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from clientgen.diagnostics.entry import Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 1-based lines and columns (in characters), the end is one past the last character."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that matters, or a remark without a place (`pointer` and `span` both absent).

    `key` says that the place is the key and not the value that the pointer leads to.
    """

    message: str
    pointer: str | None = None
    key: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    The place is `span` if it is known, else it is worked out from `pointer` (a JSON Pointer in the bundled
    document, ``#/…``) when the finding is printed.  `label` stands beside the caret of the main place.
    `allowed` is the author's reason when the settings exempt this finding; it then weighs nothing.
    """

    code: str
    severity: Severity
    message: str
    pointer: str | None = None
    key: bool = False
    span: Span | None = None
    notes: tuple[Note, ...] = ()
    help: str | None = None
    label: str = ""
    allowed: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the run after its stage."""
        return self.severity == "error" and self.allowed is None


Locate: TypeAlias = "Callable[[str, bool], Span | None]"
"""From a pointer of the bundled document to a place; the second argument asks for the key's place."""


class Problem(Exception):
    """A finding that leaves nothing to go on with: carries exactly one diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(f"{diagnostic.code}: {diagnostic.message}")
        self.diagnostic = diagnostic


class StageFailed(Exception):
    """A stage has ended with errors; they are all in `diagnostics`."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} finding(s)")
        self.diagnostics = diagnostics


def place(diagnostic: Diagnostic, locate: Locate | None) -> Diagnostic:
    """The same finding with every span worked out that can be."""
    if locate is None:
        return diagnostic
    span = diagnostic.span
    if span is None and diagnostic.pointer is not None:
        span = locate(diagnostic.pointer, diagnostic.key)
    notes = tuple(
        replace(note, span=locate(note.pointer, note.key))
        if note.span is None and note.pointer is not None
        else note
        for note in diagnostic.notes
    )
    return replace(diagnostic, span=span, notes=notes)
