"""Operations: resources, parameters, bodies, replies, security, servers."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.ir.nodes import ListOf, Ref, Scalar, Server, ServerVariable
from clientgen.normalise.calls import first_word
from clientgen.normalise.media import kind_of, word
from clientgen.normalise.operation_ids import derived_id, said

STRING = Scalar("string")


def test_resources_are_tags_in_order_of_their_names(build: Any) -> None:
    result = build("""
        tags: [{name: Node pools, description: Groups., x-python-name: pools}]
        paths:
          /b: {post: {tags: [Node pools], operationId: createPool, responses: {}}}
          /a: {get: {tags: [Node pools, other], operationId: listPools, responses: {}}}
          /v2/{x}/things/{id}: {get: {responses: {}}, delete: {responses: {}}}
          /: {get: {responses: {}}}
    """)
    found = [
        (one.name, one.class_name, one.module, [op.name for op in one.operations])
        for one in result.api.resources
    ]
    assert found == [
        ("api", "Api", "api", ["get"]),
        ("pools", "Pools", "pools", ["list", "create"]),
        ("things", "Things", "things", ["get_by_x_by_id", "delete_by_x_by_id"]),
    ]
    assert result.api.resources[1].doc.value == "Groups."


def test_one_path_item_at_two_paths_is_two_operations(build: Any) -> None:
    result = build("""
        paths:
          /b: {$ref: '#/components/pathItems/Pets'}
          /a: {$ref: '#/components/pathItems/Pets'}
          /c: {$ref: '#/paths/~1b'}
        components:
          pathItems:
            Pets:
              get: {operationId: list, tags: [pets], responses: {"200": {content: {
                application/json: {schema: {type: object, properties: {a: {}}}}}}}}
    """)
    operations = result.api.resources[0].operations
    assert [(op.name, op.path) for op in operations] == [
        ("get_a", "/a"),
        ("get_b", "/b"),
        ("get_c", "/c"),
    ]
    assert len({op.constant for op in operations}) == len({op.pointer for op in operations}) == 3
    assert result.names == ["PetsGetResponse"]


def test_a_resource_class_gives_way_to_a_model(build: Any) -> None:
    result = build("""
        paths:
          /pools: {get: {operationId: listPools, responses: {"200": {content: {application/json:
            {schema: {$ref: '#/components/schemas/Pools'}}}}}}}
        components: {schemas: {Pools: {type: object, properties: {a: {}}}}}
    """)
    assert result.names == ["Pools"]
    assert [one.class_name for one in result.api.resources] == ["PoolsResource"]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("get", "/pets/{id}", "getPetsById"),
        ("post", "/v1/files/{a}/{b}:undelete", "postV1FilesByAByBUndelete"),
        ("get", "/", "get"),
    ],
)
def test_ids_for_operations_without_one(method: str, path: str, expected: str) -> None:
    assert derived_id(method, path) == expected


@pytest.mark.parametrize(
    ("ident", "call", "tag", "expected"),
    [
        ("read_items_items__get", "get /items/", "items", "read_items"),
        ("read_file_files__file_path__get", "get /files/{file_path}", "x", "read_file"),
        ("root__get", "get /", "api", "root"),
        ("a_b_é__x__put", "put /b-é/{x}", "x", "a"),
        ("_items__get", "get /items/", "items", "_items__get"),  # nothing would be left
        ("read_items_items__get", "post /items/", "items", "read_items_items__get"),
        ("read_items_things__get", "get /items/", "items", "read_items_things__get"),
        ("CatsCatIdDropCat", "delete /cats/{cat_id}", "cats", "DropCat"),
        ("CatsListCats", "get /cats", "cats", "ListCats"),
        ("CatsCatId", "get /cats/{cat_id}", "cats", "CatsCatId"),
        ("CatsByName", "get /dogs", "cats", "CatsByName"),
        ("CatsController_findAll", "get /cats", "cats", "cats_findAll"),
        ("CatsController.findAll", "get /cats", "Kittens", "cats_findAll"),
        ("cats_controller::find_all", "get /cats", "cats", "cats_controller::find_all"),
        ("CatService_ListCats", "get /cats", "Cats", "cat_ListCats"),
        ("CatService_ListCats", "get /cats", "CatService", "CatService_ListCats"),
        ("CatService_ListCats", "get /cats", "Pets", "CatService_ListCats"),
        ("Controller_list", "get /cats", "cats", "Controller_list"),
        ("controllerList", "get /cats", "cats", "controllerList"),
        ("getApiV1CatsById", "get /api/v1/cats/{id}", "cats", "getCatsById"),
        ("get_v1.2_cats", "get /v1.2/cats", "cats", "get_cats"),
        ("getApiKeys", "get /keys", "keys", "getApiKeys"),
        ("getV10Cats", "get /v1/cats", "cats", "getV10Cats"),
        ("getV1", "get /v1", "cats", "getV1"),
        ("getV1s", "get /v1", "cats", "getV1s"),
        ("listV1Cats", "get /v1/cats", "cats", "listV1Cats"),
        ("get-/cats/{catId}_getOne", "get /cats/{catId}", "cats", "getOne"),
        ("get-/cats/{catId}", "get /cats/{catId}", "cats", "get-/cats/{catId}"),
        ("get-/cats_list", "get /dogs", "dogs", "get-/cats_list"),
        ("shop.pets.cats.list", "get /cats", "pets", "pets.cats.list"),
        ("shop.pets.list", "get /pets", "Pet", "pets.list"),
        ("shop.v1.list", "get /pets", "pets", "shop.v1.list"),
        ("shop.cats.pets", "get /cats", "pets", "shop.cats.pets"),
    ],
)
def test_what_a_framework_adds_to_an_id(ident: str, call: str, tag: str, expected: str) -> None:
    method, _, path = call.partition(" ")
    assert said(ident, method, path, tag) == expected


def test_names_do_without_what_a_framework_adds(build: Any) -> None:
    result = build("""
        paths:
          /cats:
            get: {operationId: CatsController_findAll, tags: [cats], responses: {"200": {content: {
              application/json: {schema: {type: object, properties: {a: {}}}}}}}}
          /dogs/: {get: {operationId: list_dogs__get, tags: [dogs], responses: {}}}
          /v2/dogs/: {get: {operationId: list_v2_dogs__get, tags: [dogs], responses: {}}}
          /dogs/old: {get: {operationId: api_dogs_old, tags: [dogs], responses: {}}}
    """)
    found = {one.name: [op.name for op in one.operations] for one in result.api.resources}
    assert found == {"cats": ["find_all"], "dogs": ["list_dogs_get", "old", "list_v2_dogs_get"]}
    assert result.names == ["CatsFindAllResponse"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v2/{x}/pools", "pools"),
        ("/api/v1.1/users", "users"),
        ("/{id}", "api"),
        ("/files#part", "files"),
    ],
)
def test_the_first_word_of_a_path(path: str, expected: str) -> None:
    assert first_word(path) == expected


def test_procedure_calls_are_one_resource(build: Any) -> None:
    paths = "".join(
        f"  /{name}: {{post: {{responses: {{}}}}}}\n" for name in ("getMe", "sendIt", "stop", "go")
    )
    (resource,) = build(f"paths:\n{paths}").api.resources
    assert resource.name == "api"


def test_operations_that_share_an_id(build: Any) -> None:
    result = build("""
        paths:
          /a: {get: {operationId: read, tags: [t], responses: {}}}
          /b: {get: {operationId: read, tags: [t], responses: {}}}
    """)
    assert [one.name for one in result.api.resources[0].operations] == ["get_a", "get_b"]


PARAMETERS = """
paths:
  /x/{id}/{more}#part:
    parameters:
      - {name: id, in: path, required: true, description: Of the path., schema: {type: integer}}
      - {$ref: '#/components/parameters/Project'}
      - {name: gone, in: path, required: true, schema: {type: string}}
    get:
      operationId: read
      parameters:
        - {name: id, in: path, description: Of the call., schema: {type: string, pattern: a, minLength: 2}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: tags, in: query, schema: {type: array, items: {type: string, maxLength: 3}, minItems: 1}, explode: false}
        - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {}}}}
        - {name: where, in: query, content: {application/json: {schema: {type: array, items: {type: string}}}}}
        - {name: X-Id, in: header, schema: {type: string, default: x}, deprecated: true}
        - {name: session, in: cookie, required: true, schema: {type: string}}
      responses: {}
