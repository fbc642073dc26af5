"""The naming authority: pins, rules, clashes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from clientgen.normalise.scopes import method_forms


def document(*wires: str) -> str:
    """One schema with these properties."""
    return yaml.safe_dump(
        {"A": {"type": "object", "properties": {wire: {} for wire in wires}}}, sort_keys=False
    )


def names(result: Any) -> dict[str, str]:
    return {field.wire_name: field.name for field in result.model("A").fields}


@pytest.mark.parametrize(
    ("wires", "expected"),
    [
        (["os.modelarts/billing.mode"], ["billing_mode"]),
        (
            ["os.modelarts/billing.mode", "billing.mode"],
            ["os_modelarts_billing_mode", "billing_mode"],
        ),
        (["+1", "-1"], ["plus_1", "minus_1"]),
        (
            ["class", "list", "json", "model_dump", "model_id"],
            ["class_", "list_", "json_", "model_dump_", "model_id"],
        ),
        (["type", "match", "id", "filter"], ["type", "match", "id", "filter"]),
        (["max_count", "max-count"], ["max_count", "max_minus_count"]),
        (["maxCount", "max-count"], ["max_count", "max_minus_count"]),
        (["@type", "type"], ["at_type", "type"]),
        (["name", "Name"], ["name", "name_dcd1d5"]),
        (["self", "cls"], ["self", "cls"]),
    ],
)
def test_fields(schemas: Any, wires: list[str], expected: list[str]) -> None:
    assert list(names(schemas(document(*wires))).values()) == expected


def test_the_order_of_properties_changes_no_name(schemas: Any) -> None:
    wires = ["maxCount", "max-count", "max_count", "Name", "name", "NAME", "a/x", "b/x", "x"]
    assert names(schemas(document(*wires))) == names(schemas(document(*reversed(wires))))


def test_an_unrelated_property_renames_nothing(schemas: Any) -> None:
    wires = ["maxCount", "max-count", "Name", "name"]
    before = names(schemas(document(*wires)))
    after = names(schemas(document(*wires, "colour", "size")))
    assert before.items() <= after.items()


def test_no_name_is_the_wire_name_of_another(schemas: Any) -> None:
    wires = ["fooBar", "foo_bar", "class", "class_", "foo_bar_in_query"]
    found = names(schemas(document(*wires)))
    for wire, name in found.items():
        assert name == wire or name not in wires


def test_a_clash_is_a_warning_and_an_error_when_strict(schemas: Any) -> None:
    loose = schemas(document("maxCount", "max-count"))
    assert loose.codes == ["NAM03"]
    strict = schemas(document("maxCount", "max-count"), strict=True)
    assert strict.codes == ["NAM02"]
    (found,) = strict.collector.diagnostics
    assert found.pointer == "#/components/schemas/A/properties/max-count"
    assert found.notes[0].pointer == "#/components/schemas/A/properties/maxCount"
    assert "`max_count`" in found.message


PINS = """
A:
  type: object
  properties:
    first: {x-python-name: size}
    second: {$ref: '#/components/schemas/B', x-python-name: weight}
    third: {x-python-name: %s}
B: {type: object, properties: {x: {}}, x-python-name: Bee}
"""


def test_pins(schemas: Any) -> None:
    result = schemas(PINS % "other")
    assert list(names(result).values()) == ["size", "weight", "other"]
    assert result.names == ["A", "Bee"]
    assert result["Bee"].key == "B"


@pytest.mark.parametrize(
    ("pin", "code"),
    [("class", "NAM01"), ("no-identifier", "NAM01"), ("_x", "NAM01"), ("size", "NAM04")],
)
def test_bad_pins_are_refused_and_the_rule_steps_in(schemas: Any, pin: str, code: str) -> None:
    result = schemas(PINS % pin)
    assert result.codes == [code]
    assert names(result)["third"] == "third"


def test_classes(schemas: Any) -> None:
    result = schemas("""
        Response: {type: object, properties: {a: {}}}
        Zoo: {type: object, properties: {a: {}}}
        foo.bar: {type: object, properties: {a: {}}}
        foo_bar: {type: object, properties: {a: {}}}
        Foo: {type: object, properties: {a: {}}}
        foo: {type: object, properties: {a: {}}}
    """)
    by_key = {component.key: component.name for component in result.api.components}
    assert by_key["Response"] == "ResponseModel"
    assert by_key["Zoo"] == "ZooModel"  # the client is called Zoo
    assert by_key["Foo"] == "Foo"
    assert by_key["foo"].startswith("Foo")
    assert by_key["foo.bar"] == "FooDotBar"
    assert len(set(by_key.values())) == len(by_key)


@pytest.mark.parametrize(
    ("operation", "resource", "expected"),
    [
        ("createNodePool", "node_pools", ("create", "create_node_pool")),
        ("CreateNodePool", "node_pools", ("create", "create_node_pool")),
        ("listPets", "pets", ("list", "list_pets")),
        ("getPetById", "pets", ("get_by_id", "get_pet_by_id")),
        ("repos/get-content", "repos", ("get_content", "repos_get_content")),
        ("addPetTag", "pets", ("add_tag", "add_pet_tag")),
        ("pets", "pets", ("pets",)),
        ("searchAll", "pets", ("search_all",)),
        ("petsById", "pets", ("pets_by_id",)),
        ("importPet", "pets", ("import", "import_pet")),
    ],
)
def test_methods(operation: str, resource: str, expected: tuple[str, ...]) -> None:
    assert method_forms(operation, resource) == expected


PARAMETERS = """
paths:
  /pets/{petId}/{self}:
    get:
      operationId: import
      tags: [x]
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
        - {name: petId, in: query, schema: {type: string}}
        - {name: self, in: path, required: true, schema: {type: string}}
        - {name: body, in: query, schema: {type: string}}
        - {name: options, in: query, schema: {type: string}}
        - {name: async, in: query, schema: {type: string}}
        - {name: "StartTime<", in: query, schema: {type: string}}
        - {name: StartTime, in: query, schema: {type: string}}
        - {name: path, in: query, schema: {type: string}}
      responses: {}
"""


def test_parameters(build: Any) -> None:
    operation = build(PARAMETERS).operation("import")
    assert operation.name == "import_"
    assert operation.constant == "IMPORT"
    assert [(one.location, one.name) for one in operation.parameters] == [
        ("path", "pet_id"),
        ("path", "self_"),
        ("query", "pet_id_in_query"),
        ("query", "body_"),
        ("query", "options_"),
        ("query", "async_"),
        ("query", "start_time_less"),
        ("query", "start_time"),
        ("query", "path"),
    ]
