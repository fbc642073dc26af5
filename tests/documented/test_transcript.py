"""The spec holds the page: every table, every row; and the comparison that says so notices every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from .compare import compare
from .ledger import Page, Row, Table, read_transcript
from .spec_files import TRANSCRIPT, bundle

PAGE = read_transcript(TRANSCRIPT)
SPEC = bundle()
ROWS = [(t.number, row.name) for t in PAGE.tables for row in t.rows]
REQUEST_ROWS = [(t.number, row.name) for t in PAGE.tables if t.request for row in t.rows]

each_row = pytest.mark.parametrize("number, name", ROWS)


def test_page_and_spec_agree() -> None:
    assert compare(PAGE, SPEC) == []


def test_every_table_and_row_is_there() -> None:
    sides = {"": 0, "200": 0, "400": 0}
    for table in PAGE.tables:
        sides[table.status] += len(table.rows)
    assert len(PAGE.tables) == 24
    assert len(ROWS) == len(set(ROWS)) == 86
    assert sides == {"": 43, "200": 41, "400": 2}


def test_response_tables_repeat_the_request_tables() -> None:
    """What lets both directions share their nested objects: the rows are the same but for the one column."""
    for request, response in zip(PAGE.tables[1:12], PAGE.tables[12:23], strict=True):
        assert response.rows == tuple(replace(row, mandatory=None) for row in request.rows)
        assert response.schema == request.schema or request.number == 2


def test_response_root_carries_the_flags_of_the_request_root() -> None:
    request, response = (
        SPEC["components"]["schemas"][n] for n in ("CreateNodePoolRequest", "NodePool")
    )
    assert response["required"] == request["required"] == ["apiVersion", "kind", "metadata"]


def test_codes_have_the_meaning_of_the_page() -> None:
    schemas = SPEC["components"]["schemas"]
    assert dict(
        zip(schemas["PeriodType"]["enum"], schemas["PeriodType"]["x-enum-varnames"], strict=True)
    ) == {"2": "MONTH", "3": "YEAR", "4": "HOUR"}
    assert dict(
        zip(schemas["AutoRenew"]["enum"], schemas["AutoRenew"]["x-enum-varnames"], strict=True)
    ) == {"0": "OFF", "1": "ON"}


# ------------------------------------------------ the comparison notices every change of the transcript


def edited(number: int, name: str, edit: Callable[[Row], list[Row]]) -> Page:
    def rows(table: Table) -> Iterator[Row]:
        for row in table.rows:
            yield from edit(row) if (table.number, row.name) == (number, name) else [row]

    return replace(PAGE, tables=tuple(replace(t, rows=tuple(rows(t))) for t in PAGE.tables))


def reported(page: Page, spec: dict[str, Any], number: int, name: str) -> bool:
    return any(line.startswith(f"Table {number}: {name}: ") for line in compare(page, spec))


@each_row
def test_a_row_deleted_from_the_transcript_is_reported(number: int, name: str) -> None:
    assert reported(edited(number, name, lambda row: []), SPEC, number, name)


@each_row
def test_a_row_renamed_in_the_transcript_is_reported(number: int, name: str) -> None:
    page = edited(number, name, lambda row: [replace(row, name=f"{name}_")])
    assert reported(page, SPEC, number, name)
    assert reported(page, SPEC, number, f"{name}_")


@each_row
def test_another_type_in_the_transcript_is_reported(number: int, name: str) -> None:
    kind = {"String": "Integer"}
    page = edited(number, name, lambda row: [replace(row, type=kind.get(row.type, "String"))])
    assert reported(page, SPEC, number, name)


@pytest.mark.parametrize("number, name", REQUEST_ROWS)
def test_the_other_mandatory_flag_in_the_transcript_is_reported(number: int, name: str) -> None:
    other = {"Yes": "No", "No": "Yes", None: None}
    page = edited(number, name, lambda row: [replace(row, mandatory=other[row.mandatory])])
    assert reported(page, SPEC, number, name)
    page = edited(number, name, lambda row: [replace(row, mandatory=None)])
    assert reported(page, SPEC, number, name)


@pytest.mark.parametrize("number, name", [row for row in ROWS if row not in REQUEST_ROWS])
def test_a_mandatory_flag_in_a_response_table_is_reported(number: int, name: str) -> None:
    page = edited(number, name, lambda row: [replace(row, mandatory="Yes")])
    assert reported(page, SPEC, number, name)


FACTS = [
    (table.number, row.name, fact)
    for table in PAGE.tables
    for row in table.rows
    for fact in (
        "options",
        "default",
        "example",
        "keys",
        "refused_prefixes",
        "required_when",
        "requires",
    )
    if getattr(row, fact)
]


@pytest.mark.parametrize("number, name, fact", FACTS)
def test_a_fact_deleted_from_the_transcript_is_reported(number: int, name: str, fact: str) -> None:
    def edit(row: Row) -> list[Row]:
        value = getattr(row, fact)
        changes: dict[str, Any] = {fact: value[1:] if isinstance(value, tuple) else None}
        return [replace(row, **changes)]

    assert reported(edited(number, name, edit), SPEC, number, name)


@pytest.mark.parametrize("number", range(1, 25))
def test_a_table_deleted_from_the_transcript_is_reported(number: int) -> None:
    kept = tuple(t for t in PAGE.tables if t.number != number)
    assert compare(replace(PAGE, tables=kept), SPEC)


@pytest.mark.parametrize("index", range(23))
def test_tables_in_another_order_are_reported(index: int) -> None:
    tables = list(PAGE.tables)
    tables[index], tables[index + 1] = tables[index + 1], tables[index]
    assert compare(replace(PAGE, tables=tuple(tables)), SPEC)


@pytest.mark.parametrize("number", [t.number for t in PAGE.tables if len(t.rows) > 1])
def test_rows_in_another_order_are_reported(number: int) -> None:
    tables = tuple(replace(t, rows=t.rows[::-1]) if t.number == number else t for t in PAGE.tables)
    assert any(
        line.startswith(f"Table {number}: rows in another order")
        for line in compare(replace(PAGE, tables=tables), SPEC)
    )


def test_another_operation_or_status_is_reported() -> None:
    assert compare(replace(PAGE, statuses=("200",)), SPEC)
    assert compare(replace(PAGE, statuses=("200", "400", "404")), SPEC)
