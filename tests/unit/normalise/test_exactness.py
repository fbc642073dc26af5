"""What a type is too wide to say is a rule, and what it would be too narrow for is a member."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import Scalar, Unknown
from clientgen.normalise.nulls import Nulls
from clientgen.normalise.resolve import Resolver


def test_positions_of_a_list_of_no_fixed_length_are_rules(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {a: {type: array, prefixItems: [{type: string}, {type: [integer, 'null']}], items: {type: boolean}}}}
    """)
    heads = [{"type": "string"}, {"anyOf": [{"type": "integer"}, {"type": "null"}]}]
    assert result.model("A").rules == {
        "properties": {"a": {"prefixItems": heads, "items": {"type": "boolean"}}}
    }


def test_members_beside_patterns_have_a_type_of_their_own(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {a: {}}, patternProperties: {^n_: {type: integer}}, additionalProperties: {type: string}}
    """)
    assert result.model("A").rules == {
        "properties": {"a": {}},
        "patternProperties": {"^n_": {"type": "integer"}},
        "additionalProperties": {"type": "string"},
    }


def test_members_that_only_a_condition_names_are_members(schemas: Any) -> None:
    result = schemas("""
        A:
          type: object
          properties: {kind: {type: string}, told: {type: string}}
          if: {properties: {kind: {const: a}}}
          then: {properties: {extra: {type: integer}, both: {type: string}, told: {minLength: 2}}}
          else: {properties: {both: {type: boolean}, never: false}}
          dependentSchemas: {kind: {properties: {more: {type: boolean}}}}
        Open: {type: object, properties: {a: {}}, additionalProperties: true, then: {properties: {b: {}}}}
        Closed: {type: object, properties: {a: {}}, additionalProperties: false, then: {properties: {b: {}}}}
    """)
    found = {field.wire_name: field.type for field in result.model("A").fields}
    assert found == {
        "kind": Scalar("string"),
        "told": Scalar("string"),
        "extra": Scalar("integer"),
        "both": Unknown(),
        "never": Unknown(),
        "more": Scalar("boolean"),
    }
    assert not any(field.required for field in result.model("A").fields)
    assert [len(result.model(name).fields) for name in ("Open", "Closed")] == [1, 1]


def test_a_member_that_is_required_and_nowhere_declared_can_be_given(schemas: Any) -> None:
    result = schemas("""
        A: {allOf: [{type: object, properties: {a: {type: string}}}, {required: [b]}]}
        Open: {type: object, properties: {a: {}}, additionalProperties: true, required: [b]}
    """)
    assert result.field("A", "b").required
    assert result.field("A", "b").type == Unknown()
    assert result.model("Open").rules == {"required": ["b"]}


def test_what_does_not_travel_is_not_asked_for_by_rules(build: Any) -> None:
    result = build("""
        paths:
          /a:
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
              responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
        components:
          schemas:
            A:
              type: object
              properties: {id: {type: string, readOnly: true, pattern: ^a}, a: {type: string}, b: {type: string}}
              dependentRequired: {a: [id, b], id: [a]}
              not: {required: [id, b]}
              anyOf: [{required: [id, a]}, {required: [b]}]
    """)
    assert result.model("ARequest").rules == {
        "dependentRequired": {"a": ["b"]},
        "not": {"required": ["id", "b"]},
        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
    }
    assert "properties" in result.model("A").rules


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": ["string", "null"]}, True),
        ({"type": "string"}, False),
        ({}, False),
        (True, False),
        ({"const": None}, True),
        ({"enum": [1, None], "type": "integer"}, False),
        ({"anyOf": [{"type": "string"}, {"$ref": "#/null"}]}, True),
        ({"allOf": [{"$ref": "#/null"}, {"description": "more"}]}, True),
        ({"allOf": [{"$ref": "#/null"}, {"type": "string"}]}, False),
        ({"oneOf": [{"$ref": "#/circle"}, {"type": "null"}]}, True),
        ({"$ref": "#/circle"}, False),
        ({"$ref": "#/nowhere"}, False),
        ({"allOf": [{"$ref": "#/twice"}, {"$ref": "#/again"}]}, True),
    ],
)
def test_whether_null_fits(schema: Any, expected: bool) -> None:
    data = {
        "null": {"type": "null"},
        "again": {"$ref": "#/null"},
        "twice": {"$ref": "#/again"},
        "circle": {"anyOf": [{"$ref": "#/circle"}, {"type": "string"}]},
    }
    assert Nulls(Resolver(data)).fits(schema) is expected


def test_a_type_that_recurs_takes_null_inside_as_well(schemas: Any) -> None:
    result = schemas(
        "Tree: {anyOf: [{type: 'null'}, {type: string}, {type: array, items: {$ref: '#/components/schemas/Tree'}}]}"
    )
    assert "null" in repr(result.alias("Tree").type.variants[1])


def test_a_child_of_a_hierarchy_carries_its_value_though_nothing_uses_the_base(build: Any) -> None:
    result = build("""
        paths: {/a: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}}}}}
        components:
          schemas:
            Animal: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
            Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {type: object, properties: {lives: {type: integer}}}]}
    """)
    assert result.names == ["Cat"]
    assert result.field("Cat", "kind").constant == "Cat"
