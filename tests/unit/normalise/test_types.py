"""Schemas to types: scalars, null, arrays, maps, lists of values, recursion."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import (
    Constraint,
    ListOf,
    MapOf,
    Options,
    Ref,
    Scalar,
    Text,
    TupleOf,
    Union,
    Unknown,
)

STRING, INTEGER, NULL = Scalar("string"), Scalar("integer"), Scalar("null")


def field_of(schemas: Any, schema: str, more: str = "") -> Any:
    result = schemas(f"A:\n  type: object\n  properties:\n    x: {schema}\n{more}")
    assert not result.codes
    return result.field("A", "x")


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", STRING),
        ("{type: integer, format: int64}", INTEGER),
        ("{type: string, format: date-time}", STRING),
        ("{type: [string, integer]}", Union((INTEGER, STRING))),
        ("{}", Unknown()),
        ("true", Unknown()),
        ("{type: object}", MapOf(Unknown())),
        ("{type: object, properties: {}}", MapOf(Unknown())),
        ("{additionalProperties: {type: integer}}", MapOf(INTEGER)),
        ("{type: array}", ListOf(Unknown())),
        ("{items: {type: string}}", ListOf(STRING)),
        ("{minLength: 1}", STRING),
        ("{type: array, prefixItems: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}",
         TupleOf((STRING, INTEGER))),
        ("{type: array, prefixItems: [{type: string}], items: {type: integer}}", TupleOf((STRING,), INTEGER)),
        ("{enum: [a, b]}", Options(("a", "b"))),
        ("{type: string, enum: [a, 1, true]}", Options(("a",))),
        ("{enum: [a, 1, true]}", Options(("a", 1, True))),
        ("{enum: [1.5, 2]}", Scalar("number")),
        ("{enum: [true, false]}", Scalar("boolean")),
        ("{anyOf: [{type: string, enum: [a]}, {type: string}]}", Options(("a",), open=True)),
        ("{anyOf: [{type: integer, enum: [1]}, {type: integer}]}", Options((1,), open=True)),
        ("{anyOf: [{type: string, enum: [a]}, {type: integer}]}", Union((Options(("a",)), INTEGER))),
        ("{oneOf: [{type: string}, {type: array, items: {type: string}}]}", Union((STRING, ListOf(STRING)))),
        ("{allOf: [{type: string}, {description: text}]}", STRING),
        ("{type: string, anyOf: [{format: ipv4}, {format: ipv6}]}", STRING),
        ("{anyOf: [{type: string}, {anyOf: [{type: integer}, {type: string}]}]}", Union((STRING, INTEGER))),
    ],
)  # fmt: skip
def test_types(schemas: Any, schema: str, expected: object) -> None:
    assert field_of(schemas, schema).type == expected


@pytest.mark.parametrize(
    "schema",
    [
        "{type: [string, 'null']}",
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{oneOf: [{type: 'null'}, {type: string}]}",
        "{type: [string, 'null'], anyOf: [{minLength: 0}]}",
        "{allOf: [{$ref: '#/components/schemas/N'}]}",
    ],
)
def test_every_spelling_of_null(schemas: Any, schema: str) -> None:
    field = field_of(schemas, schema, "N: {type: [string, 'null']}\n")
    assert field.nullable
    assert field.type.variants[-1] == NULL


def test_a_name_of_null_alone_is_null(schemas: Any) -> None:
    """`return send(…)` of a type that is an alias of None is an error for type checkers."""
    for said in ("{type: 'null'}", "{const: null}", "{enum: [null]}"):
        field = field_of(schemas, "{$ref: '#/components/schemas/N'}", f"N: {said}\n")
        assert field.type == NULL


def test_null_in_an_enumeration(schemas: Any) -> None:
    field = field_of(schemas, "{type: [string, 'null'], enum: [a, null]}")
    assert field.type == Union((Options(("a",)), NULL))
    assert not field_of(schemas, "{type: [string, 'null'], enum: [a]}").nullable
    assert not field_of(schemas, "{type: string, enum: [a, null]}").nullable


def test_a_nullable_model_is_null_where_it_is_used(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
        B: {type: [object, 'null'], properties: {x: {}}}
    """)
    assert result.field("A", "b").type == Union((Ref("B"), NULL))
    assert result.field("A", "b").nullable


