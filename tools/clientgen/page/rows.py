"""Row against row: the page, the transcript, the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.diagnostics import Span
from clientgen.page.differences import Difference, Said
from clientgen.page.model import FACTS, Row, Table
from clientgen.page.stated import Stated, StatedRow
from clientgen.page.transcript import WrittenRow, WrittenTable
from clientgen.page.vocabulary import REQUIRED_WHEN, REQUIRES
from clientgen.page.wording import Words, tell

CONDITIONS = frozenset(value for _, value in (*REQUIRED_WHEN, *REQUIRES))
"""The conditions that the reader can find; others were written into a transcript by people, and stay."""

_WORDS = {
    "options": "options",
    "default": "default",
    "example": "example",
    "keys": "keys of the map",
    "refused_prefixes": "refused beginnings",
    "required_when": "mandatory under a condition",
    "requires": "condition",
}
_WIDTHS = {"Long": "Integer", "Float": "Number", "Double": "Number"}
_FLAGS = {"Yes": " (mandatory)", "No": " (not mandatory)", None: ""}


@dataclass(frozen=True, slots=True)
class _Aspect:
    """One thing that a row says, from all three sides."""

    code: str
    what: str
    page: Said
    written: Said
    stated: Said
    agrees: bool
    """Whether the document holds what the page says; it need not be equal."""


class TableComparison:
    """One table of the page against its counterparts; `at` is the pointer of what holds its rows in the document."""

    def __init__(
        self, table: Table, written: WrittenTable | None, stated: Stated, at: str, words: Words
    ) -> None:
        self._table = table
        self._written = written
        self._stated = stated
        self._at = at
        self._words = words
        self._theirs = {row.name: row for row in written.rows} if written else {}
        self._found = stated.rows(at, table.title)

    def differences(self) -> Iterator[Difference]:
        """Everything about the rows, in the order of the page; then what is not on it."""
        for row in self._table.rows:
            yield from self._new(row)
            old, spec = self._theirs.get(row.name), (self._found or {}).get(row.name)
            changed = False
            for aspect in _aspects(row, old, spec):
                sides: dict[str, Said] = {"page": aspect.page}
                if old is not None and aspect.page != aspect.written:
                    sides["transcript"] = aspect.written
                    changed = True
                if not aspect.agrees:
                    sides["spec"] = aspect.stated
                if len(sides) > 1:
                    yield self._of(aspect.code, row.name, row.span, what=aspect.what, sides=sides)
            found = self._words.of(row, changed=changed) if old else None
            if found is not None:
                new, gone = found
                place = new[0].at.span(row.span.file) if new and row.span else row.span
                yield self._of("PAG26", row.name, place, what="wording", message=tell(new, gone))
        yield from self._gone()
        yield from self._order()

    def _new(self, row: Row) -> Iterator[Difference]:
        lacks = self._written is not None and row.name not in self._theirs
        stated = self._found is None or row.name in self._found
        stated = stated or self._stated.outside(self._table.title, row.name)
        missing = [*(["the transcript"] if lacks else []), *([] if stated else ["the document"])]
        if missing:
            message = f"new, `{row.type}`; not in {' and '.join(missing)}"
            note = _FLAGS[row.mandatory]
            yield self._of("PAG20", row.name, row.span, message=message, note=note)

    def _gone(self) -> Iterator[Difference]:
        names = {row.name for row in self._table.rows}
        found = self._found or {}
        for name in dict.fromkeys([*self._theirs, *found]):
            old, spec = self._theirs.get(name), found.get(name)
            if name in names or (old is None and spec is not None and spec.evidence):
                continue
            where = [*(["the transcript"] if old else []), *(["the document"] if spec else [])]
            message = f"not on the page, but in {' and '.join(where)}"
            yield self._of("PAG21", name, self._table.span, message=message)

    def _order(self) -> Iterator[Difference]:
        names = [row.name for row in self._table.rows]
        wrong = [
            said
            for said, others in (
                ("the transcript", self._theirs),
                ("the document", self._found or {}),
            )
            if [name for name in names if name in others]
            != [name for name in others if name in names]
        ]
        if wrong:
            message = f"the rows stand in another order in {' and '.join(wrong)}"
            yield self._of("PAG34", None, self._table.span, message=message)

    def _of(
        self,
        code: str,
        row: str | None,
        page: Span | None,
        *,
        what: str = "",
        sides: dict[str, Said] | None = None,
        message: str = "",
        note: str = "",
    ) -> Difference:
        spec = (self._found or {}).get(row or "")
        old = self._theirs.get(row or "")
        whole = self._written.span if self._written else None
        return Difference(
            code,
            table=self._table.title,
            numbers=(self._table.number,),
            row=row,
            what=what,
            sides=sides or {},
            message=message,
            note=note,
            pointer=spec.pointer if spec else self._at,
            page=page,
            transcript=old.span if old else whole,
        )


def _aspects(row: Row, old: WrittenRow | None, spec: StatedRow | None) -> Iterator[_Aspect]:
    stated = spec.type if spec else None
    agrees = spec is None or _WIDTHS.get(row.type, row.type) == stated
    yield _Aspect("PAG22", "type", row.type, old.type if old else None, stated, agrees)
    # A response table does not say what is mandatory: the document's flags there are an inference.
    agrees = spec is None or row.mandatory in (None, spec.mandatory)
    flags = (old.mandatory if old else None), (spec.mandatory if spec else None)
    yield _Aspect("PAG23", "mandatory", row.mandatory, *flags, agrees)
    for fact in FACTS:
        if fact == "keys" and not row.type.startswith("Map<"):
            continue  # that it is no map (any more) is told as its type
        mine: Said = getattr(row.facts, fact)
        theirs: Said = getattr(old.facts, fact) if old else None
        if kept(fact, mine, theirs):
            theirs = mine
        value: Said = getattr(spec.facts, fact) if spec else None
        agrees = spec is None or _agrees(fact, mine, value, evidence=spec.evidence)
        code = "PAG24" if fact == "options" else "PAG25"
        yield _Aspect(code, _WORDS[fact], mine, theirs, value, agrees)


def kept(fact: str, page: Said, written: Said) -> bool:
    """Whether what the transcript says was added by a person and is beyond what the reader can find."""
    return (
        fact in ("required_when", "requires")
        and page is None
        and written is not None
        and written not in CONDITIONS
    )


def _agrees(fact: str, page: Said, stated: Said, *, evidence: bool) -> bool:
    """Whether the document holds what the page says; with evidence it may hold more."""
    if fact in ("required_when", "requires"):
        return bool(page) == bool(stated) or (not page and (evidence or fact == "requires"))
    if isinstance(page, tuple) and isinstance(stated, tuple):
        return page == (tuple(item for item in stated if item in page) if evidence else stated)
    return page == stated or (page is None and evidence)