components:
  parameters:
    Project: {name: project, in: query, required: true, x-client-parameter: true, schema: {type: string}}
"""


def test_parameters(build: Any) -> None:
    result = build(PARAMETERS)
    assert not result.codes
    operation = result.operation("read")
    assert operation.path == "/x/{id}/{more}"
    found = {one.wire_name: one for one in operation.parameters}
    assert list(found) == ["id", "more", "project", "tags", "filter", "where", "X-Id", "session"]
    assert found["id"].doc.value == "Of the call."
    assert found["id"].required
    assert found["id"].rules == {"pattern": "a"}
    assert [bound.keyword for bound in found["id"].constraints] == ["minLength"]
    assert found["more"].type == STRING
    assert found["project"].on_client
    assert result.api.client_parameters == (found["project"],)
    assert (found["tags"].style, found["tags"].explode) == ("form", False)
    assert found["tags"].rules == {"items": {"maxLength": 3}}
    assert (found["filter"].style, found["filter"].type) == ("deepObject", Ref("ReadFilter"))
    assert found["where"].media == "application/json"
    assert found["where"].type == ListOf(STRING)
    assert (found["X-Id"].name, found["X-Id"].default, found["X-Id"].deprecated) == (
        "x_id",
        "x",
        True,
    )
    assert (found["X-Id"].style, found["X-Id"].explode) == ("simple", False)
    assert (found["session"].style, found["session"].explode) == ("form", True)


@pytest.mark.parametrize(
    ("media", "schema", "expected"),
    [
        ("*/*", "{type: string}", None),
        ("*/*", "{$ref: '#/components/schemas/Id'}", None),
        ("text/plain", "{$ref: '#/components/schemas/Id'}", None),
        ("*/*", "{type: object, properties: {x: {type: integer}}}", "application/json"),
        ("application/*", "{type: integer}", "application/json"),
        ("application/x+json", "{type: array}", "application/x+json"),
    ],
)
def test_the_content_of_a_parameter(
    build: Any, media: str, schema: str, expected: str | None
) -> None:
    result = build(f"""
