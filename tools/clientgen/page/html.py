"""Reads a page as HTML, the way a browser saves it.

Unverified: no HTML of these pages has been seen.  What is assumed is little: tables are ``<table>`` elements whose caption,
or the line before them, reads ``Table N Title``, and their first row holds the column heads.  Everything else is refused
with its place; the finding PAG07 tells people that this reader is untested by reality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from clientgen.page.model import Block, Grid, Line
from clientgen.page.refuse import refuse, shown
from clientgen.page.text import lines_of
from clientgen.page.vocabulary import HEADS, ITEM, TABLE
from clientgen.source.text import SourceText

_IGNORED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "nav",
        "button",
        "select",
        "textarea",
        "iframe",
        "object",
    )
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
_BLANKS = " \t\r\n\f\v\u00a0\u3000"


@dataclass(slots=True)
class _Table:
    at: Line
    caption: Line | None = None
    rows: list[list[list[Line]]] = field(default_factory=list)
    in_cell: bool = False


def blocks(source: SourceText) -> list[Block]:
    """Every line and table of the page.  Raises `Problem` (PAG03, PAG06) for what is not recognised."""
    reader = _Reader(source.name)
    try:
        reader.feed(source.text)
        reader.close()
    except AssertionError as error:
        raise refuse("PAG06", source.name, reader.here("<"), f"malformed markup: {error}") from None
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._blocks: list[Block] = []
        self._pieces: list[tuple[str, Line]] = []
        self._ignored: tuple[str, int, Line] | None = None
        self._table: _Table | None = None
        self._caption = False
        self._pre: Line | None = None
        self._item = False

    def here(self, text: str) -> Line:
        """A line with the place that the parser has come to."""
        line, column = self.getpos()
        return Line(text, line, column + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ignored is not None:
            name, depth, at = self._ignored
            self._ignored = (name, depth + (tag == name), at)
            return
        if tag in _IGNORED:
            self._ignored = (tag, 1, self.here(f"<{tag}>"))
            return
        if tag in _INLINE:
            return
        self._flush()
        match tag:
            case "table":
                if self._table is not None:
                    raise refuse(
                        "PAG06", self._file, self.here("<table>"), "a table within a table"
                    )
                self._table = _Table(self.here("<table>"))
            case "pre":
                self._pre = self.here("<pre>")
            case "li":
                self._item = True
            case "caption" if self._table is not None:
                self._caption = True
            case "tr" if self._table is not None:
                self._table.rows.append([])
                self._table.in_cell = False
            case "td" | "th":
                self._cell(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ignored is None and tag not in _IGNORED:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._ignored is not None:
            name, depth, at = self._ignored
            depth -= tag == name
            self._ignored = (name, depth, at) if depth else None
            return
        if tag in _INLINE:
            return
        self._flush()
        match tag:
            case "pre":
                self._pre = None
            case "li":
                self._item = False
            case "caption":
                self._caption = False
            case "td" | "th" if self._table is not None:
                self._table.in_cell = False
            case "table" if self._table is not None:
                table, self._table = self._table, None
                self._finish_table(table)

    def handle_data(self, data: str) -> None:
        if self._ignored is None:
            self._pieces.append((data, self.here(".")))

    def finish(self) -> list[Block]:
        """What was read, once everything that was opened is closed."""
        self._flush()
        left = self._ignored[2] if self._ignored else self._table.at if self._table else self._pre
        if left is not None:
            raise refuse("PAG06", self._file, left, f"{shown(left.text)} is never closed")
        return self._blocks

    def _cell(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = self.here(f"<{tag}>")
        if self._table is None or not self._table.rows:
            raise refuse("PAG06", self._file, at, "a cell outside a row")
        for name, value in attrs:
            if name in ("rowspan", "colspan") and (value or "").strip() != "1":
                raise refuse("PAG06", self._file, at, "a cell that spans others")
        self._table.rows[-1].append([])
        self._table.in_cell = True

    def _flush(self) -> None:
        """Make lines of the text since the last boundary: one, or in preformatted text as many as it has."""
        pieces, self._pieces = self._pieces, []
        text = "".join(piece for piece, _ in pieces)
        if not text.strip(_BLANKS):
            return
        first = self._first(pieces)
        if self._pre is not None:
            found = [
                Line(
                    line.text,
                    first.line + line.line - 1,
                    line.column if line.line > 1 else first.column,
                )
                for line in lines_of(text.lstrip("\r\n").splitlines())
            ]
        else:
            found = lines_of([" ".join(text.split())])
            found = [Line(line.text, first.line, first.column) for line in found]
        if self._item and found:
            head = found[0]
            if not ITEM.fullmatch(head.text):
                found[0] = Line(f"• {head.text}", head.line, head.column)
            self._item = False
        for line in found:
            self._place(line)

    def _first(self, pieces: list[tuple[str, Line]]) -> Line:
        """Where the first character stands that is no blank."""
        for text, at in pieces:
            bare = text.lstrip(_BLANKS)
            if bare:
                blank = text[: len(text) - len(bare)]
                lines = blank.count("\n")
                column = len(blank) - blank.rfind("\n") if lines else at.column + len(blank)
                return Line(".", at.line + lines, column)
        return pieces[0][1]

    def _place(self, line: Line) -> None:
        table = self._table
        if table is None:
            self._blocks.append(line)
        elif self._caption:
            text = f"{table.caption.text} {line.text}" if table.caption else line.text
            at = table.caption or line
            table.caption = Line(text, at.line, at.column)
        elif table.in_cell:
            table.rows[-1][-1].append(line)
        else:
            raise refuse(
                "PAG06", self._file, line, f"{shown(line.text)} stands between the cells of a table"
            )

    def _finish_table(self, table: _Table) -> None:
        caption = table.caption
        last = self._blocks[-1] if self._blocks else None
        if caption is None and isinstance(last, Line) and TABLE.fullmatch(last.text):
            caption = last
            self._blocks.pop()
        found = TABLE.fullmatch(caption.text) if caption else None
        if caption is None or found is None:
            # A table without a number is the list of status codes, or layout: its text, cell by cell.
            self._blocks += [
                *([caption] if caption else ()),
                *(c for r in table.rows for cell in r for c in cell),
            ]
            return
        rows = [row for row in table.rows if row]
        heads = tuple(" ".join(line.text for line in cell) for cell in rows[0]) if rows else ()
        if heads not in HEADS or len(rows) < 2:
            at = next((line for row in rows for cell in row for line in cell), table.at)
            message = f"{shown(caption.text)} does not begin with column heads that are known, or has no row"
            raise refuse("PAG03", self._file, at, message)
        for row in rows[1:]:
            at = next((line for cell in row for line in cell), table.at)
            if len(row) != len(heads) or not all(row):
                message = f"a row of {shown(caption.text)} has not one text for each of its {len(heads)} columns"
                raise refuse("PAG03", self._file, at, message)
        cells = tuple(tuple(tuple(cell) for cell in row) for row in rows[1:])
        number = int(found[1] or found[2])
        self._blocks.append(Grid(number, found[3], heads, cells, caption))
