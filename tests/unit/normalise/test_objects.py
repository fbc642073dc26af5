"""Objects: further members, allOf, rules, hierarchies, unions of objects."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import (
    Constraint,
    Discriminator,
    MapOf,
    Options,
    Ref,
    Scalar,
    Text,
    Union,
    Unknown,
)

STRING = Scalar("string")


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("", False),
        (", additionalProperties: false", False),
        (", additionalProperties: true", True),
        (", additionalProperties: {}", True),
        (", additionalProperties: {type: string}", STRING),
        (", unevaluatedProperties: {type: string}", STRING),
        (", patternProperties: {^x-: {type: string}}, additionalProperties: false", STRING),
        (", patternProperties: {^x-: {type: string}}", True),
    ],
)
def test_further_members(schemas: Any, schema: str, expected: object) -> None:
    result = schemas(f"A: {{type: object, properties: {{a: {{}}}}{schema}}}")
    assert result.model("A").extra == expected


def test_an_object_that_may_have_no_members_is_a_class(schemas: Any) -> None:
    assert schemas("A: {type: object, additionalProperties: false}").model("A").fields == ()


MERGED = """
Base:
  description: Told of the base.
  type: object
  required: [id]
  properties:
    id: {type: string, minLength: 2, maxLength: 9}
    kind: {type: string, enum: [a, b, c]}
    size: {type: number}
Child:
  allOf:
    - $ref: '#/components/schemas/Base'
    - type: object
      required: [kind]
      properties:
        id: {maxLength: 5}
        kind: {enum: [b, c, d]}
        size: {type: integer}
        own: {type: object, properties: {x: {}}}
  required: [size]
"""


def test_all_of_is_merged(schemas: Any) -> None:
    result = schemas(MERGED)
    child = result.model("Child")
    assert not result.codes
    assert [(field.wire_name, field.required) for field in child.fields] == [
        ("id", True), ("kind", True), ("size", True), ("own", False)
    ]  # fmt: skip
    assert result.field("Child", "id").constraints == (
        Constraint("minLength", 2), Constraint("maxLength", 5)
    )  # fmt: skip
    assert result.field("Child", "kind").type == Options(("b", "c"))
    assert result.field("Child", "size").type == Scalar("integer")
    assert result.field("Child", "own").type == Ref("ChildOwn")
    assert child.doc == Text()
    assert [field.required for field in result.model("Base").fields] == [True, False, False]


def test_contradictions_have_both_places(schemas: Any) -> None:
    result = schemas("A: {allOf: [{type: string}, {type: integer}]}")
    (found,) = result.collector.diagnostics
    assert found.code == "LOW01"
    assert found.is_error
    assert found.pointer == "#/components/schemas/A/allOf/1"
    assert found.notes[0].pointer == "#/components/schemas/A/allOf/0"


def test_a_member_stated_anew_is_replaced_with_a_warning(schemas: Any) -> None:
    result = schemas("""
        A: {allOf: [{properties: {x: {type: array}}}, {properties: {x: {type: string}}}]}
    """)
    assert result.codes == ["LOW03"]
    assert not result.collector.has_errors
    assert result.field("A", "x").type == STRING


RULES = """
A:
  type: object
  required: [a, z]
  minProperties: 1
  properties:
    a: {type: string, pattern: ^x, minLength: 1}
    b: {type: array, uniqueItems: true, items: {type: integer, minimum: 3, multipleOf: 2}}
    c: {type: object, additionalProperties: {type: string, maxLength: 4}}
    d: {$ref: '#/components/schemas/Word'}
    e: {type: string, not: {$ref: '#/components/schemas/Word', description: gone}}
    f: {type: number, enum: [1.5]}
    g: {oneOf: [{type: string, pattern: y}, {type: integer}]}
    h: {$ref: '#/components/schemas/Other'}
  dependentRequired: {a: [b]}
  if: {required: [a]}
  then: {required: [b]}
  x-thing: 1
