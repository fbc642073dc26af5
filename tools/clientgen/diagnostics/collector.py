"""Gathers the findings of a run, so that one run shows all problems of a stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from clientgen.diagnostics.catalogue import lookup
from clientgen.diagnostics.model import Diagnostic, Note, Problem, Span, StageFailed


class Allowance(Protocol):
    """An exemption by the author: this code, at this pointer or below it, for this reason."""

    @property
    def code(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Collector:
    """Takes findings from every stage; errors stop the run between stages.

    `allow` are the author's exemptions.  They hold for codes that the catalogue marks `allowable`; an allowed
    finding is kept, with the reason, but is no error.
    """

    def __init__(self, allow: Iterable[Allowance] = ()) -> None:
        self._allow: tuple[Allowance, ...] = tuple(allow)
        self._used: set[int] = set()
        self._found: dict[tuple[str, str | Span | None, bool, str], Diagnostic] = {}

    def report(
        self,
        code: str,
        place: str | Span | None,
        message: str,
        *,
        notes: Sequence[Note] = (),
        help: str | None = None,
        key: bool = False,
        label: str = "",
    ) -> Diagnostic:
        """Record a finding and return it.

        `place` is a JSON Pointer of the bundled document (``#/…``), a span, or None when there is no place.
        `key=True` means the key at that pointer rather than its value.  The same finding twice counts once.
        """
        entry = lookup(code)
        pointer = place if isinstance(place, str) else None
        found = Diagnostic(
            code=code,
            severity=entry.severity,
            message=message,
            pointer=pointer,
            key=key,
            span=place if isinstance(place, Span) else None,
            notes=tuple(notes),
            help=entry.help if help is None else help,
            label=label,
            allowed=self._allowed(code, pointer) if entry.allowable else None,
        )
        return self.add(found)

    def add(self, diagnostic: Diagnostic) -> Diagnostic:
        """Record a finding that is already made (from a `Problem`, say)."""
        place = diagnostic.span if diagnostic.pointer is None else diagnostic.pointer
        identity = (diagnostic.code, place, diagnostic.key, diagnostic.message)
        return self._found.setdefault(identity, diagnostic)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, in the order they were reported."""
        return tuple(self._found.values())

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops the run."""
        return any(found.is_error for found in self._found.values())

    def raise_if_errors(self) -> None:
        """Raise `StageFailed` with every finding so far if one of them is an error."""
        if self.has_errors:
            raise StageFailed(self.diagnostics)

    def unused_allowances(self) -> tuple[Allowance, ...]:
        """The exemptions that matched nothing: they have expired and must go."""
        return tuple(item for index, item in enumerate(self._allow) if index not in self._used)

    def _allowed(self, code: str, pointer: str | None) -> str | None:
        for index, item in enumerate(self._allow):
            if item.code == code and (
                pointer is not None
                and (pointer == item.at or pointer.startswith(item.at.rstrip("/") + "/"))
            ):
                self._used.add(index)
                return item.reason
        return None


def problem(
    code: str,
    place: str | Span | None,
    message: str,
    *,
    notes: Sequence[Note] = (),
    help: str | None = None,
) -> Problem:
    """Make (not record) the finding after which nothing can go on, for the caller to raise."""
    entry = lookup(code)
    return Problem(
        Diagnostic(
            code=code,
            severity=entry.severity,
            message=message,
            pointer=place if isinstance(place, str) else None,
            span=place if isinstance(place, Span) else None,
            notes=tuple(notes),
            help=entry.help if help is None else help,
        )
    )
