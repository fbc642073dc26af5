"""Writes a transcript anew from a page, and keeps what people wrote into it.

Kept: comments, the order of the first part, pointers to schemas, and keys that the page does not know.  A table or row that
did not change keeps its very line.  For that the file must be written as transcripts are: each ``[[table]]`` and each row
of a table on a line of its own; anything else is refused (PAG08) and left as it is.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Problem, neutral, problem
from clientgen.disk import replace_file
from clientgen.page.match import match
from clientgen.page.model import FACTS, Page, Row, Sentence, Table
from clientgen.page.rows import kept
from clientgen.page.stated import Stated
from clientgen.page.transcript import PROSE, Transcript, WrittenRow, WrittenTable, parse
from clientgen.source.text import SourceText

_ROW = re.compile(r"\s*\{.*\},?\s*(?:#.*)?")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ABOUT_WORDS = (
    "# Written by `clientgen page --write-transcript`, never by hand: digests of the page's sentences, row by row. They show\n"
    "# that a constraint is worded anew in a later edition, and nothing of what it says.\n"
)
_BEGIN = (
    "# Transcript of the tables of one documentation page, as data. Begun by `clientgen page --write-transcript`.\n"
    "# Only what the page says belongs here; `schema` points at what holds the rows of a table in the document.\n\n"
)


def rewritten(page: Page, old: Transcript | None, stated: Stated) -> str:
    """The text of the transcript for this edition.  Raises `Problem` (PAG08) where the old one cannot be kept."""
    source = old.source if old else SourceText("", _BEGIN)
    preamble, bodies = _split(source.text)
    if old and len(bodies) != len(old.tables):
        place = old.tables[len(bodies)].span
        raise problem("PAG08", place, "a table below the digests cannot be kept")
    pairs, _ = match(page.tables, old.tables if old else ())
    places = {table.key: index for index, table in enumerate(old.tables)} if old else {}
    try:
        parts = [_preamble(preamble, page)]
        for table, other in pairs:
            body = bodies[places[other.key]] if other else ""
            at = other.schema if other else stated.pointer_for(table)
            parts.append(_table(table, other, body, at, source.name))
    except tomllib.TOMLDecodeError:
        # The file as a whole is TOML; one of its lines alone is not.
        message = f"{neutral(source.name)} has a value on several lines, so it cannot be kept"
        raise problem("PAG08", None, message) from None
    parts.append(_words(page))
    text = "\n".join(part.strip("\n") + "\n" for part in parts)
    _check(text, page, source.name)
    return text


def write_transcript(path: Path, text: str) -> bool:
    """Put the text in place with one rename; False if the file holds it already.  Raises `Problem` (PAG08)."""
    shown = neutral(str(path))
    try:
        return replace_file(path, text)
    except OSError as error:
        raise problem(
            "PAG08", None, f"{shown} cannot be written: {error.strerror or error}"
        ) from error


def _split(text: str) -> tuple[str, list[str]]:
    """The first part, and each table with the comments above it; what `_words` writes is left out."""
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
    end = next((i for i, line in enumerate(lines) if line.startswith("[words")), len(lines))
    starts = [i for i, line in enumerate(lines[:end]) if line.startswith("[[table]]")]
    end = _above(lines, end) if end < len(lines) else end
    begins = [_above(lines, start) for start in starts]
    stops = [*begins[1:], end][: len(begins)]
    bodies = ["".join(lines[a:b]) for a, b in zip(begins, stops, strict=True)]
    return "".join(lines[: begins[0] if begins else end]), bodies


def _above(lines: Sequence[str], index: int) -> int:
    """Where the comments begin that stand directly above a line."""
    while index and lines[index - 1].startswith("#"):
        index -= 1
    return index


def _preamble(text: str, page: Page) -> str:
    values: dict[str, Any] = {
        "page": page.title,
        "updated": date.fromisoformat(page.updated),
        "template": page.template,
        "language": page.language,
        "method": page.method,
        "path": page.path,
        "statuses": [int(status) for status in page.statuses],
    }
    lines = [_updated(line, values) for line in text.rstrip("\n").split("\n")]
    present = {line.partition("=")[0].strip() for line in lines}
    # What every transcript was before these keys were known need not be said.
    implied = {"template": "plain", "language": "en"}
    if not present & set(values):
        lines.append("")
    for key, value in values.items():
        if key not in present and implied.get(key) != value:
            lines.append(f"{key} = {_value(value)}")
    return "\n".join(lines)


def _table(table: Table, old: WrittenTable | None, body: str, at: str, file: str) -> str:
    values: dict[str, Any] = {"number": table.number, "title": table.title}
    values["direction"] = "response" if table.status else "request"
    if table.status:
        values["status"] = int(table.status)
    values["schema"] = at
    if old is None:
        written = _Written(
            ["[[table]]", *(f"{key} = {_value(value)}" for key, value in values.items())]
        )
    else:
        written = _rows(body, old, file)
    lines = [_updated(line, values) for line in written.head] + ["rows = ["]
    theirs = {row.name: row for row in old.rows} if old else {}
    for row in table.rows:
        lines += written.notes.get(row.name, [])
        entry = _entry(row, theirs.get(row.name))
        line = written.rows.get(row.name)
        same = line is not None and tomllib.loads(f"row = [{line}\n]")["row"] == [entry]
        lines.append(line if line is not None and same else f"  {_value(entry)},")
    return "\n".join([*lines, *written.last, "]", *written.tail])


@dataclass(slots=True)
class _Written:
    """A table as it stands in the file: lines, and each row's line with the comments above it."""

    head: list[str]
    rows: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def _rows(body: str, old: WrittenTable, file: str) -> _Written:
    inner = body.rstrip("\n").split("\n")
    start = next(
        (i for i, line in enumerate(inner) if re.fullmatch(r"rows\s*=\s*\[\s*", line)), None
    )
    stop = next((i for i, line in enumerate(inner) if line.rstrip() == "]"), None)
    if start is None or stop is None:
        raise _unkept(old, file)
    written = _Written(inner[:start], tail=inner[stop + 1 :])
    waiting: list[str] = []
    names = iter(row.name for row in old.rows)
    for line in inner[start + 1 : stop]:
        if line.lstrip().startswith("#"):
            waiting.append(line)
        elif line.strip():
            name = next(names, None)
            if name is None or not _ROW.fullmatch(line):
                raise _unkept(old, file)
            written.rows[name], written.notes[name], waiting = line, waiting, []
    if next(names, None) is not None:
        raise _unkept(old, file)
    written.last = waiting
    return written