def test_constants_are_for_what_is_always_there(schemas: Any) -> None:
    result = schemas("""
        A:
          type: object
          required: [kind, only]
          properties: {kind: {const: pool}, only: {enum: [x]}, maybe: {const: pool}, flag: {enum: [true]}}
    """)
    constants = {field.wire_name: field.constant for field in result.model("A").fields}
    assert constants == {"kind": "pool", "only": "x", "maybe": None, "flag": None}
    assert result.field("A", "maybe").type == Options(("pool",))


def test_coded_options_are_an_enum_class(schemas: Any) -> None:
    result = schemas("""
        Period:
          type: string
          enum: ["2", "3", "+"]
          x-enum-varnames: [MONTH, year, "+"]
          x-enum-descriptions: [A month.]
        A: {type: object, properties: {p: {$ref: '#/components/schemas/Period'}, q: {enum: [1, 2], x-enum-varnames: [A, B]}}}
    """)
    members = result.choice("Period").members
    assert [(member.name, member.value, member.doc) for member in members] == [
        ("MONTH", "2", Text("A month.")),
        ("year", "3", Text()),
        ("PLUS", "+", Text()),
    ]
    assert result.field("A", "p").type == Ref("Period")
    assert [member.value for member in result.choice("AQ").members] == [1, 2]


def test_names_that_do_not_fit_the_values(schemas: Any) -> None:
    result = schemas("A: {enum: [a, b], x-enum-varnames: [A]}")
    assert result.codes == ["LOW07"]
    assert result.alias("A").type == Options(("a", "b"))


def test_a_list_of_the_wrong_type_is_taken_as_it_is(schemas: Any) -> None:
    result = schemas("A: {type: string, enum: [1, 2]}")
    assert result.codes == ["LOW06"]
    assert result.alias("A").type == Options((1, 2))


def test_what_each_open_value_means_is_told(schemas: Any) -> None:
    field = field_of(
        schemas,
        "{anyOf: [{type: string, enum: ['0', '1'], x-enum-descriptions: [Off., On.]}, {type: string}]}",
    )
    assert field.notes == (Text("`0`: Off."), Text("`1`: On."))


def test_bounds(schemas: Any) -> None:
    field = field_of(schemas, "{type: [string, 'null'], minLength: 1, maxLength: 9}")
    assert field.constraints == (Constraint("minLength", 1), Constraint("maxLength", 9))
    assert field.type == Union((STRING, NULL))
    alias = schemas("A: {type: array, items: {type: string}, maxItems: 3}").alias("A")
    assert alias.type == ListOf(STRING, (Constraint("maxItems", 3),))


def test_recursion(schemas: Any) -> None:
    result = schemas("""
        Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}, other: {$ref: '#/components/schemas/Other'}}}
        Other: {type: object, properties: {back: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
        Value: {anyOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Value'}}]}
    """)
    assert not result.codes
    assert result.field("Node", "next").type == Ref("Node")
    assert result.field("Other", "back").type == ListOf(Ref("Node"))
    assert result.alias("Value").type == Union((STRING, ListOf(Ref("Value"))))


@pytest.mark.parametrize(
    "text",
    [
        "A: {$ref: '#/components/schemas/A'}",
        "A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {}}}]}",
        (
            "A: {$ref: '#/components/schemas/B'}\nB: {allOf: [{$ref: '#/components/schemas/C'}, {type: object}]}\n"
            "C: {allOf: [{$ref: '#/components/schemas/B'}, {type: object}]}"
        ),
    ],
)
def test_circles_are_refused(schemas: Any, text: str) -> None:
    assert set(schemas(text).codes) == {"LOW02"}


def test_aliases_in_a_circle(schemas: Any) -> None:
    result = schemas("A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}")
    assert result.codes == ["LOW02", "LOW02"]


def test_unions_that_are_alternatives_of_each_other_allow_the_same(schemas: Any) -> None:
    result = schemas(
        """
        A: {anyOf: [{type: integer}, {$ref: '#/components/schemas/B'}]}
        B: {anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}
        D: {anyOf: [{type: boolean}, {$ref: '#/components/schemas/A'}, {type: array, items: {$ref: '#/components/schemas/D'}}]}
        """
    )
    assert result.codes == []
    assert result.alias("A").type == Union((INTEGER, STRING))
    assert result.alias("B").type == Union((STRING, INTEGER))
    assert result.alias("D").type == Union((Scalar("boolean"), Ref("A"), ListOf(Ref("D"))))


