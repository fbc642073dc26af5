"""A page against the transcript of an earlier edition and against the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clientgen.diagnostics import Collector, neutral
from clientgen.page.differences import Difference, Said, merged
from clientgen.page.examples import compare_examples
from clientgen.page.match import match
from clientgen.page.model import Page, Sentence, Table
from clientgen.page.rows import TableComparison
from clientgen.page.stated import Stated
from clientgen.page.transcript import PROSE, Transcript, WrittenTable
from clientgen.page.wording import Words, tell
from clientgen.source import Bundle

_MOST_NAMES = 20
_SCHEMAS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, merged and in the order of the page."""

    page: Page
    differences: tuple[Difference, ...]

    def as_data(self) -> dict[str, object]:
        """For machines."""
        page = self.page
        facts = {
            "title": page.title,
            "updated": page.updated,
            "template": page.template,
            "language": page.language,
            "method": page.method,
            "path": page.path,
            "statuses": list(page.statuses),
            "tables": len(page.tables),
            "rows": sum(len(table.rows) for table in page.tables),
        }
        return {"page": facts, "differences": [item.as_data() for item in self.differences]}


def compare(
    page: Page, transcript: Transcript | None, bundle: Bundle, collector: Collector
) -> Comparison:
    """Compare the three; without a transcript only page and document.

    That words cannot be compared is reported to `collector` (PAG10); everything else is in the result.
    """
    stated = Stated(bundle.data, page.method, page.path)
    run = _Run(page, transcript, stated)
    if transcript is not None and transcript.words is None:
        collector.report(
            "PAG10",
            transcript.span("page"),
            "the transcript has no digests of the page's sentences",
        )
    found = [
        *run.operation(),
        *run.edition(),
        *run.tables(),
        *compare_examples(page, stated, bundle),
    ]
    return Comparison(page, tuple(item.placed(bundle.origin) for item in merged(found)))


