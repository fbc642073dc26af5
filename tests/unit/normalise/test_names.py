"""The naming authority: pins, rules, clashes."""

from __future__ import annotations

import ast
import builtins
import keyword
import random
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from clientgen.diagnostics import Collector
from clientgen.inert.allowed import FORBIDDEN_MEMBERS
from clientgen.ir.nodes import Api, Choice, Model
from clientgen.normalise import normalise, reserved
from clientgen.normalise.scopes import method_forms
from clientgen.settings import Settings

from .conftest import Plain


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
    [
        ("class", "NAM01"),
        ("no-identifier", "NAM01"),
        ("_x", "NAM01"),
        ("Other", "NAM01"),
        ("a" * 300, "NAM01"),
        ("size", "NAM04"),
    ],
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
        ("getByPet", "pets", ("get_by_pet",)),
        ("deletePetsByPetId", "pets", ("delete_by_pet_id", "delete_pets_by_pet_id")),
        ("listServiceOwners", "serviceowner", ("list", "list_service_owners")),
        ("api_v2_pets_list", "pets", ("list", "api_v2_pets_list")),
        ("v2_users_pets_list", "pets", ("v2_users_list", "v2_users_pets_list")),
        ("GetPetsPet", "pets", ("get_pet", "get_pets_pet")),
        ("GetPetsPetTags", "pets", ("get_pet_tags", "get_pets_pet_tags")),
        ("Pets_GetPetById", "pets", ("get_by_id", "pets_get_pet_by_id")),
        ("Pets_ListShopPets", "pets", ("list_shop_pets", "pets_list_shop_pets")),
        ("pets_pet", "pets", ("pet", "pets_pet")),
        ("retrieve-a-pet", "pets", ("retrieve", "retrieve_a_pet")),
        ("a_pet", "pets", ("a_pet",)),
        ("getV3PetsIdTags", "pets", ("get_id_tags", "get_v3_pets_id_tags")),
        ("updatePetsNameByIdPet", "pet", ("update_name_by_id_pet", "update_pets_name_by_id_pet")),
    ],
)
def test_methods(operation: str, resource: str, expected: tuple[str, ...]) -> None:
    assert method_forms(operation, operation, resource) == expected


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


ODD = [
    "+1", "-1", "class", "self", "__init__", "__class__", "None", "con", "nul", "aux", "list", "str", "builtins", "getattr",
    "\N{PARTY POPPER}", "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", "123", "1", "", "_", "__", "***",
    "foo", "Foo", "FOO", "\uff46\uff4f\uff4f", "fi", "\ufb01", "K", "\u212a", "e", "\u00e9", "e\u0301", "\u00df", "\u1e9e",
    "\0", "x\0+y", "\u65e5\u672c", "\u0438\u043c\u043f\u043e\u0440\u0442", "\u200b", "\u202e", "x" * 300, "x" * 301, "Model", "Operation",
    "Warning", "Exception", "StrictInt", "mro", "model_config", "a b", "a-b", "a.b", "aB", "AB",
]  # fmt: skip
ANY = st.one_of(st.sampled_from(ODD), st.text(max_size=12))


def odd_document(wires: list[str], order: random.Random) -> dict[str, Any]:
    """A document that calls everything so, in some order."""

    def shuffled(items: list[tuple[str, Any]]) -> dict[str, Any]:
        order.shuffle(items)
        return dict(items)

    def reference(wire: str) -> dict[str, str]:
        return {"$ref": "#/components/schemas/" + wire.replace("~", "~0").replace("/", "~1")}

    paths: list[tuple[str, Any]] = []
    for number, wire in enumerate(wires):
        call = {
            "tags": [wire or "none"],
            "operationId": wire or "none",
            "parameters": [
                {"name": one, "in": "query", "schema": {"type": "string"}} for one in wires if one
            ],
            "responses": {"200": {"content": {"application/json": {"schema": reference(wire)}}}},
        }
        paths.append((f"/p{number}", {"get": call}))
        paths.append((f"/q{number}", {"get": {**call, "tags": ["all"], "operationId": f"{wire}."}}))
    schemas = {
        wire: {"type": "object", "properties": {one: reference("list of names") for one in wires}}
        for wire in wires
    }
    listed = [one for one in wires if one]
    schemas["list of names"] = {
        "type": "string",
        "enum": listed or ["a"],
        "x-enum-varnames": listed or ["a"],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "paths": shuffled(paths),
        "components": {"schemas": shuffled(list(schemas.items()))},
    }


def scopes_of(api: Api) -> list[list[str]]:
    """Names that stand beside each other."""
    found = [[one.name for one in api.components], [one.name for one in api.resources]]
    for resource in api.resources:
        found += [[one.name for one in resource.operations]]
        found += [[one.constant for one in resource.operations]]
        found += [[one.name for one in call.parameters] for call in resource.operations]
    for component in api.components:
        match component:
            case Model():
                found.append([one.name for one in component.fields])
            case Choice():
                found.append([one.name for one in component.members])
            case _:
                pass
    return found


