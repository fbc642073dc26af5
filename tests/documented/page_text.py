"""A small reader of the page's text: enough for this page, strict about what it does not recognise."""

from __future__ import annotations

import json
import re
from typing import Any

from .ledger import Page, Row, Table

SECTIONS = ("Request Parameters", "Response Parameters", "Example Requests")
TYPE = re.compile(r"String|Integer|Map<String,String>|Array of \w+(?: objects)?|\w+ object")
HEADS = {
    4: ["Parameter", "Mandatory", "Type", "Description"],
    3: ["Parameter", "Type", "Description"],
}


def read_page(text: str) -> Page:
    """What the page says, in the form of its transcript; AssertionError where its shape is unknown."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = lines.index("Creating a Node Pool")
    lines = lines[start : lines.index("Error Codes", start)]
    updated = re.fullmatch(r"Updated on ([0-9-]+) GMT\+08:00", lines[1])
    assert updated
    method, path = lines[lines.index("URI") + 1].split()

    tables: list[Table] = []
    status: str | None = None
    for index, line in enumerate(lines):
        if found := re.fullmatch(r"Status code: ([0-9]+)", line):
            status = found[1]
        if line == "Example Requests":
            break
        if found := re.fullmatch(r"Table ([0-9]+) (.+)", line):
            tables.append(
                Table(int(found[1]), found[2], status or "", "", _rows(_body(lines[index + 1 :])))
            )
    at = lines.index("Status Codes")
    statuses = tuple(line for line in lines[at:] if re.fullmatch("[0-9]{3}", line))
    return Page(lines[0], updated[1], method, path, statuses, tuple(tables))


def _body(lines: list[str]) -> list[str]:
    for index, line in enumerate(lines):
        if line.startswith(("Table ", "Status code: ")) or line in SECTIONS:
            return lines[:index]
    return lines


def _rows(cells: list[str]) -> tuple[Row, ...]:
    width = 4 if cells[1] == "Mandatory" else 3
    assert cells[:width] == HEADS[width], cells[:width]
    cells = cells[width:]

    def begins(index: int) -> bool:
        rest = cells[index + 1 : index + width - 1]
        if len(rest) < width - 2 or " " in cells[index]:
            return False
        return TYPE.fullmatch(rest[-1]) is not None and (width == 3 or rest[0] in {"Yes", "No"})

    starts = [i for i in range(len(cells)) if begins(i)]
    assert starts[0] == 0
    return tuple(
        _row(cells[a:b], width) for a, b in zip(starts, [*starts[1:], len(cells)], strict=True)
    )


def _row(cells: list[str], width: int) -> Row:
    name, mandatory, kind = cells[0], (cells[1] if width == 4 else None), cells[width - 2]
    prose = cells[width - 1 :]
    text = " ".join(prose)
    items = [line.removeprefix("•").strip() for line in prose if line.startswith("•")]
    heads = tuple(item.partition(":")[0] for item in items)
    facts: dict[str, Any] = {"keys" if kind.startswith("Map") else "options": heads}
    for item in items:
        if "(default value)" in item:
            facts["default"] = item.partition(":")[0]
    if found := re.search(r"for example, (\w(?:[\w.-]*\w)?)", text):
        facts["example"] = found[1]
    if found := re.search(r"cannot start with (\S+) or (\S+)\.", text):
        facts["refused_prefixes"] = (found[1], found[2])
    if "mandatory when the billing mode is yearly/monthly" in text:
        facts["required_when"] = "yearly/monthly"
    if "cannot be specified for a non-privileged pool" in text:
        facts["requires"] = "privileged"
    if "same as the count value in a physical pool" in text:
        facts["requires"] = "physical"
    if "mandatory for creating a yearly/monthly resource" in text:
        facts["requires"] = "yearly/monthly"
    return Row(name, kind, mandatory, **facts)


def read_examples(text: str) -> list[Any]:
    """The page's JSON blocks, in page order."""
    return [
        json.loads(block) for block in re.findall(r"^\{\n.*?^\}$", text, re.DOTALL | re.MULTILINE)
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def sentences(text: str) -> set[tuple[str, ...]]:
    """Each sentence as its words, so that punctuation and case make no difference."""
    parts = re.split(r"(?<=[.:;])\s+|\n", text)
    return {tuple(found) for part in parts if (found := words(part))}