class _Run:
    def __init__(self, page: Page, transcript: Transcript | None, stated: Stated) -> None:
        self._page = page
        self._transcript = transcript
        self._stated = stated
        self._pairs, self._left = match(page.tables, transcript.tables if transcript else ())

    def operation(self) -> Iterator[Difference]:
        """Method, path and status codes."""
        page, old = self._page, self._transcript
        call = f"{page.method} {page.path}"
        sides: dict[str, Said] = {"page": call}
        if old is not None and f"{old.method} {old.path}" != call:
            sides["transcript"] = f"{old.method} {old.path}"
        if self._stated.operation is None:
            sides["spec"] = None
        if len(sides) > 1:
            yield self._general("PAG30", "call", sides, "call", "method", self._stated.operation_at)
        listed: dict[str, Said] = {"page": page.statuses}
        if old is not None and set(old.statuses) != set(page.statuses):
            listed["transcript"] = old.statuses
        if self._stated.operation is not None and set(self._stated.statuses) != set(page.statuses):
            listed["spec"] = self._stated.statuses
        if len(listed) > 1:
            at = f"{self._stated.operation_at}/responses"
            yield self._general("PAG31", "status codes", listed, "statuses", "statuses", at)

    def edition(self) -> Iterator[Difference]:
        """Date, title, template and language; and the prose of the page."""
        page, old = self._page, self._transcript
        if old is None:
            return
        for what, mine, theirs, place, key in (
            ("title", page.title, old.title, "title", "page"),
            ("edition", page.updated, old.updated, "updated", "updated"),
            ("language", page.language, old.language, "title", "page"),
            ("template", page.template, old.template, "title", "page"),
        ):
            if mine != theirs:
                sides: dict[str, Said] = {"page": mine, "transcript": theirs}
                yield self._general("PAG33", what, sides, place, key)
        if old.words is None:
            return
        known = old.words.get(PROSE, {})
        if self._comparable:
            for name in dict.fromkeys([*page.prose, *known]):
                yield from self._prose(name, page.prose.get(name, ()), known.get(name, frozenset()))
        elif page.language != old.language:
            message = (
                "the page is in another language than the transcript's: words were not compared"
            )
            yield self._general("PAG33", "wording", {}, "title", "page", message=message)
        elif anew := self._anew(known):
            shown = ", ".join(anew[:_MOST_NAMES])
            more = f" and {len(anew) - _MOST_NAMES} more" if len(anew) > _MOST_NAMES else ""
            message = (
                f"worded anew in the new template: {shown}{more}; new constraints follow one by one"
            )
            yield self._general("PAG33", "wording", {}, "title", "page", message=message)

    def tables(self) -> Iterator[Difference]:
        """Tables that are new, gone or renamed, and all rows."""
        numbering: dict[str, list[tuple[Table, WrittenTable | None]]] = {}
        for table, other in self._pairs:
            at = other.schema if other else self._stated.pointer_for(table)
            numbering.setdefault(at, []).append((table, other))
            missing = [
                *(["the transcript"] if self._transcript and other is None else []),
                *([] if self._stated.exists(at) else ["the document"]),
            ]
            if missing:
                rows = ", ".join(f"{row.name} ({row.type})" for row in table.rows)
                needed = ", ".join(row.name for row in table.rows if row.mandatory == "Yes")
                yield Difference(
                    "PAG27",
                    table=table.title,
                    numbers=(table.number,),
                    message=f"new table, not in {' and '.join(missing)} ({at}); rows: {rows}",
                    note=f"; mandatory: {needed}" if needed else "",
                    pointer=at,
                    page=table.span,
                    transcript=other.span if other else None,
                )
            rows_of = TableComparison(table, other, self._stated, at, self._words(other))
            yield from rows_of.differences()
        yield from self._gone()
        for at, pairs in numbering.items():
            yield from self._names(at, pairs)

    @property
    def _comparable(self) -> bool:
        old = self._transcript
        return old is not None and (old.template, old.language) == (
            self._page.template,
            self._page.language,
        )

    def _words(self, other: WrittenTable | None) -> Words:
        old = self._transcript
        if other is None or old is None or old.words is None:
            return Words(None, True)
        if old.language != self._page.language:
            return Words(None, False)
        return Words(old.words.get(other.key, {}), self._comparable)

    def _gone(self) -> Iterator[Difference]:
        used = {other.schema for _, other in self._pairs if other}
        for table in self._left:
            also = (
                ""
                if table.schema in used or not self._stated.exists(table.schema)
                else " and the document"
            )
            yield Difference(
                "PAG28",
                table=table.title,
                numbers=(table.number,),
                message=f"not on the page, but in the transcript{also}",
                pointer=table.schema if also else None,
                transcript=table.span,
            )

    def _names(
        self, at: str, pairs: Sequence[tuple[Table, WrittenTable | None]]
    ) -> Iterator[Difference]:
        """Title and numbers of the tables that one schema holds, against the transcript and `x-documented-as`."""
        expected = _documented([(table.title, table.number) for table, _ in pairs])
        sides: dict[str, Said] = {"page": expected}
        written = [(other.title, other.number) for _, other in pairs if other]
        if written and len(written) == len(pairs) and _documented(written) != expected:
            sides["transcript"] = _documented(written)
        if (
            at.startswith(_SCHEMAS)
            and self._stated.exists(at)
            and self._stated.documented_as(at) != expected
        ):
            sides["spec"] = self._stated.documented_as(at)
        if len(sides) == 1:
            return
        first, other = pairs[0]
        yield Difference(
            "PAG29",
            table=first.title,
            numbers=tuple(table.number for table, _ in pairs),
            what="name and numbers",
            sides=sides,
            pointer=f"{at}/x-documented-as" if "spec" in sides else at,
            page=first.span,
            transcript=other.span if other else None,
        )

    def _anew(self, known: Mapping[str, frozenset[str]]) -> list[str]:
        """Sections and rows that a new template has put into other words; each name once."""
        sections = [
            f"section `{name or self._page.title}`"
            for name, sentences in self._page.prose.items()
            if any(item.digest not in known.get(name, ()) for item in sentences)
        ]
        rows = [
            name
            for table, other in self._pairs
            if other
            for name in self._words(other).worded_anew(table)
        ]
        return [*sections, *dict.fromkeys(f"`{neutral(name, 80)}`" for name in rows)]

    def _prose(
        self, name: str, sentences: Sequence[Sentence], known: frozenset[str]
    ) -> Iterator[Difference]:
        new = [item for item in sentences if item.digest not in known]
        gone = known - {item.digest for item in sentences}
        if new or gone:
            message = f"section `{name or self._page.title}`: {tell(new, len(gone))}"
            place = new[0].at.span(self._page.file) if new else None
            yield Difference("PAG26", what="wording", message=message, page=place)

    def _general(
        self,
        code: str,
        what: str,
        sides: Mapping[str, Said],
        place: str,
        key: str,
        at: str | None = None,
        message: str = "",
    ) -> Difference:
        return Difference(
            code,
            what=what,
            sides=sides,
            message=message,
            pointer=at,
            page=self._page.spans[place],
            transcript=self._transcript.span(key) if self._transcript else None,
        )


def _documented(tables: Sequence[tuple[str, int]]) -> str:
    """What `x-documented-as` says of a schema that holds these tables."""
    title = tables[0][0]
    numbers = " and ".join(str(number) for _, number in tables)
    told = f"Table{'s' if len(tables) > 1 else ''} {numbers}"
    return told if title.endswith(("parameters", "Parameters")) else f"{title}, {told}"
