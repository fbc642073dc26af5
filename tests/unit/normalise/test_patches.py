"""Merge patches: derived where the document describes the whole resource, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import ListOf, MapOf, Model, Ref, Scalar, Union

DOCUMENT = """
paths:
  /pets/{id}:
    patch:
      operationId: updatePet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/merge-patch+json; charset=utf-8: {schema: {$ref: '#/components/schemas/%s'}}}}
      responses: {"200": {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, kind]
      dependentRequired: {name: [home]}
      properties:
        id: {type: string, readOnly: true}
        kind: {const: pet}
        name: {type: string, minLength: 1}
        home: {$ref: '#/components/schemas/Home'}
        mother: {$ref: '#/components/schemas/Pet'}
        friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}
        labels: {type: object, additionalProperties: {$ref: '#/components/schemas/Home'}}
        either: {$ref: '#/components/schemas/Either'}
        size: {$ref: '#/components/schemas/Size'}
    Home: {type: object, required: [street], properties: {street: {type: string}}}
    Either: {anyOf: [{$ref: '#/components/schemas/Home'}, {type: integer}]}
    Size: {type: string, enum: [s, l]}
    Loose: {type: object, properties: {name: {type: string}, note: {type: [string, 'null']}}}
    Marked: {type: object, required: [kind], properties: {kind: {const: pet}, name: {type: string}}}
    Inner: {type: object, properties: {home: {$ref: '#/components/schemas/Home'}}}
    Other: {type: object, properties: {homes: {type: array, items: {$ref: '#/components/schemas/Home'}}}}
"""


def test_every_member_can_be_left_out_or_null(build: Any) -> None:
    result = build(DOCUMENT % "Pet")
    assert result.codes == []
    body = result.operation("updatePet").body.contents[0]
    assert body.type == Ref("PetPatch")
    patch = result.model("PetPatch")
    assert all(one.nullable and not one.required and one.constant is None for one in patch.fields)
    kinds = {one.wire_name: one.type for one in patch.fields}
    null = Scalar("null")
    assert "id" not in kinds, "only the service sets it"
    assert kinds["home"] == Union((Ref("HomePatch"), null))
    assert kinds["mother"] == Union((Ref("PetPatch"), null))
    assert kinds["friends"] == Union((ListOf(Ref("PetRequest")), null)), "lists are replaced"
    assert kinds["labels"] == Union((MapOf(Union((Ref("HomePatch"), null))), null))
    assert kinds["either"] == Union((Ref("EitherPatch"), null))
    assert kinds["size"] == Union((Ref("Size"), null))
    assert result.alias("EitherPatch").type == Union((Ref("HomePatch"), Scalar("integer")))
    assert patch.rules is None
    assert [(one.keyword, one.value) for one in result.field("PetPatch", "name").constraints] == [
        ("minLength", 1)
    ]
    assert not result.model("HomePatch").fields[0].required
    assert result.field("Pet", "name").required


@pytest.mark.parametrize(
    ("schema", "derived"),
    [("Loose", False), ("Marked", False), ("Other", False), ("Inner", True), ("Either", True)],
)
def test_a_schema_that_demands_nothing_is_a_patch_already(
    build: Any, schema: str, derived: bool
) -> None:
    result = build(DOCUMENT % schema)
    body = result.operation("updatePet").body.contents[0]
    assert body.type == Ref(f"{schema}Patch" if derived else schema)
    if not derived:
        assert not any(name.endswith("Patch") for name in result.names)


def test_a_schema_of_that_name_keeps_it(build: Any) -> None:
    text = (
        DOCUMENT % "Pet"
        + "    PetPatch: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}\n"
    )
    text = text.replace(
        "items: {$ref: '#/components/schemas/Pet'}",
        "items: {$ref: '#/components/schemas/PetPatch'}",
    )
    result = build(text)
    assert result.operation("updatePet").body.contents[0].type == Ref("PetMergePatch")
    assert isinstance(result["PetPatch"], Model)
