"""Differences as values: what, where, and what each side says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from clientgen.diagnostics import Diagnostic, Locate, Note, Span, lookup, neutral

Said: TypeAlias = "str | tuple[str, ...] | None"
"""What one side says: a text, a list, or nothing (None)."""

SIDES = ("page", "transcript", "spec")
_NAMES = {"page": "the page", "transcript": "the transcript", "spec": "the document"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which the page, the transcript and the document do not agree.

    `sides` has the page and those that say something else.  `note` is told behind the message but may be that of one table
    of several.  `pointer` leads to the place in the document that is to be edited.
    """

    code: str
    table: str = ""
    numbers: tuple[int, ...] = ()
    row: str | None = None
    what: str = ""
    sides: Mapping[str, Said] = field(default_factory=dict)
    message: str = ""
    note: str = ""
    pointer: str | None = None
    key: bool = False
    page: Span | None = None
    transcript: Span | None = None
    spec: Span | None = None

    @property
    def heading(self) -> str:
        """The table as people find it on the page."""
        if not self.table:
            return "page"
        numbers = " and ".join(map(str, self.numbers))
        return f"Table{'s' if len(self.numbers) > 1 else ''} {numbers}, {neutral(self.table, 100)}"

    def tell(self) -> str:
        """The difference in a line, without its table."""
        subject = ": ".join(
            part for part in (self.row and neutral(self.row, 100), self.what) if part
        )
        text = f"{self.message or _compared(self.sides)}{self.note}"
        return f"{subject}: {text}" if subject else text

    def placed(self, locate: Locate) -> Difference:
        """The same with the place in the document worked out."""
        if self.pointer is None or self.spec is not None:
            return self
        return replace(self, spec=locate(self.pointer, self.key))

    def diagnostic(self) -> Diagnostic:
        """The same as a finding: at the place in the document if there is one, with the other places as notes."""
        entry = lookup(self.code)
        places = [(self.spec, ""), (self.transcript, "the transcript"), (self.page, "the page")]
        known = [(span, name) for span, name in places if span is not None]
        return Diagnostic(
            code=self.code,
            severity=entry.severity,
            message=f"{self.heading}: {self.tell()}",
            pointer=self.pointer,
            span=known[0][0] if known else None,
            label=known[0][1] if known else "",
            notes=tuple(Note(name, span=span) for span, name in known[1:]),
            help=entry.help,
        )

    def as_data(self) -> dict[str, object]:
        """For machines."""
        places = {"page": self.page, "transcript": self.transcript, "spec": self.spec}
        return {
            "code": self.code,
            "table": self.table or None,
            "numbers": list(self.numbers),
            "row": self.row,
            "what": self.what or None,
            "message": self.tell(),
            "sides": {
                side: list(said) if isinstance(said, tuple) else said
                for side, said in self.sides.items()
            },
            "pointer": self.pointer,
            "places": {
                side: {"file": span.file, "line": span.line, "column": span.column}
                for side, span in places.items()
                if span is not None
            },
        }


def merged(found: Iterable[Difference]) -> list[Difference]:
    """The same difference in tables of the same name (a request's and its response's) counts once."""
    groups: dict[tuple[object, ...], Difference] = {}
    for item in found:
        told = replace(item, note="").tell()
        identity = (item.code, item.table, item.row, item.what, item.pointer, told)
        known = groups.get(identity)
        numbers = (*known.numbers, *item.numbers) if known else ()
        groups[identity] = replace(known, numbers=numbers) if known else item
    return sorted(groups.values(), key=lambda item: item.numbers[:1])


def _compared(sides: Mapping[str, Said]) -> str:
    """`A on the page; B in the transcript and the document`: who says the same is named together."""
    page = sides.get("page")
    others: dict[Said, list[str]] = {}
    for side in SIDES[1:]:
        if side in sides and sides[side] != page:
            others.setdefault(sides[side], []).append(_NAMES[side])
    told = [f"{said(value)} in {' and '.join(names)}" for value, names in others.items()]
    return "; ".join([f"{said(page)} on the page", *told])


def said(value: Said) -> str:
    """A value as people read it."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(f"`{neutral(item, 80)}`" if item else '`""`' for item in value)
    return f"`{neutral(value, 120)}`"
