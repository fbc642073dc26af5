"""The spec holds the page: every table, every row; and the comparison that says so notices every change."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from .compare import compare
from .ledger import Page, Row, Table, read_transcript
from .spec_files import TRANSCRIPT, at, bundle, follow

PAGE = read_transcript(TRANSCRIPT)
SPEC = bundle()
ROWS = [(t.number, row.name) for t in PAGE.tables for row in t.rows]
REQUEST_ROWS = [(t.number, row.name) for t in PAGE.tables if t.request for row in t.rows]
SCHEMAS = sorted({t.schema for t in PAGE.tables})

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


# ---------------------------------------------------------------- the comparison notices: transcript


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


# ----------------------------------------------------------------------- the comparison notices: spec


def holder(spec: dict[str, Any], number: int) -> Any:
    return at(spec, PAGE.tables[number - 1].schema)


@each_row
def test_a_property_deleted_from_the_spec_is_reported(number: int, name: str) -> None:
    spec = copy.deepcopy(SPEC)
    node = holder(spec, number)
    if isinstance(node, list):
        node[:] = [item for item in node if follow(spec, item)["name"] != name]
    else:
        del node["properties"][name]
        node["required"] = [key for key in node.get("required", []) if key != name]
        if name in node.get("then", {}).get("required", []):
            node["then"]["required"].remove(name)
    assert reported(PAGE, spec, number, name)


@each_row
def test_another_type_in_the_spec_is_reported(number: int, name: str) -> None:
    spec = copy.deepcopy(SPEC)
    node = holder(spec, number)
    if isinstance(node, list):
        item = next(i for i in (follow(spec, n) for n in node) if i["name"] == name)
        item["schema"] = {"type": "integer"}
    else:
        old = PAGE.tables[number - 1].rows
        is_string = next(row.type for row in old if row.name == name) == "String"
        node["properties"][name] = {"type": "integer" if is_string else "string"}
    assert any(name in line for line in compare(PAGE, spec) if line.startswith(f"Table {number}: "))


@pytest.mark.parametrize("number, name", REQUEST_ROWS)
def test_the_other_required_flag_in_the_spec_is_reported(number: int, name: str) -> None:
    spec = copy.deepcopy(SPEC)
    node = holder(spec, number)
    if isinstance(node, list):
        next(i for i in (follow(spec, n) for n in node) if i["name"] == name)["required"] = False
    elif name in node.get("required", []):
        node["required"].remove(name)
    else:
        node["required"] = [*node.get("required", []), name]
    assert reported(PAGE, spec, number, name)


@pytest.mark.parametrize("schema", [s for s in SCHEMAS if "/schemas/" in s])
def test_a_property_that_the_page_does_not_have_is_reported(schema: str) -> None:
    spec = copy.deepcopy(SPEC)
    at(spec, schema)["properties"]["extra"] = {"type": "string"}
    assert any("extra: in the spec, not on the page" in line for line in compare(PAGE, spec))


@pytest.mark.parametrize("schema", [s for s in SCHEMAS if "/schemas/" in s])
def test_another_documented_name_is_reported(schema: str) -> None:
    spec = copy.deepcopy(SPEC)
    at(spec, schema)["x-documented-as"] += " and 25"
    assert any(line.startswith(f"{schema}: x-documented-as") for line in compare(PAGE, spec))


LISTS = [
    ("PeriodType", "/enum"),
    ("AutoRenew", "/enum"),
    *(
        (name, f"/properties/{key}/anyOf/0/enum")
        for name, key in (
            ("NodePoolAnnotations", "os.modelarts~1billing.mode"),
            ("Taint", "effect"),
            ("CreatingStep", "type"),
            ("Os", "imageType"),
        )
    ),
]


@pytest.mark.parametrize(
    "schema, pointer, index",
    [
        (schema, pointer, index)
        for schema, pointer in LISTS
        for index in range(len(at(SPEC, f"#/components/schemas/{schema}{pointer}")))
    ],
)
def test_an_option_deleted_from_the_spec_is_reported(schema: str, pointer: str, index: int) -> None:
    spec = copy.deepcopy(SPEC)
    del at(spec, f"#/components/schemas/{schema}{pointer}")[index]
    assert compare(PAGE, spec)


@pytest.mark.parametrize("schema, pointer", LISTS)
def test_an_option_added_to_the_spec_is_reported(schema: str, pointer: str) -> None:
    spec = copy.deepcopy(SPEC)
    at(spec, f"#/components/schemas/{schema}{pointer}").append("new")
    assert compare(PAGE, spec)


@pytest.mark.parametrize(
    "pointer, key",
    [
        ("CreateNodePoolRequest/properties/apiVersion", "const"),
        ("NodePool/properties/kind", "const"),
        ("NodePoolAnnotations", "then"),
        ("NodePoolAnnotations/properties/os.modelarts~1auto.renew", "default"),
        ("NodePoolAnnotations/properties/os.modelarts~1order.id", "x-requires"),
        ("NodePoolAnnotations/properties/os.modelarts~1billing.mode", "x-evidence"),
        ("PoolResource/properties/flavor", "examples"),
        ("PoolResource/properties/count", "minimum"),
        ("PoolResource/properties/maxCount", "x-requires"),
        ("PoolResource/properties/tags", "x-requires"),
        ("ResourceExtendParams", "additionalProperties"),
        ("ResourceExtendParams/properties", "dockerBaseSize"),
        ("UserTag/properties/key", "not"),
    ],
)
def test_a_constraint_deleted_from_the_spec_is_reported(pointer: str, key: str) -> None:
    spec = copy.deepcopy(SPEC)
    del at(spec, f"#/components/schemas/{pointer}")[key]
    assert compare(PAGE, spec)


@pytest.mark.parametrize(
    "pointer, key, value",
    [
        ("PoolResource/properties/nodePool", "pattern", "^[a-z]"),
        ("PoolResource/properties/count", "format", "int32"),
        ("PoolResource/properties/count", "minimum", 1),
        ("NodePoolMetadata/properties/name", "maxLength", 50),
        ("NodePoolAnnotations", "if", {"required": ["os.modelarts/order.id"]}),
        ("NodePoolSpec/properties/resources", "type", "array"),
        ("UserTag/properties/key/not", "pattern", "^(CCE-)"),
    ],
)
def test_a_constraint_that_the_page_does_not_have_is_reported(
    pointer: str, key: str, value: Any
) -> None:
    spec = copy.deepcopy(SPEC)
    at(spec, f"#/components/schemas/{pointer}")[key] = value
    assert compare(PAGE, spec)


def _no_400(post: dict[str, Any]) -> None:
    del post["responses"]["400"]


def _one_more(post: dict[str, Any]) -> None:
    post["responses"]["201"] = post["responses"]["200"]


def _no_default(post: dict[str, Any]) -> None:
    del post["responses"]["default"]


@pytest.mark.parametrize("edit", [_no_400, _one_more, _no_default])
def test_another_status_in_the_spec_is_reported(edit: Callable[[dict[str, Any]], None]) -> None:
    spec = copy.deepcopy(SPEC)
    edit(spec["paths"][PAGE.path]["post"])
    assert compare(PAGE, spec)


@pytest.mark.parametrize("schema", ["NodeNetwork", "Os", "CreatingStep"])
def test_an_object_that_is_no_longer_used_is_reported(schema: str) -> None:
    spec = copy.deepcopy(SPEC)
    properties = spec["components"]["schemas"]["PoolResource"]["properties"]
    for key, node in list(properties.items()):
        if node.get("$ref", "").endswith(f"/{schema}"):
            del properties[key]
    assert any("has a table but is not used" in line for line in compare(PAGE, spec))
