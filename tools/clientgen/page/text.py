"""Reads a page as the text of a browser: each cell on a line of its own, tables without borders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clientgen.page.model import Block, Grid, Line
from clientgen.page.refuse import refuse, shown
from clientgen.page.vocabulary import (
    HEADS,
    ITEM,
    LABEL,
    MANDATORY,
    NAME,
    SECTIONS,
    STATUS,
    TABLE,
    TYPE,
)

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_BLANKS = " \t\f\v\u00a0\u3000"
_STOPS = ".。;；:：,，!！?？"


def lines_of(lines: Sequence[str]) -> list[Line]:
    """The lines that hold anything, with their places."""
    found = []
    for number, raw in enumerate(lines, 1):
        text = _INVISIBLE.sub("", raw).strip(_BLANKS)
        if text:
            column = len(raw) - len(raw.lstrip(_BLANKS)) + 1
            found.append(Line(text, number, column))
    return found


def blocks(lines: Sequence[Line], file: str) -> Iterator[Block]:
    """The lines of a page with its tables put together.

    Raises `Problem` with PAG03 for a table, and PAG04 for a cell, that cannot be read with certainty.
    """
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        found = TABLE.fullmatch(line.text)
        if found is None:
            yield line
            continue
        stop = index
        while stop < len(lines) and not _ends_table(lines[stop].text):
            stop += 1
        number = int(found[1] or found[2])
        yield _grid(line, number, found[3], lines[index:stop], file)
        index = stop


def _ends_table(text: str) -> bool:
    return text in SECTIONS or bool(TABLE.fullmatch(text)) or bool(STATUS.fullmatch(text))


def _grid(at: Line, number: int, title: str, cells: Sequence[Line], file: str) -> Grid:
    heads = next(
        (heads for heads in HEADS if tuple(cell.text for cell in cells[: len(heads)]) == heads),
        None,
    )
    if heads is None:
        place = cells[0] if cells else at
        raise refuse(
            "PAG03", file, place, f"Table {number} does not begin with column heads that are known"
        )
    body = cells[len(heads) :]
    width = len(heads)
    starts = [index for index in range(len(body)) if _begins(body, index, width)]
    if not starts or starts[0] != 0:
        place = body[0] if body else at
        raise refuse("PAG03", file, place, f"Table {number} has no row here that can be read")
    rows = [
        tuple(body[start:stop])
        for start, stop in zip(starts, [*starts[1:], len(body)], strict=True)
    ]
    for row in rows:
        _certain(row, width, number, file)
    return Grid(
        number,
        title,
        heads,
        tuple((*((cell,) for cell in row[: width - 1]), row[width - 1 :]) for row in rows),
        at,
    )


def _begins(cells: Sequence[Line], index: int, width: int) -> bool:
    """Whether a row begins here: a name, then (in a table that has the column) Yes or No, then a type."""
    head = [cell.text for cell in cells[index : index + width - 1]]
    return (
        len(head) == width - 1
        and NAME.fullmatch(head[0]) is not None
        and TYPE.fullmatch(head[-1]) is not None
        and (width == 3 or head[1] in MANDATORY)
    )


def _certain(row: Sequence[Line], width: int, number: int, file: str) -> None:
    """Refuse a row whose cells may be another row's: no description, or a bare word amid the description.

    A row of an unknown shape would otherwise pass as the end of the description above it.
    """
    if len(row) < width:
        raise refuse(
            "PAG03", file, row[0], f"Table {number}: row {shown(row[0].text)} has no description"
        )
    description = row[width - 1 :]
    for position, line in enumerate(description):
        previous = description[position - 1].text if position else ""
        label = LABEL.fullmatch(previous)
        expected = not position or (label is not None and not label[2])
        if line.text in MANDATORY or (
            not expected
            and _bare(line.text)
            and not (ITEM.match(line.text) or LABEL.match(line.text))
        ):
            raise refuse(
                "PAG03",
                file,
                line,
                f"Table {number}: {shown(line.text)} is no part of the description of {shown(row[0].text)} "
                "and begins no row that can be read",
            )


def _bare(text: str) -> bool:
    """A single word that ends no sentence."""
    return text[-1] not in _STOPS and not any(map(str.isspace, text))
