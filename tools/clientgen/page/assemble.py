"""From lines and tables to a page: sections in their order, each holding what belongs there and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from clientgen.page.describe import describe, sentences_of
from clientgen.page.json_block import JsonLines
from clientgen.page.model import Block, Example, Grid, Line, Page, Row, Table, Template
from clientgen.page.refuse import refuse, shown
from clientgen.page.vocabulary import (
    CALL,
    CODE,
    MANDATORY,
    NAME,
    NONE,
    ORDER,
    REQUIRED,
    SECTIONS,
    STATUS,
    STATUS_HEADS,
    TITLES,
    TYPE,
    UPDATED,
    Section,
)


def cut(blocks: Sequence[Block], file: str) -> tuple[Line, str, Line, Sequence[Block]]:
    """Title, date (with its line) and what is between these and the end of the page.

    Everything above the title (navigation) and below the last section (cookie banner, footer) is left out.
    Raises `Problem` (PAG01) for a text that is no documentation page.
    """
    ats = [block.at if isinstance(block, Grid) else block for block in blocks]
    texts = ["" if isinstance(block, Grid) else block.text for block in blocks]
    at = next((index for index, text in enumerate(texts) if UPDATED.fullmatch(text)), None)
    if not at or not texts[at - 1]:
        raise refuse(
            "PAG01",
            file,
            ats[at or 0] if ats else Line(".", 1, 1),
            "there is no title with a line `Updated on …` below it",
        )
    found = UPDATED.fullmatch(texts[at])
    stamp = found[1] if found else ""
    try:
        date.fromisoformat(stamp)
    except ValueError:
        raise refuse("PAG01", file, ats[at], f"{shown(stamp)} is no date") from None
    end = next((i for i in range(at + 1, len(texts)) if SECTIONS.get(texts[i]) == "errors"), None)
    if end is None:
        raise refuse("PAG01", file, ats[-1], "the page has no section `Error Codes`, which ends it")
    again = next((i for i in range(at + 1, end) if UPDATED.fullmatch(texts[i])), None)
    if again is not None:
        raise refuse("PAG01", file, ats[again], "a second page begins here")
    return ats[at - 1], stamp, ats[at], blocks[at + 1 : end + 1]


def assemble(title: Line, stamp: str, updated: Line, blocks: Iterable[Block], file: str) -> Page:
    """The page.  Raises `Problem` with PAG02 to PAG05 for whatever cannot be placed with certainty."""
    reader = _Assembler(file)
    reader.sections(blocks, updated)
    return reader.page(title, stamp, updated)


class _Assembler:
    def __init__(self, file: str) -> None:
        self._file = file
        self._content: dict[Section, list[Block]] = {}
        self._prose: dict[str, list[Line]] = {}
        self._templates: set[Template] = set()
        self._chinese = False
        self._tables_seen: set[str] = set()
        self._headings: dict[Section, Line] = {}

    def sections(self, blocks: Iterable[Block], updated: Line) -> None:
        """Sort the blocks into sections; the order of the sections is fixed."""
        section: Section = "prose"
        heading = ""
        last = updated
        for block in blocks:
            at = block.at if isinstance(block, Grid) else block
            new = SECTIONS.get(block.text) if isinstance(block, Line) else None
            if new is not None and new != section and isinstance(block, Line):
                self._in_order(new, section, block)
                section, heading = new, block.text
                self._chinese = self._chinese or not block.text.isascii()
                self._headings.setdefault(section, block)
                self._content.setdefault(section, [])
            elif new == "prose" and isinstance(block, Line):
                heading = block.text
            elif section != "prose":
                self._content[section].append(block)
            elif isinstance(block, Line):
                self._prose.setdefault(heading, []).append(block)
            else:
                raise refuse("PAG02", self._file, at, f"a table in the section {shown(heading)}")
            last = at
        for needed in REQUIRED:
            if needed not in self._content:
                name = next(name for name, key in SECTIONS.items() if key == needed)
                raise refuse("PAG02", self._file, last, f"the page has no section {shown(name)}")

    def page(self, title: Line, stamp: str, updated: Line) -> Page:
        method, path, call = self._call()
        statuses = self._statuses()
        tables = self._tables()
        examples = self._examples(statuses)
        spans = {
            "title": title.span(self._file),
            "updated": updated.span(self._file),
            "call": call.span(self._file),
            "statuses": self._headings["statuses"].span(self._file),
        }
        return Page(
            title=" ".join(title.text.split()),
            updated=stamp,
            method=method,
            path=path,
            statuses=statuses,
            tables=tables,
            examples=examples,
            prose={name: sentences_of(lines) for name, lines in self._prose.items()},
            template="split" if "split" in self._templates else "plain",
            language="zh" if self._chinese else "en",
            file=self._file,
            spans=spans,
        )

    def _in_order(self, new: Section, section: Section, at: Line) -> None:
        # Prose amid the tables would swallow the rest of them.
        if new == "prose" and section not in ("requests", "responses"):
            raise refuse("PAG02", self._file, at, f"the section {shown(at.text)} is out of place")
        if new in self._content and new != "prose":
            raise refuse("PAG02", self._file, at, f"the section {shown(at.text)} comes twice")
        if new != "prose" and any(later in self._content for later in ORDER[ORDER.index(new) :]):
            raise refuse("PAG02", self._file, at, f"the section {shown(at.text)} is out of place")

    def _call(self) -> tuple[str, str, Line]:
        first = next(iter(self._content["uri"]), self._headings["uri"])
        at = first.at if isinstance(first, Grid) else first
        found = CALL.fullmatch(at.text)
        if found is None or isinstance(first, Grid):
            raise refuse(
                "PAG02", self._file, at, "the section `URI` does not begin with a method and a path"
            )
        return found[1], found[2], at

    def _tables(self) -> tuple[Table, ...]:
        tables: list[Table] = []
        for section in ("uri", "request", "response"):
            status = ""
            blocks = self._content[section]
            for block in blocks[1:] if section == "uri" else blocks:
                if isinstance(block, Grid):
                    if section == "response" and not status:
                        raise refuse(
                            "PAG02", self._file, block.at, "a response table without a status code"
                        )
                    tables.append(self._table(block, status, tables))
                elif section == "response" and (found := STATUS.fullmatch(block.text)):
                    status = found[1]
                elif block.text.rstrip(".。").casefold() not in NONE:
                    raise refuse(
                        "PAG02", self._file, block, f"{shown(block.text)} belongs to no table"
                    )
        return tuple(tables)

    def _table(self, grid: Grid, status: str, before: Sequence[Table]) -> Table:
        if grid.number != len(before) + 1:
            message = f"Table {grid.number} where Table {len(before) + 1} is expected"
            raise refuse("PAG03", self._file, grid.at, message)
        title = " ".join(grid.title.split())
        rows: list[Row] = []
        names: set[str] = set()
        for cells in grid.rows:
            row = self._row(cells, len(grid.heads))
            if row.name in names:
                message = f"Table {grid.number} has two rows {shown(row.name)}"
                raise refuse("PAG03", self._file, cells[0][0], message)
            names.add(row.name)
            rows.append(row)
        span = grid.at.span(self._file)
        table = Table(grid.number, TITLES.get(title, title), status, tuple(rows), span)
        if table.key in self._tables_seen:
            raise refuse(
                "PAG03",
                self._file,
                grid.at,
                f"a second table {shown(title)} for {status or 'the request'}",
            )
        self._tables_seen.add(table.key)
        return table

    def _row(self, cells: tuple[tuple[Line, ...], ...], width: int) -> Row:
        def one(index: int, known: Callable[[str], object], what: str) -> str:
            line, *more = cells[index]
            text = " ".join(line.text.split())
            if more or not known(text):
                at = more[0] if more else line
                raise refuse(
                    "PAG04", self._file, at, f"{shown(at.text)} is no {what} that is known"
                )
            return text

        name = one(0, NAME.fullmatch, "name of a parameter")
        mandatory = MANDATORY[one(1, MANDATORY.__contains__, "flag")] if width == 4 else None
        kind = one(width - 2, TYPE.fullmatch, "type").replace(", ", ",")
        facts, sentences, split = describe(cells[width - 1], kind, self._file)
        self._templates.add("split" if split else "plain")
        return Row(name, mandatory, kind, facts, sentences, cells[0][0].span(self._file))

    def _statuses(self) -> tuple[str, ...]:
        lines = self._lines("statuses")
        for heads in STATUS_HEADS:
            if tuple(line.text for line in lines[:2]) == heads:
                lines = lines[2:]
                break
        else:
            at = lines[0] if lines else self._headings["statuses"]
            raise refuse(
                "PAG02",
                self._file,
                at,
                "the table of status codes has no column heads that are known",
            )
        codes = [line for line in lines if CODE.fullmatch(line.text)]
        if not codes or codes[0] is not lines[0]:
            at = lines[0] if lines else self._headings["statuses"]
            raise refuse(
                "PAG02", self._file, at, "the table of status codes does not begin with one"
            )
        if len({line.text for line in codes}) != len(codes):
            raise refuse("PAG02", self._file, codes[-1], "a status code is listed twice")
        self._remark("statuses", (line for line in lines if not CODE.fullmatch(line.text)))
        return tuple(line.text for line in codes)

    def _remark(self, section: Section, lines: Iterable[Line]) -> None:
        """Keep what is said in a section beside its data."""
        self._prose.setdefault(self._headings[section].text, []).extend(lines)

    def _lines(self, section: Section) -> list[Line]:
        found: list[Line] = []
        for block in self._content.get(section, ()):
            if isinstance(block, Grid):
                raise refuse(
                    "PAG02", self._file, block.at, "a numbered table where none is expected"
                )
            found.append(block)
        return found

    def _examples(self, statuses: Sequence[str]) -> tuple[Example, ...]:
        found: list[Example] = []
        sections: tuple[Section, ...] = ("requests", "responses")
        for section in sections:
            status = ""
            lines = self._lines(section)
            values = JsonLines(lines, self._file)
            index = 0
            while index < len(lines):
                line, here = lines[index], index
                index += 1
                if section == "responses" and (code := STATUS.fullmatch(line.text)):
                    status = code[1]
                    if status not in statuses:
                        raise refuse(
                            "PAG05",
                            self._file,
                            line,
                            f"an example of status {status}, which is not listed",
                        )
                    continue
                if line.text[0] not in "{[":
                    self._remark(section, [line])
                    continue
                if section == "responses" and not status:
                    raise refuse(
                        "PAG05", self._file, line, "an example of a response without a status code"
                    )
                value, index = values.read(here)
                found.append(Example(status, value, line.span(self._file)))
        return tuple(found)
