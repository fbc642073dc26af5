"""Names never move by themselves: what `names.lock` keeps, what it lets go, and what stays of a name that was changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from clientgen.diagnostics import Collector
from clientgen.ir.nodes import Api, Choice, Former, Model
from clientgen.normalise import NameLock, normalise_with
from clientgen.normalise.name_lock import read, write
from clientgen.settings import Settings
from clientgen.versions import after

from .conftest import Plain

DOCUMENT = """
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers: [{url: "https://{region}.example", variables: {region: {default: a}}}]
tags: [{name: pets}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{name: pageSize, in: query, schema: {type: integer}}]
      responses: {"200": {description: x, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}}
    post:
      operationId: createPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"200": {description: x, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: k}}
  schemas:
    Pet:
      type: object
      properties:
        maxCount: {type: integer}
        home: {type: object, properties: {street: {type: string}}}
        food:
          oneOf:
            - {type: object, title: Meat, properties: {kind: {const: meat}, grams: {type: integer}}}
            - {type: object, title: Grass, properties: {kind: {const: grass}, area: {type: integer}}}
        size: {$ref: "#/components/schemas/Size"}
    Size: {type: string, enum: [s, l], x-enum-varnames: [SMALL, LARGE]}
security: [{key: []}]
"""


def made(
    data: dict[str, Any], lock: NameLock, *, version: str = "0.1.0", keep: int = 0
) -> tuple[Api, NameLock, list[str]]:
    settings = Settings(package="zoo", client_name="Zoo", version=version, keep_former_names=keep)
    collector = Collector()
    api, given = normalise_with(Plain(data), settings, collector, lock)
    return api, given, [item.code for item in collector.diagnostics]


def document(text: str = DOCUMENT) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def names(lock: NameLock) -> dict[tuple[str, str], str]:
    return {(s, key): name for s, items in lock.names.items() for key, name in items.items()}


@pytest.fixture
def lock() -> NameLock:
    return made(document(), NameLock())[1]


def test_everything_public_is_kept(lock: NameLock) -> None:
    assert names(lock) == {
        ("classes", "#/components/schemas/Pet"): "Pet",
        ("classes", "#/components/schemas/Pet/properties/home"): "PetHome",
        ("classes", "#/components/schemas/Pet/properties/food/oneOf/Meat"): "PetFoodMeat",
        ("classes", "#/components/schemas/Pet/properties/food/oneOf/Grass"): "PetFoodGrass",
        ("classes", "#/components/schemas/Size"): "Size",
        ("classes", "#/components/securitySchemes/key"): "Key",
        ("classes", "client.pets"): "Pets",
        ("fields", "#/components/schemas/Pet/properties/maxCount"): "max_count",
        ("fields", "#/components/schemas/Pet/properties/home"): "home",
        ("fields", "#/components/schemas/Pet/properties/food"): "food",
        ("fields", "#/components/schemas/Pet/properties/size"): "size",
        ("fields", "#/components/schemas/Pet/properties/home/properties/street"): "street",
        ("fields", "#/components/schemas/Pet/properties/food/oneOf/Meat/properties/kind"): "kind",
        ("fields", "#/components/schemas/Pet/properties/food/oneOf/Meat/properties/grams"): "grams",
        ("fields", "#/components/schemas/Pet/properties/food/oneOf/Grass/properties/kind"): "kind",
        ("fields", "#/components/schemas/Pet/properties/food/oneOf/Grass/properties/area"): "area",
        ("members", "#/components/schemas/Size/enum/s"): "SMALL",
        ("members", "#/components/schemas/Size/enum/l"): "LARGE",
        ("methods", "#/paths/~1pets/get"): "pets.list",
        ("methods", "#/paths/~1pets/post"): "pets.create",
        ("parameters", "#/paths/~1pets/get/parameters/query/pageSize"): "page_size",
        ("resources", "#/tags/pets"): "pets",
        ("variables", "#/servers/variables/region"): "region",
    }


def test_a_lock_is_written_and_read_back(lock: NameLock) -> None:
    whole = replace(lock, former=(Former("field", "Pet", "max", "max_count", "0.1.0", "0.3.0"),))
    collector = Collector()
    assert read(write(whole), "names.lock", collector) == whole
    assert collector.diagnostics == ()
    assert write(read(write(whole), "names.lock", collector)) == write(whole)


@pytest.mark.parametrize(
    "wire", ['a"b', "a\\b", "a\nb", "\x00\x7f\x85\u2028", "é", "💥", "%41", "a b", "~/"]
)
def test_any_wire_name_can_be_a_key(wire: str) -> None:
    data = document()
    data["components"]["schemas"]["Pet"]["properties"][wire] = {"type": "string"}
    api, given, _ = made(data, NameLock())
    collector = Collector()
    again = read(write(given), "names.lock", collector)
    assert again == given, collector.diagnostics
    assert made(data, again)[0] == api


def add_scheme(data: dict[str, Any]) -> None:
    data["components"]["schemas"]["Pets"] = {"type": "object", "properties": {"a": {}}}
    data["components"]["schemas"]["PetHome"] = {"type": "object", "properties": {"b": {}}}
    data["components"]["schemas"]["Key"] = {"type": "object", "properties": {"c": {}}}
    data["components"]["schemas"]["AsyncPets"] = {"type": "object", "properties": {"d": {}}}
    pet = data["components"]["schemas"]["Pet"]["properties"]
    for name in ("Pets", "PetHome", "Key", "AsyncPets"):
        pet[f"of{name}"] = {"$ref": f"#/components/schemas/{name}"}


def add_members(data: dict[str, Any]) -> None:
    properties = data["components"]["schemas"]["Pet"]["properties"]
    added = {"max_count": {"type": "string"}, "max-count": {"type": "string"}}
    data["components"]["schemas"]["Pet"]["properties"] = {**added, **properties}


def add_alternative(data: dict[str, Any]) -> None:
    choices = data["components"]["schemas"]["Pet"]["properties"]["food"]["oneOf"]
    choices.insert(
        0, {"type": "object", "title": "Fish", "properties": {"kind": {"const": "fish"}}}
    )


def add_parameter(data: dict[str, Any]) -> None:
    call = data["paths"]["/pets"]["get"]
    call["parameters"].insert(
        0, {"name": "page_size", "in": "query", "schema": {"type": "integer"}}
    )


def add_operation(data: dict[str, Any]) -> None:
    data["paths"]["/pets/all"] = {
        "get": {"operationId": "list", "tags": ["pets"], "responses": {"204": {"description": "x"}}}
    }
    data["paths"]["/a"] = {
        "get": {"operationId": "pets", "tags": ["Pets"], "responses": {"204": {"description": "x"}}}
    }


def call_otherwise(data: dict[str, Any]) -> None:
    data["paths"]["/pets"]["get"]["operationId"] = "fetchAnimals"
    data["paths"]["/pets"]["post"]["tags"] = ["animals"]


def take_tag_away(data: dict[str, Any]) -> None:
    for call in data["paths"]["/pets"].values():
        call["tags"] = ["animals"]
    data["tags"] = [{"name": "animals", "description": "Animals."}]


def turn_around(data: dict[str, Any]) -> None:
    data["components"]["schemas"]["Pet"]["properties"]["food"]["oneOf"].reverse()
    data["components"]["schemas"] = dict(reversed(data["components"]["schemas"].items()))


@pytest.mark.parametrize(
    "edit",
    [
        add_scheme,
        add_members,
        add_alternative,
        add_parameter,
        add_operation,
        call_otherwise,
        take_tag_away,
        turn_around,
    ],
)
def test_no_edit_elsewhere_renames_anything(edit: Any, lock: NameLock) -> None:
    data = document()
    edit(data)
    api, given, codes = made(data, lock)
    now = names(given)
    moved = {
        key: (name, now[key]) for key, name in names(lock).items() if now.get(key, name) != name
    }
    assert not moved
    assert names(lock).keys() - now.keys() <= {("resources", "#/tags/pets")}
    assert "NAM06" not in codes
    assert {one.name for one in api.resources} >= {"pets"}
    exported = [one.name for one in api.components] + [one.class_name for one in api.resources]
    assert len(set(exported)) == len(exported)
    again, same, _ = made(data, given)
    assert (again, same) == (api, given), "a second run changes nothing"


def test_without_a_lock_some_of_these_edits_do_rename() -> None:
    """The tests above mean something."""
    moved = set()
    first = names(made(document(), NameLock())[1])
    for edit in (add_scheme, add_members, call_otherwise, add_parameter):
        data = document()
        edit(data)
        now = names(made(data, NameLock())[1])
        moved |= {edit.__name__ for key, name in first.items() if now.get(key, name) != name}
    assert moved == {"add_scheme", "add_members", "call_otherwise", "add_parameter"}


def test_the_author_may_pin_another_name_and_the_former_one_stays(lock: NameLock) -> None:
    data = document()
    schemas = data["components"]["schemas"]
    schemas["Pet"]["properties"]["maxCount"]["x-python-name"] = "most"
    schemas["Size"]["x-enum-varnames"] = ["TINY", "LARGE"]
    data["paths"]["/pets"]["get"]["x-python-name"] = "all"
    data["tags"][0]["x-python-name"] = "animals"
    api, given, codes = made(data, lock, keep=2)
    assert codes == []
    assert {(one.kind, one.path, one.new) for one in api.former} == {
        ("class", "Pets", "Animals"),
        ("class", "AsyncPets", "AsyncAnimals"),
        ("field", "Pet.max_count", "most"),
        ("member", "Size.SMALL", "TINY"),
        ("method", "animals.list", "all"),
        ("resource", "pets", "animals"),
    }
    assert {(one.since, one.until) for one in api.former} == {("0.1.0", "0.3.0")}
    assert made(data, given, keep=2)[0].former == api.former
    assert made(data, given, version="0.2.0", keep=2)[0].former == api.former
    expired, left, codes = made(data, given, version="0.3.0", keep=2)
    assert not expired.former
    assert not left.former
    assert set(codes) == {"NAM07"}
    assert not made(data, lock)[0].former, "only if client.toml says so"


def test_second_methods_of_an_operation_are_kept_beside_the_first() -> None:
    data = document()
    call = data["paths"]["/pets"]["get"]
    call["parameters"].append({"name": "after", "in": "query", "schema": {"type": "string"}})
    call["x-pagination"] = {
        "style": "cursor",
        "request": "after",
        "next": "/next",
        "items": "/data",
    }
    content = call["responses"]["200"]["content"]
    listed = content["application/json"]["schema"]
    content["application/json"]["schema"] = {
        "type": "object",
        "properties": {"data": listed, "next": {"type": "string"}},
    }
    content["text/event-stream"] = {"schema": listed["items"]}
    place = "#/paths/~1pets/get"
    lock = made(data, NameLock())[1]
    assert {key: name for key, name in lock.names["methods"].items() if key.startswith(place)} == {
        place: "pets.list",
        f"{place} all": "pets.list_all",
        f"{place} stream": "pets.list_stream",
    }
    call_otherwise(data)
    api, given, codes = made(data, lock)
    assert codes == []
    assert given.names["methods"].items() >= lock.names["methods"].items()
    assert {"list", "list_all", "list_stream"} <= {
        one.name for resource in api.resources for one in resource.operations
    }
    call["x-python-name"] = "browse"
    api, _, codes = made(data, lock, keep=1)
    assert codes == []
    assert {(one.path, one.new) for one in api.former if one.kind == "method"} == {
        ("pets.list", "browse"),
        ("pets.list_all", "browse_all"),
        ("pets.list_stream", "browse_stream"),
    }


def test_a_schema_that_is_renamed_in_the_document_stays_under_its_former_name(
    lock: NameLock,
) -> None:
    text = DOCUMENT.replace("schemas/Pet", "schemas/Animal").replace("    Pet:", "    Animal:")
    text = text.replace("maxCount: {", "maxCount: {x-python-name: most, ")
    api, given, _ = made(document(text), lock, keep=1)
    found = {(one.kind, one.path, one.new) for one in api.former}
    assert found == {
        ("class", "Pet", "Animal"),
        ("class", "PetHome", "AnimalHome"),
        ("class", "PetFoodMeat", "AnimalFoodMeat"),
        ("class", "PetFoodGrass", "AnimalFoodGrass"),
        ("field", "Animal.max_count", "most"),
    }
    further = text.replace("schemas/Animal", "schemas/Beast").replace("    Animal:", "    Beast:")
    later, _, codes = made(document(further), given, version="0.1.1", keep=1)
    assert ("class", "Pet", "Beast") in {(o.kind, o.path, o.new) for o in later.former}
    assert ("field", "Beast.max_count", "most") in {(o.kind, o.path, o.new) for o in later.former}
    assert codes == []


def test_a_schema_with_other_members_is_another_schema(lock: NameLock) -> None:
    text = DOCUMENT.replace("schemas/Pet", "schemas/Animal").replace("    Pet:", "    Animal:")
    text = text.replace("maxCount", "minCount")
    api, _, _ = made(document(text), lock, keep=1)
    assert "Pet" not in {one.old for one in api.former}


def test_two_that_look_alike_are_not_guessed_at() -> None:
    head = "openapi: 3.1.0\ninfo: {title: Zoo, version: '1'}\ncomponents: {schemas: {%s}}\n"
    one = "{type: object, properties: {id: {type: string}}}"
    lock = made(document(head % f"A: {one}, B: {one}"), NameLock())[1]
    api, _, _ = made(document(head % f"C: {one}, D: {one}"), lock, keep=1)
    assert api.former == ()


def test_a_former_name_gives_way_to_a_thing_of_that_name(lock: NameLock) -> None:
    former = (
        Former("class", "", "Size", "Pet", "0.1.0", "0.9.0"),
        Former("class", "", "Gone", "Nothing", "0.1.0", "0.9.0"),
        Former("class", "", "Beast", "Pet", "0.1.0", "0.9.0"),
    )
    api, _, codes = made(document(), replace(lock, former=former))
    assert [one.old for one in api.former] == ["Beast"]
    assert codes == ["NAM07", "NAM07"]


def test_a_pin_may_not_take_a_kept_name(lock: NameLock) -> None:
    data = document()
    data["components"]["schemas"]["Pet"]["properties"]["most"] = {"x-python-name": "max_count"}
    assert "NAM06" in made(data, lock)[2]


def test_deleting_a_line_lets_go_of_a_name(lock: NameLock) -> None:
    data = document()
    call_otherwise(data)
    kept = {section: dict(items) for section, items in lock.names.items()}
    del kept["methods"]["#/paths/~1pets/get"]
    given = made(data, NameLock(kept))[1]
    assert names(given)["methods", "#/paths/~1pets/get"] == "pets.fetch_animals"


@pytest.mark.parametrize(
    ("version", "releases", "until"),
    [
        ("0.1.0", 1, "0.2.0"),
        ("0.9", 2, "0.11.0"),
        ("1.4.2", 1, "2.0.0"),
        ("3", 2, "5.0.0"),
        ("1.0rc1", 1, "2.0.0"),
    ],
)
def test_former_names_last_a_number_of_breaking_releases(
    version: str, releases: int, until: str
) -> None:
    assert after(version, releases) == until


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[classes\n", 1),
        ('[classes]\n"#/a" = "A"\n"#/a" = "B"\n', 3),
        ('[classes]\n"#/a" = "A"\n\n"#/b" = "not a name"\n', 4),
        ('[classes]\n"#/a" = "_a"\n', 2),
        ('[classes]\n"#/a" = "class"\n', 2),
        ('[classes]\n"#/a" = "a.b"\n', 2),
        ('[methods]\n"#/a" = "create"\n', 2),
        ("[classes]\n[klasses]\n", 2),
        ('classes = "A"\n', 1),
        ('[former]\n"class A" = "B"\n', 2),
        ('[former]\n"klass A" = {now = "B", since = "1", until = "2"}\n', 2),
        ('[former]\n"class A" = {now = "B", since = "1", until = "x"}\n', 2),
        ('[former]\n"field A" = {now = "B", since = "1", until = "2"}\n', 2),
        ("a = " + "[" * 5000 + "]" * 5000, 1),
        ("a = " + "9" * 5000, 1),
    ],
)
def test_a_lock_that_makes_no_sense_is_refused_with_its_line(text: str, line: int) -> None:
    collector = Collector()
    read(text, "names.lock", collector)
    assert {item.code for item in collector.diagnostics} == {"NAM05"}
    first = collector.diagnostics[0].span
    assert first is not None
    assert (first.file, first.line) == ("names.lock", line)


def test_fields_and_members_of_the_client_follow_the_lock() -> None:
    lock = NameLock(
        {
            "classes": {"#/components/schemas/Pet": "Beast", "client.pets": "Stable"},
            "fields": {"#/components/schemas/Pet/properties/maxCount": "most"},
            "methods": {"#/paths/~1pets/get": "zoo.every"},
            "parameters": {"#/paths/~1pets/get/parameters/query/pageSize": "size"},
        }
    )
    api = made(document(), lock)[0]
    pet = next(one for one in api.components if isinstance(one, Model) and one.name == "Beast")
    assert pet.fields[0].name == "most"
    assert {one.name: [call.name for call in one.operations] for one in api.resources} == {
        "pets": ["create"],
        "zoo": ["every"],
    }
    every = api.resources[1].operations[0]
    assert every.parameters[0].name == "size"
    assert api.resources[0].class_name == "Stable"
    assert any(isinstance(one, Choice) and one.name == "Size" for one in api.components)
