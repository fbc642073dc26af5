"""Reads the transcript of a page: ``pages/<page>.toml`` beside the document.

The sentences of the page are not in it.  At its end, under ``[words]``, stand digests of them, row by row, by which
`compare` sees that a constraint was put into other words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Problem, Span, neutral, problem
from clientgen.page.model import FACTS, Facts, Page
from clientgen.source import Limits
from clientgen.source.text import SourceText, read

PROSE = "page"
"""The name under which the digests of prose stand among those of the tables."""

_LIMITS = Limits(file_bytes=4 * 1024 * 1024)
_LISTS = ("options", "keys", "refused_prefixes")
_AT = re.compile(r" \(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of the transcript; `further` are keys that people have added."""

    name: str
    mandatory: str | None
    type: str
    facts: Facts
    further: Mapping[str, Any]
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table of the transcript, with the pointer of what holds its rows in the document."""

    number: int
    title: str
    status: str
    schema: str
    rows: tuple[WrittenRow, ...]
    further: Mapping[str, Any]
    span: Span | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """As `Table.key`."""
        return f"{self.status or 'request'} {self.title}"


@dataclass(frozen=True, slots=True)
class Transcript:
    """The facts of one edition, as they were written down."""

    title: str
    updated: str
    method: str
    path: str
    statuses: tuple[str, ...]
    template: str
    language: str
    tables: tuple[WrittenTable, ...]
    words: Mapping[str, Mapping[str, frozenset[str]]] | None
    """Digests by table key and row; those of prose are under ``page``.  None where none were ever written."""
    source: SourceText = field(compare=False, repr=False)

    def span(self, key: str) -> Span:
        """The line of a key of the first part."""
        found = re.search(rf"^{key}\s*=", self.source.text, re.MULTILINE)
        start = found.start() if found else 0
        return self.source.span(start, start + len(key))


def find_transcript(document: Path, page: Page) -> Path | None:
    """The transcript beside a document that is of the page's call.

    Raises `Problem` (PAG08) if one of those there cannot be read: it may be the one.
    """
    found = None
    for path in sorted((document.parent / "pages").glob("*.toml")):
        transcript = read_transcript(path)
        if (transcript.method, transcript.path) == (page.method, page.path):
            return path
        if transcript.title == page.title and found is None:
            found = path
    return found


def read_transcript(path: Path) -> Transcript:
    """Read a transcript.  Raises `Problem`: SRC01, SRC02, SRC08, or PAG08 with the place."""
    return parse(read(path, str(path), _LIMITS))


def parse(source: SourceText) -> Transcript:
    """The same for text that has been read."""
    try:
        data = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        place = _AT.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        message = _AT.sub("", str(error))
        if not isinstance(error, tomllib.TOMLDecodeError):
            deep = isinstance(error, RecursionError)
            message = "nested too deeply" if deep else "a number has too many digits"
        raise problem("PAG08", Span(source.name, line, column, line, column + 1), message) from None
    return _Reader(source).transcript(data)


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._tables = [
            m.start() for m in re.finditer(r"^\[\[table\]\]", source.text, re.MULTILINE)
        ]

    def transcript(self, data: Mapping[str, Any]) -> Transcript:
        tables = data.get("table", [])
        if not isinstance(tables, list) or len(tables) != len(self._tables):
            raise self._wrong(0, "the tables do not each begin with a line `[[table]]`")
        return Transcript(
            title=self._text(data, "page", 0),
            updated=str(data.get("updated", "")),
            method=self._text(data, "method", 0),
            path=self._text(data, "path", 0),
            statuses=tuple(str(status) for status in self._list(data, "statuses", 0)),
            template=str(data.get("template", "plain")),
            language=str(data.get("language", "en")),
            tables=tuple(
                self._table(item, start) for item, start in zip(tables, self._tables, strict=True)
            ),
            words=self._words(data.get("words")),
            source=self._source,
        )

    def _table(self, item: Any, start: int) -> WrittenTable:
        number = item.get("number") if isinstance(item, dict) else None
        if not isinstance(number, int) or isinstance(number, bool):
            raise self._wrong(start, "a table without a number")
        rows = self._list(item, "rows", start)
        known = ("number", "title", "direction", "status", "schema", "rows")
        return WrittenTable(
            number=number,
            title=self._text(item, "title", start),
            status=str(item.get("status", "")),
            schema=self._text(item, "schema", start),
            rows=tuple(self._row(row, start) for row in rows),
            further={key: value for key, value in item.items() if key not in known},
            span=self._source.span(start, start + len("[[table]]")),
        )

    def _row(self, row: Any, start: int) -> WrittenRow:
        if not isinstance(row, dict):
            raise self._wrong(start, "a row that is no table in braces")
        name = self._text(row, "name", start)
        facts: dict[str, Any] = {}
        for key in FACTS:
            if key in row:
                listed = key in _LISTS
                facts[key] = (
                    tuple(map(str, self._list(row, key, start)))
                    if listed
                    else self._text(row, key, start)
                )
        mandatory = row.get("mandatory")
        known = ("name", "mandatory", "type", *FACTS)
        return WrittenRow(
            name=name,
            mandatory=None if mandatory is None else str(mandatory),
            type=self._text(row, "type", start),
            facts=Facts(**facts),
            further={key: value for key, value in row.items() if key not in known},
            span=self._row_span(name, start),
        )

    def _row_span(self, name: str, start: int) -> Span | None:
        later = [other for other in self._tables if other > start]
        stop = later[0] if later else len(self._source.text)
        found = re.compile(rf"\bname\s*=\s*[\"']{re.escape(name)}[\"']").search(
            self._source.text, start, stop
        )
        return self._source.span(found.start(), found.end()) if found else None

    def _words(self, words: Any) -> dict[str, dict[str, frozenset[str]]] | None:
        if words is None:
            return None
        try:
            return {
                str(table): {str(row): frozenset(map(str, found)) for row, found in rows.items()}
                for table, rows in words.items()
            }
        except (AttributeError, TypeError):
            raise self._wrong(0, "`words` is not a table of tables of lists") from None

    def _text(self, data: Mapping[str, Any], key: str, start: int) -> str:
        value = data.get(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(start, f"`{key}` is missing or no text")
        return value

    def _list(self, data: Mapping[str, Any], key: str, start: int) -> Iterable[Any]:
        value = data.get(key)
        if not isinstance(value, list):
            raise self._wrong(start, f"`{key}` is missing or no list")
        return value

    def _wrong(self, start: int, message: str) -> Problem:
        return problem("PAG08", self._source.span(start, start + 1), neutral(message))