paths:
  /x:
    get:
      operationId: make
      parameters: [{{name: p, in: query, content: {{'{media}': {{schema: {schema}}}}}}}]
      responses: {{}}
components: {{schemas: {{Id: {{type: string, format: uuid}}}}}}
""")
    assert result.operation("make").parameters[0].media == expected
    assert result.codes == []


@pytest.mark.parametrize(
    ("media", "schema", "expected"),
    [
        ("application/json; charset=utf-8", {}, "json"),
        ("application/merge-patch+json", {}, "json"),
        ("application/geo+json-seq", {}, "lines"),
        ("application/json-seq", {}, "lines"),
        ("application/vnd.sequence+json", {}, "json"),
        ("application/x-ndjson", {}, "lines"),
        ("text/event-stream", {}, "events"),
        ("application/x-www-form-urlencoded", {}, "form"),
        ("multipart/form-data", {}, "multipart"),
        ("text/plain", {}, "text"),
        ("application/problem+xml", {}, "text"),
        ("application/octet-stream", {}, "binary"),
        ("image/png", {}, "binary"),
        ("*/*", {"type": "object"}, "json"),
        ("*/*", {"type": "string"}, "string"),
        ("*/*", {"type": ["string", "null"]}, "string"),
        ("*/*", {"type": "string", "format": "binary"}, "binary"),
        ("*/*", {"type": "string", "contentMediaType": "application/pdf"}, "binary"),
        ("*/*", {"type": "array"}, "json"),
        ("application/*", {"type": "object"}, "json"),
        ("application/*+json", {}, "json"),
        ("text/json", {}, "json"),
        ("text/*", {"type": "object"}, "text"),
        ("image/*", {"type": "object"}, "binary"),
        ("*/*", None, "binary"),
    ],
)
def test_kinds_of_media(media: str, schema: object, expected: str) -> None:
    assert kind_of(media, schema) == expected


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ("text/csv; header=present", "csv"),
        ("Application/PDF", "pdf"),
        ("text/plain", "text"),
        ("application/octet-stream", "bytes"),
        ("audio/*", "audio"),
        ("image/svg+xml", "svg_xml"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ("application/x-7z-compressed", "media_7z_compressed"),
        ("*", "bytes"),
        ("application/", "application"),
        ("class", "class"),
    ],
)
def test_words_of_media(media: str, expected: str) -> None:
    assert word(media) == expected


BODIES = """
paths:
  /x:
    post:
      operationId: make
      requestBody:
        $ref: '#/components/requestBodies/Thing'
      responses:
        200: {description: Done., content: {text/plain: {schema: {type: string}}, application/json: {schema: {type: array, items: {type: string, pattern: a}, minItems: 1}}}}
        4XX: {$ref: '#/components/responses/Failure'}
        default: {description: Other.}
        201: {description: Made., content: {application/octet-stream: {}}}
components:
  requestBodies:
    Thing:
      required: true
      content:
        text/plain: {schema: {type: string}}
        multipart/form-data:
          schema: {type: object, properties: {file: {type: string, format: binary}, meta: {type: object, properties: {x: {}}}}}
          encoding: {meta: {contentType: application/json}, file: {contentType: "image/png, image/*"}}
        application/json:
          schema: {type: object, properties: {a: {type: string, format: binary}}}
          example: {a: b}
  responses:
    Failure: {description: No., content: {application/problem+json: {schema: {type: object, properties: {why: {type: string}}}}}}
