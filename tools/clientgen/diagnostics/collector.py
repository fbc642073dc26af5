"""Gathers the findings of a run, so that one run shows all problems of a stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
        span: Span | None = None,
    ) -> Diagnostic:
        """Record a finding and return it.

        `place` is a JSON Pointer of the bundled document (``#/…``), a span, or None when there is no place; `span` is the exact place
        beside a pointer, where a pointer leads to another one.
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
            span=place if isinstance(place, Span) else span,
            notes=tuple(notes),
            help=entry.help if help is None else help,
            label=label,
        )
        return self.add(found)

    def add(self, diagnostic: Diagnostic) -> Diagnostic:
        """Record a finding that is already made (from a `Problem`, say); exemptions hold for it too."""
        if diagnostic.allowed is None and lookup(diagnostic.code).allowable:
            allowed = self._allowed(diagnostic.code, diagnostic.pointer)
            diagnostic = replace(diagnostic, allowed=allowed)
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
        """The reason of the nearest exemption: one for a whole part must not use up another's for a place in it."""
        if pointer is None:
            return None
        fitting = [
            (len(item.at), -index, item.reason)
            for index, item in enumerate(self._allow)
            if item.code == code
            and (pointer == item.at or pointer.startswith(item.at.rstrip("/") + "/"))
        ]
        if not fitting:
            return None
        _, index, reason = max(fitting)
        self._used.add(-index)
        return reason


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
