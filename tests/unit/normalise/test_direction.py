"""What is sent, what is received, and what has a form for each; modules."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import ListOf, Ref, Union

DOCUMENT = """
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        "200": {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        default: {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /litters:
    put:
      operationId: putLitter
      tags: [litters]
      requestBody: {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
      responses:
        default: {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /chips:
    post:
      operationId: createChip
      tags: [chips]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewChip'}}}}
      responses:
        "200": {content: {application/json: {schema: {$ref: '#/components/schemas/Chip'}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: string, readOnly: true, pattern: a}
        name: {type: string}
        secret: {type: string, writeOnly: true}
        owner: {$ref: '#/components/schemas/Owner'}
        friends: {$ref: '#/components/schemas/Pets'}
        place: {$ref: '#/components/schemas/Place'}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, since: {$ref: '#/components/schemas/Since'}}}
    Since: {type: string, readOnly: true}
    Place: {type: object, properties: {town: {type: string}}}
    Problem: {type: object, properties: {why: {type: string}, hidden: {type: string, writeOnly: true}}}
    NewChip: {type: object, properties: {id: {type: string, readOnly: true}, x: {type: string}}}
    Chip: {type: object, properties: {x: {$ref: '#/components/schemas/Place2'}}}
    Place2: {type: object, properties: {x: {}}}
    Unused: {type: object, properties: {x: {}}}
"""


@pytest.fixture
def result(build: Any) -> Any:
    return build(DOCUMENT)


def names_of(result: Any, model: str) -> list[str]:
    return [field.wire_name for field in result.model(model).fields]


def test_only_what_differs_has_two_forms(result: Any) -> None:
    assert result.names == [
        "Chip", "NewChip", "Owner", "OwnerRequest", "Pet", "PetRequest", "Pets", "PetsRequest", "Place",
        "Place2", "Problem", "Since",
    ]  # fmt: skip


def test_each_form_has_what_its_side_knows(result: Any) -> None:
    assert names_of(result, "Pet") == ["id", "name", "owner", "friends", "place"]
    assert names_of(result, "PetRequest") == ["name", "secret", "owner", "friends", "place"]
    assert names_of(result, "Problem") == ["why"]
    assert names_of(result, "NewChip") == ["x"]
    assert names_of(result, "OwnerRequest") == ["pet"]
    assert result.model("Pet").rules == {"properties": {"id": {"pattern": "a"}}}
    assert result.model("PetRequest").rules is None
    assert (result.model("PetRequest").sent, result.model("PetRequest").received) == (True, False)
    assert (result.model("Pet").sent, result.model("Pet").received) == (False, True)
    assert (result.model("Place").sent, result.model("Place").received) == (True, True)


def test_forms_refer_to_forms(result: Any) -> None:
    assert result.field("OwnerRequest", "pet").type == Ref("PetRequest")
    assert result.field("Owner", "pet").type == Ref("Pet")
    assert result.alias("PetsRequest").type == ListOf(Ref("PetRequest"))
    operation = result.operation("createPet")
    assert operation.body.contents[0].type == Ref("PetRequest")
    assert operation.replies[0].contents[0].type == Ref("Pet")
    assert result.operation("putLitter").body.contents[0].type == ListOf(Ref("PetRequest"))


def test_modules(result: Any) -> None:
    modules = {component.name: component.module for component in result.api.components}
    assert modules["Pet"] == "pets"
    assert modules["PetRequest"] == "shared"
    assert modules["Place"] == "shared"
    assert modules["Problem"] == "shared"
    assert modules["Chip"] == modules["Place2"] == "chips"


def test_the_name_of_a_form_gives_way_to_a_component(build: Any) -> None:
    text = DOCUMENT.replace("Unused:", "PetRequest:").replace(
        "town: {type: string}", "town: {$ref: '#/components/schemas/PetRequest'}"
    )
    result = build(text)
    assert result.operation("createPet").body.contents[0].type == Ref("PetInput")
    assert names_of(result, "PetRequest") == ["x"]


def test_a_document_of_models_alone_keeps_all_of_them_whole(schemas: Any) -> None:
    result = schemas("""
        A: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, b: {anyOf: [{type: 'null'}, {$ref: '#/components/schemas/B'}]}}}
        B: {type: object, properties: {x: {}}}
        C: {type: string}
    """)
    assert result.names == ["A", "B", "C"]
    assert result.field("A", "id").read_only
    assert isinstance(result.field("A", "b").type, Union)
    assert {component.module for component in result.api.components} == {"shared"}


def test_what_a_callback_shares_with_a_resource_is_shared(build: Any) -> None:
    result = build("""
        paths:
          /pets:
            post:
              operationId: createPet
              tags: [pets]
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
              responses: {"204": {description: none}}
              callbacks:
                born:
                  '{$request.body#/url}':
                    post:
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Born'}}}}
                      responses: {"204": {description: none}}
        components:
          schemas:
            Born: {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}}}
            Pet: {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}}}
            Tag: {type: object, properties: {x: {type: string}}}
    """)
    modules = {name: result.model(name).module for name in ("Born", "Pet", "Tag")}
    assert modules == {"Born": "shared", "Pet": "pets", "Tag": "shared"}


def test_what_is_only_sent_mentions_the_sent_forms(build: Any) -> None:
    text = DOCUMENT.replace(
        "    Unused:",
        "    Order: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}\n    Unused:",
    )
    text = text.replace(
        "{type: array, items: {$ref: '#/components/schemas/Pet'}}}}}\n      resp",
        "{$ref: '#/components/schemas/Order'}}}}\n      resp",
    )
    result = build(text)
    assert result.field("Order", "pet").type == Ref("PetRequest")
