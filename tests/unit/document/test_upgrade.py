"""3.0 becomes 3.1, and what 3.1 spells in two ways is spelled in one."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from clientgen.document import upgrade
from clientgen.source.pointer import resolve


def upgraded(schema: Any, version: str = "3.0.3") -> Any:
    document = {
        "openapi": version,
        "components": {"schemas": {"A": schema, "B": {"type": "string"}}},
    }
    before = copy.deepcopy(document)
    made = upgrade(document)
    assert document == before, "the input must stay as it is"
    return made["components"]["schemas"]["A"]


REF = {"$ref": "#/components/schemas/B"}
NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"nullable": True}, {}),
        (
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"type": "string", "nullable": True, "enum": ["a", None]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"nullable": True, "allOf": [REF], "description": "d"},
            {"anyOf": [REF, NULL], "description": "d"},
        ),
        (
            {"nullable": True, "type": "object", "allOf": [REF], "title": "t"},
            {"anyOf": [{"type": "object", "allOf": [REF]}, NULL], "title": "t"},
        ),
        ({"nullable": True, "allOf": [REF, REF]}, {"anyOf": [{"allOf": [REF, REF]}, NULL]}),
        ({"nullable": True, "oneOf": [REF]}, {"oneOf": [REF, NULL]}),
        (
            {"nullable": True, "anyOf": [REF, {"type": "string", "nullable": True}]},
            {"anyOf": [REF, {"type": ["string", "null"]}]},
        ),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"exclusiveMaximum": True}, {}),
        (
            {"maximum": 0, "exclusiveMaximum": True, "minimum": 0},
            {"exclusiveMaximum": 0, "minimum": 0},
        ),
        ({"type": "string", "example": "x"}, {"type": "string", "examples": ["x"]}),
        ({"example": None}, {"examples": [None]}),
        ({"type": "string", "format": "byte"}, {"type": "string", "contentEncoding": "base64"}),
        (
            {"type": "string", "format": "binary"},
            {"type": "string", "contentMediaType": "application/octet-stream"},
        ),
        ({"type": "integer", "format": "byte"}, {"type": "integer", "format": "byte"}),
        ({"type": "file"}, {"type": "string", "contentMediaType": "application/octet-stream"}),
        ({**REF, "nullable": True, "description": "d"}, REF),
        (
            {"properties": {"nullable": {"type": "string", "nullable": True}, "example": REF}},
            {"properties": {"nullable": {"type": ["string", "null"]}, "example": REF}},
        ),
        ({"items": {"minimum": 1, "exclusiveMinimum": True}}, {"items": {"exclusiveMinimum": 1}}),
        (
            {"default": {"nullable": True, "example": 1}},
            {"default": {"nullable": True, "example": 1}},
        ),
        (
            {"enum": ["a", "b", "a"], "x-enum-varnames": ["A", "B", "C"]},
            {"enum": ["a", "b"], "x-enum-varnames": ["A", "B"]},
        ),
        ({"enum": [1, True, "1", 1]}, {"enum": [1, True, "1"]}),
    ],
)
def test_spellings(old: Any, new: Any) -> None:
    assert upgraded(old) == new


@pytest.mark.parametrize(
    ("schema", "same"),
    [
        ({"exclusiveMinimum": 1}, True),
        ({**REF, "description": "d"}, True),
        ({"type": ["string", "null"]}, True),
        ({"type": "string", "nullable": True}, True),
        ({"example": 1}, False),
        ({"example": 1, "examples": [2]}, False),
    ],
)
def test_documents_of_3_1_keep_what_3_1_says(schema: Any, same: bool) -> None:
    assert (upgraded(schema, "3.1.0") == schema) is same


@pytest.mark.parametrize(
    ("schema", "taken"),
    [
        ({"allOf": [REF], "title": "t", "default": None}, True),
        ({"allOf": [REF, {"description": "d"}]}, True),
        (REF, True),
        ({"allOf": [REF, REF]}, False),
        ({"allOf": [REF, {"required": ["a"]}]}, False),
        ({"allOf": [REF], "minProperties": 1}, False),
        ({"allOf": [True]}, False),
        ({}, False),
    ],
)
def test_null_beside_a_single_reference_is_taken_at_its_word(schema: Any, taken: bool) -> None:
    given = {**schema, "type": ["object", "null"]}
    made = upgraded(given, "3.1.0")
    assert (made != given) is taken
    if taken:
        reference = {key: given[key] for key in given if key in ("type", "allOf", "$ref")}
        assert made["anyOf"] == [reference, NULL]
        assert made.get("default", NULL) == schema.get("default", NULL)


def test_twins_are_equal() -> None:
    old = {
        "type": "object",
        "properties": {"a": {"type": "integer", "nullable": True, "example": 1}},
    }
    new = {"type": "object", "properties": {"a": {"type": ["integer", "null"], "examples": [1]}}}
    assert upgraded(old, "3.0.0") == upgraded(new, "3.1.1")


def test_identifiers_go_but_not_properties_of_their_names() -> None:
    schema = {"$id": "https://e.example/a", "$anchor": "b", "properties": {"$id": {"$id": "c"}}}
    assert upgraded(schema, "3.1.0") == {"properties": {"$id": {}}}


def test_what_does_not_change_is_shared() -> None:
    document = {"openapi": "3.1.0", "paths": {"/p": {"get": {"responses": {}}}}, "x-a": [1]}
    assert upgrade(document) is document


def test_every_place_of_a_schema_is_reached() -> None:
    byte = {"type": "string", "format": "byte"}
    media = {
        "content": {
            "a/b": {"schema": byte, "encoding": {"p": {"headers": {"H": {"schema": byte}}}}}
        }
    }
    document = {
        "openapi": "3.0.0",
        "paths": {
            "/p": {
                "parameters": [{"name": "a", "in": "query", "schema": byte}],
                "post": {
                    "requestBody": media,
                    "responses": {"200": {**media, "headers": {"H": {"schema": byte}}}},
                    "callbacks": {"c": {"$url": {"post": {"requestBody": media}}}},
                },
            }
        },
        "components": {
            "schemas": {"A": {"not": byte, "additionalProperties": byte, "oneOf": [byte]}}
        },
    }
    assert '"format"' not in repr(upgrade(document)).replace("'", '"')


@pytest.mark.parametrize(
    ("schema", "into"),
    [
        ({"nullable": True, "allOf": [REF, {"properties": {"p": {"minLength": 7}}}]}, "allOf/1/properties/p"),
        ({"nullable": True, "allOf": [{"properties": {"p": {"minLength": 7}}}]}, "allOf/0/properties/p"),
        ({"nullable": True, "allOf": [{"minLength": 7}]}, "allOf/0"),
        ({"nullable": True, "allOf": [REF], "properties": {"p": {"minLength": 7}}}, "properties/p"),
        ({"nullable": True, "allOf": [REF], "anyOf": [{"minLength": 7}]}, "anyOf/0"),
        ({"items": {"nullable": True, "allOf": [REF, {"items": {"nullable": True, "allOf": [REF, {"minLength": 7}]}}]}},
         "items/allOf/1/items/allOf/1"),
        ({"properties": {"allOf": {"minLength": 7}, "nullable": {}}}, "properties/allOf"),
        ({"oneOf": [REF, {"minLength": 7}], "nullable": True}, "oneOf/1"),
    ],
)  # fmt: skip
def test_what_is_moved_is_still_referred_to(schema: Any, into: str) -> None:
    reference = f"#/components/schemas/A/{into}"
    holder = {
        "properties": {"$ref": {"$ref": reference}, "l": {"allOf": [REF, {"$ref": reference}]}},
        "discriminator": {"propertyName": "t", "mapping": {"a": reference, "b": "B"}},
        "example": {"$ref": reference},
    }
    schemas = {"A": schema, "B": {}, "C": holder}
    made = upgrade({"openapi": "3.0.3", "components": {"schemas": schemas}})
    kept = made["components"]["schemas"]["C"]
    target = kept["properties"]["$ref"]["$ref"]
    assert resolve(made, target) == {"minLength": 7}
    assert kept["properties"]["l"]["allOf"][1] == {"$ref": target}
    assert kept["discriminator"]["mapping"] == {"a": target, "b": "B"}
    assert kept["examples"] == [{"$ref": reference}], "an example is data"


def test_a_reference_into_what_was_left_out_stays() -> None:
    schemas = {"A": {"nullable": True, "allOf": [{}]}, "B": {"$ref": "#/components/schemas/A/x/y"}}
    made = upgrade({"openapi": "3.0.3", "components": {"schemas": schemas}})
    assert made["components"]["schemas"]["B"] == schemas["B"]