def _updated(line: str, values: Mapping[str, Any]) -> str:
    """A line of the form `key = value # comment` with the value that is wanted; any other line as it is."""
    key = line.partition("=")[0].strip()
    if key not in values:
        return line
    parsed = tomllib.loads(line)
    if parsed == {key: values[key]}:
        return line
    ends = [match.start() for match in re.finditer("#", line)]
    note = next((line[end:] for end in ends if _parses(line[:end])), "")
    return f"{key} = {_value(values[key])}" + (f"  {note}" if note else "")


def _parses(line: str) -> bool:
    try:
        return bool(tomllib.loads(line))
    except tomllib.TOMLDecodeError:
        return False


def _unkept(table: WrittenTable, file: str) -> Problem:
    message = f"Table {table.number} of {file} has not each row on a line of its own, so it cannot be kept"
    return problem("PAG08", table.span, message)


def _entry(row: Row, old: WrittenRow | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": row.name}
    if row.mandatory is not None:
        entry["mandatory"] = row.mandatory
    entry["type"] = row.type
    for fact in FACTS:
        value = getattr(row.facts, fact)
        written = getattr(old.facts, fact) if old else None
        if kept(fact, value, written):
            value = written
        if value not in (None, ()):
            entry[fact] = list(value) if isinstance(value, tuple) else value
    return entry | dict(old.further if old else {})


def _words(page: Page) -> str:
    """The digests, by table and row."""

    def lines(key: str, rows: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
        yield f"\n[words.{_key(key)}]\n"
        for name, sentences in rows.items():
            yield f"{_key(name)} = {_value([item.digest for item in sentences])}\n"

    parts = [*lines(PROSE, page.prose)]
    for table in page.tables:
        parts += lines(table.key, {row.name: row.sentences for row in table.rows})
    return _ABOUT_WORDS + "".join(parts).lstrip("\n")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    """A value in TOML, on one line."""
    match value:
        case dict():
            return (
                "{ "
                + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
                + " }"
            )
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case str():
            # A basic string of TOML is one of JSON, but for DEL.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _check(text: str, page: Page, file: str) -> None:
    """Read what was written: it must say what the page says, or it is not used."""
    read = parse(SourceText(file, text))
    written = [
        (t.number, t.key, [(r.name, r.mandatory, r.type) for r in t.rows]) for t in read.tables
    ]
    said = [(t.number, t.key, [(r.name, r.mandatory, r.type) for r in t.rows]) for t in page.tables]
    head = (
        read.title,
        read.updated,
        read.method,
        read.path,
        read.statuses,
        read.template,
        read.language,
    )
    mine = (
        page.title,
        page.updated,
        page.method,
        page.path,
        page.statuses,
        page.template,
        page.language,
    )
    if written != said or head != mine:
        message = f"{file or 'the transcript'} cannot be kept: its first part is not written as transcripts are"
        raise problem("PAG08", None, message)