@pytest.mark.parametrize(
    ("value", "literal"), [(2**63 - 1, True), (2**63, False), (-(2**63), False)]
)
def test_a_constant_beyond_64_bits_is_a_rule(schemas: Any, value: int, literal: bool) -> None:
    field = field_of(schemas, f"{{const: {value}}}")
    assert isinstance(field.type, Options) is literal


def test_deep_nesting_is_refused_and_not_a_crash(schemas: Any) -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(90):
        schema = {"type": "array", "items": schema}
    import yaml

    assert not schemas(yaml.safe_dump({"A": schema})).codes
    for _ in range(40):
        schema = {"type": "array", "items": schema}
    assert schemas(yaml.safe_dump({"A": schema})).codes == ["LOW05"]


def test_a_reference_into_an_unnamed_place(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {inner: {type: object, properties: {x: {type: string}}}, n: {type: integer}}}
        B: {type: object, properties: {a: {$ref: '#/components/schemas/A/properties/inner'}, n: {$ref: '#/components/schemas/A/properties/n'}}}
    """)
    assert result.names == ["A", "AInner", "B"]
    assert result.field("B", "a").type == Ref("AInner")
    assert result.field("B", "n").type == INTEGER


def test_siblings_of_a_reference(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {
             told: {$ref: '#/components/schemas/B', description: Told here.},
             more: {$ref: '#/components/schemas/B', properties: {y: {type: string}}}}}
        B: {type: object, description: Told there., properties: {x: {type: string}}}
    """)
    assert result.field("A", "told").type == Ref("B")
    assert result.field("A", "told").doc == Text("Told here.")
    assert result.field("A", "more").type == Ref("AMore")
    assert [field.name for field in result.model("AMore").fields] == ["x", "y"]


def test_what_says_nothing_of_values_makes_no_other_class(schemas: Any) -> None:
    result = schemas("""
        Item: {type: object, properties: {a: {type: string}}}
        More: {allOf: [{$ref: '#/components/schemas/Item'}, {properties: {b: {type: string}}}]}
        Holder:
          type: object
          properties:
            nullable: {$ref: '#/components/schemas/Item', nullable: true}
            order: {allOf: [{$ref: '#/components/schemas/Item'}], propertyOrder: 3}
            same: {$ref: '#/components/schemas/Item', type: object}
            part: {type: object, allOf: [{$ref: '#/components/schemas/More'}]}
            less: {type: string, allOf: [{$ref: '#/components/schemas/Item'}]}
    """)
    types = {field.wire_name: field.type for field in result.model("Holder").fields}
    assert types["nullable"] == types["order"] == types["same"] == Ref("Item")
    assert types["part"] == Ref("More")
    assert "LOW01" in result.codes  # of `less` alone, which no value fits


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        ("object", "Typed"),
        ("object", "Untyped"),
        ('[object, "null"]', "Typed"),
        ("[string, object]", "Typed"),
        ('[object, "null"]', "Nullable"),
    ],
)
def test_a_type_that_a_reference_says_again_is_no_class_of_its_own(
    schemas: Any, kinds: str, named: str
) -> None:
    more = """Typed: {type: object, properties: {q: {type: string}}}
Untyped: {properties: {q: {type: string}}}
Nullable: {type: [object, "null"], properties: {q: {type: string}}}
"""
    schema = f"{{type: {kinds}, allOf: [{{$ref: '#/components/schemas/{named}'}}]}}"
    found = field_of(schemas, schema, more)
    assert found.type == (Union((Ref(named), NULL)) if named == "Nullable" else Ref(named))
    assert found.nullable is (named == "Nullable")


@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
def test_a_named_object_that_may_be_null_is_a_class_of_its_name(schemas: Any, word: str) -> None:
    result = schemas(f"""
        A: {{{word}: [{{type: "null"}}, {{allOf: [{{$ref: '#/components/schemas/B'}}, {{properties: {{x: {{type: string}}, a: {{$ref: '#/components/schemas/A'}}}}}}]}}]}}
        B: {{type: object, properties: {{y: {{type: string}}}}}}
        C: {{{word}: [{{$ref: '#/components/schemas/B'}}, {{type: "null"}}]}}
        D: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}}}}}
    """)
    assert result.names == ["A", "B", "C", "D"]
    assert {field.wire_name for field in result.model("A").fields} == {"a", "x", "y"}
    assert result.field("D", "a").nullable
    assert result.field("A", "a").nullable
    assert result.alias("C").type == Ref("B")
