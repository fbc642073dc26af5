"""The comparison of page and spec notices every change of the spec."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from .compare import compare
from .ledger import read_transcript
from .spec_files import TRANSCRIPT, at, bundle, follow

PAGE = read_transcript(TRANSCRIPT)
SPEC = bundle()
ROWS = [(t.number, row.name) for t in PAGE.tables for row in t.rows]
REQUEST_ROWS = [(t.number, row.name) for t in PAGE.tables if t.request for row in t.rows]
SCHEMAS = sorted({t.schema for t in PAGE.tables})

each_row = pytest.mark.parametrize("number, name", ROWS)


def reported(spec: dict[str, Any], number: int, name: str) -> bool:
    return any(line.startswith(f"Table {number}: {name}: ") for line in compare(PAGE, spec))


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
    assert reported(spec, number, name)


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
    assert reported(spec, number, name)


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