Word: {type: string, pattern: ^w, description: gone}
Other: {type: object, properties: {x: {type: string, pattern: z}}}
"""


def test_rules_hold_what_types_do_not(schemas: Any) -> None:
    result = schemas(RULES)
    assert result.model("A").rules == {
        "properties": {
            "a": {"pattern": "^x"},
            "b": {"uniqueItems": True, "items": {"minimum": 3, "multipleOf": 2}},
            "c": {"additionalProperties": {"maxLength": 4}},
            "d": {"pattern": "^w"},
            "e": {"not": {"type": "string", "pattern": "^w"}},
            "f": {"enum": [1.5]},
            "g": {"anyOf": [{"type": "string", "pattern": "y"}, {"type": "integer"}]},
        },
        "minProperties": 1,
        "dependentRequired": {"a": ["b"]},
        "if": {"required": ["a"]},
        "then": {"required": ["b"]},
    }
    assert result.field("A", "z").required
    assert result.model("Other").rules == {"properties": {"x": {"pattern": "z"}}}


def test_a_rule_about_further_members_knows_the_named_ones(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {a: {type: string}}, additionalProperties: {type: string, pattern: ^v}}
    """)
    assert result.model("A").rules == {
        "properties": {"a": {}}, "additionalProperties": {"pattern": "^v"}
    }  # fmt: skip


def test_conditions_beside_members_are_rules(schemas: Any) -> None:
    result = schemas("""
        A:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
    """)
    assert result.names == ["A"]
    assert result.model("A").rules == {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}


def test_alternatives_with_members_of_their_own_are_types(schemas: Any) -> None:
    result = schemas("""
        A:
          type: object
          required: [id]
          properties: {id: {type: string}}
          oneOf:
            - {title: Cat, properties: {purrs: {type: boolean}}}
            - {$ref: '#/components/schemas/Dog'}
        Dog: {type: object, properties: {barks: {type: boolean}}}
    """)
    assert not result.codes
    assert result.alias("A").type == Union((Ref("ACat"), Ref("ADog")))
    assert [field.name for field in result.model("ACat").fields] == ["id", "purrs"]
    assert [field.name for field in result.model("ADog").fields] == ["id", "barks"]
    assert result.model("ADog").fields[0].required


def test_a_rule_that_never_ends(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {a: {type: string}}, not: {$ref: '#/components/schemas/T'}}
        T: {type: object, properties: {t: {$ref: '#/components/schemas/T'}}}
    """)
    assert result.codes == ["LOW04"]


UNION = """
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Bird'}]
  discriminator: {propertyName: type, mapping: {cat: '#/components/schemas/Cat', dog: Dog, hound: Dog}}