"""


def test_bodies_and_replies(build: Any) -> None:
    result = build(BODIES)
    operation = result.operation("make")
    body = operation.body
    assert body is not None
    assert body.required
    assert [(one.media, one.kind) for one in body.contents] == [
        ("application/json", "json"), ("multipart/form-data", "multipart"), ("text/plain", "text")
    ]  # fmt: skip
    assert body.contents[0].type == Ref("ThingRequest")
    assert body.contents[0].examples[0][1] == {"a": "b"}
    assert body.contents[1].type == Ref("ThingRequestFormData")
    medias = {one.wire_name: one.media for one in body.contents[1].encodings}
    assert medias == {"meta": "application/json", "file": None}
    assert body.contents[2].type is None
    assert [reply.status for reply in operation.replies] == ["200", "201", "4XX", "default"]
    assert operation.replies[0].contents[0].rules == {
        "minItems": 1,
        "items": {"pattern": "a"},
    }
    assert operation.replies[1].contents[0].kind == "binary"
    assert operation.replies[2].contents[0].type == Ref("FailureResponse")
    assert operation.replies[3].contents == ()
    assert result.field("ThingRequest", "a").type == STRING
    assert result.field("ThingRequestFormData", "file").type == Scalar("string", "binary")
    assert not operation.idempotent


SECURITY = """
security: [{token: []}, {key: [], cert: []}]
paths:
  /a: {get: {operationId: a, responses: {}}}
  /b: {get: {operationId: b, security: [], responses: {}}}
  /c: {get: {operationId: c, security: [{}, {digest: []}, {open: [read]}], responses: {}}}
  /d: {get: {operationId: d, security: [{nothing: []}], responses: {}}}
components:
  securitySchemes:
    token: {type: http, scheme: Bearer}
    key: {type: apiKey, in: header, name: X-Key, x-environment: KEY}
    hmac: {type: apiKey, in: header, name: Authorization, x-auth: huawei-sdk-hmac, x-python-name: AccessKey}
    open: {type: oauth2, flows: {}}
    Basic: {type: http, scheme: basic}
    cert: {type: mutualTLS}
    digest: {type: http, scheme: digest}
"""


def test_security(build: Any) -> None:
    result = build(SECURITY)
    assert sorted(result.codes) == ["LOW11", "LOW12"]
    assert {one.key: (one.name, one.kind) for one in result.api.schemes} == {
        "Basic": ("BasicAuth", "basic"),
        "hmac": ("AccessKey", "huawei-sdk-hmac"),
        "key": ("Key", "api-key"),
        "open": ("Open", "bearer"),
        "token": ("Token", "bearer"),
    }
    assert result.operation("a").security == (("Token",), ("Key",))
    assert result.operation("b").security == ()
    assert result.operation("c").security == ((), ("digest",), ("Open",))
    assert result.operation("d").security == (("nothing",),)


def test_servers(build: Any) -> None:
    result = build("""
        servers:
          - url: https://{region}.example.com/{base-path}
            variables: {region: {default: eu, enum: [eu, us], x-no-default: true}, base-path: {default: v1}}
            x-hosts: {us: us.example.org}
        paths:
          /a: {servers: [{url: https://files.example.com}], get: {operationId: a, responses: {}}}
          /b: {get: {operationId: b, responses: {}}}
    """)
    assert result.codes == []
    assert result.api.servers == (
        Server(
            "https://{region}.example.com/{base-path}",
            (
                ServerVariable("region", "region", None, ("eu", "us"), example="eu"),
                ServerVariable("base_path", "base-path", "v1"),
            ),
            (("us", "us.example.org"),),
        ),
    )
    assert result.operation("a").servers == (Server("https://files.example.com"),)
    assert result.operation("b").servers == ()


def test_what_the_service_calls_gives_models(build: Any) -> None:
    result = build("""
        webhooks:
          made: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}}}
        paths: {}
        components: {schemas: {Event: {type: object, properties: {x: {}}}, Unused: {type: object, properties: {x: {}}}}}
    """)
    assert result.codes == ["LOW13"]
    assert result.names == ["Event"]
    assert result.model("Event").received
    assert not result.model("Event").sent


def test_a_tag_in_another_script_names_the_resource_and_no_file(build: Any) -> None:
    result = build("""
        paths:
          /a: {get: {operationId: listAll, tags: [животные], responses: {"200": {description: d}}}}
    """)
    (resource,) = result.api.resources
    assert (resource.name, resource.class_name) == ("животные", "Животные")
    assert resource.module.isascii()


def test_a_content_knows_where_it_stands_whatever_it_is_sent_as(build: Any) -> None:
    result = build("""
        paths:
          /a:
            post:
              operationId: sendAll
              requestBody: {content: {'*/*': {schema: {type: object}}}}
              responses: {'200': {description: ok, content: {'*/*': {schema: {type: object}}}}}
    """)
    call = result.operation("sendAll")
    sent, answered = call.body.contents[0], call.replies[0].contents[0]
    assert sent.media == "application/json"
    assert sent.pointer == "#/paths/~1a/post/requestBody/content/*~1*"
    assert answered.pointer == "#/paths/~1a/post/responses/200/content/*~1*"