@given(st.lists(ANY, unique=True, max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_any_names_give_names_that_differ_and_never_by_order(
    wires: list[str], order: random.Random
) -> None:
    def made() -> Api:
        data = odd_document(wires, order)
        return normalise(Plain(data), Settings(package="pets", client_name="Zoo"), Collector())

    api, other = made(), made()
    assert api == other
    for names in scopes_of(api):
        assert len({unicodedata.normalize("NFKC", name) for name in names}) == len(names)
        for name in names:
            assert name.isidentifier()
            assert not keyword.iskeyword(name)
            assert not name.startswith("_")
            assert len(name) <= 100
    classes = {one.name for one in api.components}
    for resource in api.resources:
        assert not classes & {one.constant for one in resource.operations}
    modules = [one.module.lower() for one in api.resources]
    assert len(set(modules)) == len(modules)


EXPECTED = Path(__file__).parents[2] / "cases"


def test_no_class_hides_what_a_generated_module_imports_or_calls() -> None:
    imported: set[str] = set()
    for path in EXPECTED.glob("*/expected/src/**/*.py"):
        if path.name == "__init__.py":
            continue  # where a name of the document comes first, and what it hides stays in its module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (
                not node.level or "_runtime" in (node.module or "")
            ):
                imported |= {one.name for one in node.names}
    assert {"Operation", "StrictInt", "Encoding"} <= imported
    assert imported <= reserved.CLASSES
    assert {name for name in dir(builtins) if name[0].isupper()} <= reserved.CLASSES


def test_what_a_class_body_needs_is_no_member_of_it() -> None:
    assert FORBIDDEN_MEMBERS <= reserved.FIELDS
    assert FORBIDDEN_MEMBERS <= reserved.MEMBERS
    assert {name for name in {*dir(str), *dir(int)} if name[0] != "_"} <= reserved.MEMBERS


def test_what_the_base_class_of_models_answers_to_is_no_field() -> None:
    for kind in (BaseModel, type(BaseModel)):
        assert {name for name in dir(kind) if name[0] != "_"} <= reserved.FIELDS


def test_pages_are_those_of_an_operation_whose_constant_gave_way_to_a_class(build: Any) -> None:
    text = """
    paths:
      /vms:
        get:
          operationId: VM
          tags: [x]
          x-pagination: {style: cursor, request: after, items: /data, next: /next}
          parameters: [{name: after, in: query, schema: {type: string}}]
          responses: {"200": {content: {application/json: {schema: {$ref: '#/components/schemas/VM'}}}}}
    components:
      schemas:
        VM: {type: object, properties: {next: {type: string}, data: {type: array, items: {type: string}}}}
    """
    (one, all_) = build(text).api.resources[0].operations
    assert one.constant == "VM_"
    assert all_.paging.of == "VM_"


def test_second_methods_are_called_after_the_first_where_that_is_called_in_full(build: Any) -> None:
    text = """
    paths:
      /bookings:
        get: {operationId: getBookings, tags: [bookings], responses: {"200": &answers {description: All., content: {
          application/json: {schema: {type: object, properties: {a: {type: string}}}}, application/xml: {schema: {type: string}}}}}}
      /bookings/{id}:
        get: {operationId: getBooking, tags: [bookings], responses: {"200": {description: One., content: {application/json: {}}}}}
        delete: {operationId: deleteBooking, tags: [bookings], responses: {"200": *answers}}
    """
    (resource,) = build(text).api.resources
    names = {operation.name for operation in resource.operations}
    assert names == {
        "get_bookings",
        "get_bookings_as_xml",
        "get_booking",
        "delete",
        "delete_as_xml",
    }


def test_a_method_that_is_called_in_full_keeps_its_name(build: Any) -> None:
    text = """
    paths:
      /presence:
        get: {operationId: getPresence, tags: [users], responses: {"204": {description: None.}}}
      /users/{id}/presence:
        get: {operationId: getUserPresence, tags: [users], responses: {"204": {description: None.}}}
      /users/{id}/state:
        get: {operationId: get_state, tags: [users], responses: {"204": {description: None.}}}
      /state:
        get: {operationId: getState, tags: [users], responses: {"204": {description: None.}}}
    """
    (resource,) = build(text).api.resources
    names = {operation.name for operation in resource.operations}
    assert {"get_presence", "get_state", "get_user_presence"} < names
    (other,) = names - {"get_presence", "get_state", "get_user_presence"}
    assert re.fullmatch("get_state_[0-9a-f]{6}", other)