Cat: {type: object, required: [type], properties: {type: {type: string}}}
Dog: {type: object, required: [type], properties: {type: {type: string}}}
Bird: {type: object, required: [type], properties: {type: {const: bird}}}
"""


def test_discriminators(schemas: Any) -> None:
    result = schemas(UNION)
    assert not result.codes
    assert result.alias("Pet").type == Union(
        (Ref("Cat"), Ref("Dog"), Ref("Bird")),
        Discriminator("type", (("cat", "Cat"), ("dog", "Dog"), ("hound", "Dog"), ("bird", "Bird"))),
    )
    assert result.field("Cat", "type").constant == "cat"
    assert result.field("Dog", "type").type == Options(("dog", "hound"))


def test_a_discriminator_that_cannot_be_used(schemas: Any) -> None:
    result = schemas("""
        Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string}], discriminator: {propertyName: type}}
        Cat: {type: object, properties: {type: {type: string}}}
    """)
    assert result.codes == ["LOW09"]
    assert result.alias("Pet").type == Union((Ref("Cat"), STRING))


def test_names_are_no_values_where_only_some_alternatives_have_the_member(schemas: Any) -> None:
    text = """
        Pet: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}], discriminator: {{propertyName: type{}}}}}
        Cat: {{type: object, required: [type], properties: {{type: {{type: string}}}}}}
        Dog: {{type: object, properties: {{size: {{type: integer}}}}}}
    """
    result = schemas(text.format(""))
    assert result.codes == ["LOW09"]
    assert result.alias("Pet").type == Union((Ref("Cat"), Ref("Dog")))
    assert result.field("Cat", "type").type == STRING
    result = schemas(text.format(", mapping: {cat: Cat, dog: Dog}"))
    assert not result.codes
    assert result.field("Cat", "type").constant == "cat"


HIERARCHY = """
Pet:
  type: object
  required: [kind]
  properties: {kind: {type: string}, name: {type: string}}
  discriminator: {propertyName: kind%s}
Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}]}
Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
"""


def test_a_hierarchy_is_a_union_of_its_children(schemas: Any) -> None:
    result = schemas(HIERARCHY % "")
    assert not result.codes
    kind = result.alias("Pet").type
    assert dict(kind.discriminator.mapping) == {
        "Cat": "Cat", "Dog": "Dog", "Puppy": "Puppy", "Pet": "PetBase"
    }  # fmt: skip
    assert result.field("Owner", "pet").type == Ref("Pet")
    assert [field.name for field in result.model("Cat").fields] == ["kind", "name", "lives"]
    assert result.field("Cat", "kind").constant == "Cat"


def test_a_mapping_names_the_values_of_children(schemas: Any) -> None:
    result = schemas(HIERARCHY % ", mapping: {miaow: Cat}")
    mapping = dict(result.alias("Pet").type.discriminator.mapping)
    assert mapping == {"miaow": "Cat", "Dog": "Dog", "Puppy": "Puppy"}
    assert "PetBase" not in result.names


def test_a_base_that_lists_its_children(schemas: Any) -> None:
    result = schemas("""
        Pet:
          type: object
          properties: {kind: {type: string}}
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {barks: {type: boolean}}}]}
    """)
    assert not result.codes
    assert [field.name for field in result.model("Cat").fields] == ["kind", "lives"]


def test_names_of_inline_schemas(schemas: Any) -> None:
    result = schemas("""
        Pool:
          type: object
          x-python-name: Group
          properties:
            resources: {type: array, items: {type: object, properties: {x: {}}}}
            labels: {type: object, additionalProperties: {type: object, properties: {x: {}}}}
            mode:
              oneOf:
                - {type: object, required: [kind], properties: {kind: {const: fast}}}
                - {type: object, required: [kind], properties: {kind: {const: slow}}}
            either: {oneOf: [{type: object, properties: {x: {}}}, {type: 'null'}]}
            some:
              oneOf: [{type: object, properties: {x: {}}}, {type: object, properties: {y: {}}}]
    """)
    assert result.names == [
        "Group", "GroupEither", "GroupLabelsValue", "GroupModeFast", "GroupModeSlow", "GroupResourcesItem",
        "GroupSomeOption1", "GroupSomeOption2",
    ]  # fmt: skip


def test_an_inline_name_gives_way_to_a_component(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, properties: {b: {type: object, properties: {x: {}}}}}
        AB: {type: object, properties: {y: {}}}
    """)
    assert result.names == ["A", "AB", "ABInline"]
    assert result.model("AB").key == "AB"


def test_what_no_value_fits(schemas: Any) -> None:
    result = schemas("A: {type: object, properties: {x: false, y: {not: {}}}}")
    assert [field.name for field in result.model("A").fields] == ["y"]
    assert result.field("A", "y").type == Unknown()


def test_a_map_keeps_its_bounds_as_rules(schemas: Any) -> None:
    result = schemas(
        "A: {type: object, properties: {m: {type: object, minProperties: 1, propertyNames: {pattern: a}}}}"
    )
    assert result.field("A", "m").type == MapOf(Unknown())
    assert result.model("A").rules == {
        "properties": {"m": {"minProperties": 1, "propertyNames": {"pattern": "a"}}}
    }
