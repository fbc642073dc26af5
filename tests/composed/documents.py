"""Documents of OpenAPI 3.0 and 3.1, put together at random; each is valid."""

from __future__ import annotations

from random import Random
from typing import Any

from .schemas import NAMES, TEXTS, Schemas

KEYS = (
    "Item", "item", "foo.bar", "foo-bar", "foo_bar", "FooBar", "1", "_", "list", "Response", "Model", "Any", "str", "Literal", "None",
    "class", "Pet", "Pets", "Error", "ApiError", "Page", "Client", "Annotated", "Field",
)  # fmt: skip
TAGS = ("pets", "Pets", "node pools", "class", "é", "a/b", "api", "models", "users", "🚀", "")
IDS = (
    "listPets", "get", "class", "import", "self", "UsersController_findAll", "api_users_list", "read_users_users__get", "a b", "🚀",
    "+1", "list", "None", "close", "response", "stream", "pets.list", "pets::list", "v1/get", "x" * 200, "createPet", "CreatePet",
)  # fmt: skip
STATUSES = ("200", "201", "202", "204", "2XX", "400", "404", "4XX", "5XX", "default")
BODIES = (
    "application/json", "application/vnd.a+json", "application/merge-patch+json", "application/x-www-form-urlencoded",
    "multipart/form-data", "text/plain", "application/xml", "application/octet-stream", "image/*", "application/json; charset=utf-8",
)  # fmt: skip
STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
SCHEMES: dict[str, dict[str, Any]] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query-key": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie_key": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "oauth": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "https://example.com/token", "scopes": {"a": "A", "b:c": ""}}},
    },
    "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known"},
}


def document(random: Random) -> dict[str, Any]:
    """A valid document."""
    return _Maker(random).document()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.newer = random.randrange(2) == 0
        keys = random.sample(KEYS, random.randint(4, 9))
        middle = random.randint(2, len(keys) - 1)
        self.objects, self.others = keys[:middle], keys[middle:]
        self.schemas = Schemas(random, newer=self.newer, objects=self.objects, others=self.others)
        self.schemas.objects = [*self.objects]
        self.schemas.others = [*self.others, "Animal", "Herd"]
        self.ids = random.sample(IDS, len(IDS))

    def document(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "openapi": self.random.choice(["3.1.0", "3.1.1"] if self.newer else ["3.0.0", "3.0.3", "3.0.4"]),
            "info": {"title": self.random.choice(["Zoo", "My API v2", "é"]), "version": "1"},
        }
        if self.maybe(3):
            made["info"]["description"] = self.text()
        if self.maybe():
            made["servers"] = self.servers()
        if self.maybe():
            made["security"] = self.security()
        if self.maybe(3):
            made["tags"] = [{"name": tag, "description": self.text()} for tag in self.random.sample(TAGS[:-1], 2)]
        made["paths"] = dict(self.path(number) for number in range(self.random.randint(1, 4)))
        components = made["components"] = self.components()
        if self.newer and self.maybe(3):
            made["webhooks"] = {"new pet": {"post": self.operation([])}}
        if self.newer and self.maybe(3):
            components["pathItems"] = {"Shared": {"get": self.operation([])}}
            made["paths"]["/shared/one"] = {"$ref": "#/components/pathItems/Shared"}
            if "operationId" not in components["pathItems"]["Shared"]["get"]:
                made["paths"]["/shared/two"] = {"$ref": "#/components/pathItems/Shared"}
        return made

    def maybe(self, one_in: int = 2) -> bool:
        return self.schemas.maybe(one_in)

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def components(self) -> dict[str, Any]:
        """All that is referred to; some of it by nothing."""
        found: dict[str, Any] = {}
        for at, key in enumerate(self.objects):
            later = self.objects[at + 1 :]
            found[key] = self.schemas.described(self.schemas.object())
            if later and self.maybe(4):  # a circle of these would have no end
                base = {"$ref": f"#/components/schemas/{self.random.choice(later)}"}
                found[key] = {"allOf": [base, {"type": "object", "properties": {f"own_{at}": self.schemas.schema(1)}}]}
        for key in self.others:
            found[key] = self.other()
        found |= self.relatives()
        return {
            "schemas": found,
            "securitySchemes": SCHEMES,
            "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}}},
            "headers": {"Rate": {"schema": {"type": "integer"}, "description": self.text()}},
            "responses": {"Failed": {"description": self.text(), "content": self.content(["application/json"])}},
            "requestBodies": {"Given": {"required": True, "content": self.content(["application/json"])}},
            "examples": {"one": {"summary": "One.", "value": {"a": 1}}},
        }

    def other(self) -> Any:
        """A component that is not sure to be an object: nothing in it leads back to it but through something."""
        if self.maybe(3):
            return self.family()
        own = {"$ref": f"#/components/schemas/{self.random.choice(self.others)}"}
        match self.random.randrange(8):
            case 5:
                return {"type": "array", "items": own}
            case 6:
                return {"oneOf": [{"type": "string"}, {"type": "array", "items": own}, {"type": "object", "additionalProperties": own}]}
            case 7:
                return {"type": "object", "additionalProperties": {**own} if self.maybe() else {"type": "array", "items": own}}
            case 0:
                return self.schemas.described(self.schemas.array())
            case 1:
                return self.schemas.described(self.schemas.map())
            case 2:
                return self.schemas.described(self.schemas.choice())
            case 3:
                return {"oneOf": [{"$ref": f"#/components/schemas/{key}"} for key in self.objects]}
            case _:
                return self.schemas.described(self.schemas.scalar())

    def relatives(self) -> dict[str, Any]:
        """Components that a discriminator tells apart: a union of them, or a parent that they name."""
        word = self.random.choice(["kind", "type", "@type", "class"])
        names = self.random.sample(["Cat", "Dog", "cat", "big-cat", "Lizard"], self.random.randint(1, 3))
        places = [f"#/components/schemas/{name}" for name in names]
        discriminator: dict[str, Any] = {"propertyName": word}
        if self.maybe():
            discriminator["mapping"] = {f"{name} x": place for name, place in zip(names, places, strict=True)}
        member: dict[str, Any] = {"type": "string"}
        if self.maybe():
            found = {}
            for name in names:
                made = self.schemas.object(1)
                made.pop("default", None)
                made.pop("maxProperties", None)
                made["properties"][word] = member
                made["required"] = sorted({*made.get("required", ()), word})
                found[name] = made
            union = {self.random.choice(["oneOf", "anyOf"]): [{"$ref": place} for place in places], "discriminator": discriminator}
            return {**found, "Animal": union, "Herd": {"type": "array", "items": {"$ref": "#/components/schemas/Animal"}}}
        parent = {"type": "object", "required": [word], "properties": {word: member}, "discriminator": discriminator}
        more = {f"of_{at}": self.schemas.schema(1) for at in range(2)}
        base = {"$ref": "#/components/schemas/Animal"}
        found = {name: {"allOf": [base, {"type": "object", "properties": more}]} for name in names}
        return {"Animal": parent, **found, "Herd": {"type": "array", "items": base}}

    def family(self) -> dict[str, Any]:
        """Objects that a member tells apart, written in place."""
        words = self.random.sample(["cat", "dog", "big cat"], self.random.randint(1, 3))
        word = self.random.choice(["kind", "type", "@type"])
        alternatives = []
        for one in words:
            made = self.schemas.object(1)
            made.pop("default", None)
            made["properties"][word] = {"const": one} if self.newer else {"type": "string", "enum": [one]}
            made["required"] = sorted({*made.get("required", ()), word})
            alternatives.append(made)
        return {self.random.choice(["oneOf", "anyOf"]): alternatives}

    def path(self, number: int) -> tuple[str, dict[str, Any]]:
        names = self.random.sample(["id", "petId", "class", "self", "x-y", "a.b", "body", "options"], self.random.randrange(3))
        path = f"/{self.random.choice(['pets', 'v1/users', 'a-b', 'a.b', 'x:do'])}/{number}"
        path += "".join(f"/{{{name}}}" for name in names)
        methods = self.random.sample(["get", "post", "put", "patch", "delete", "head", "options", "trace"], self.random.randint(1, 3))
        item: dict[str, Any] = {method: self.operation(names, method) for method in methods}
        if names and self.maybe(3):
            item["parameters"] = [self.parameter(names[0], "path")]
        if self.maybe(5):
            item |= {"summary": self.text(), "description": self.text()}
        if self.maybe(8):
            item["servers"] = self.servers()
        return path, item

    def operation(self, names: list[str], method: str = "post") -> dict[str, Any]:
        made: dict[str, Any] = {"responses": self.replies()}
        if self.ids and self.maybe():
            made["operationId"] = self.ids.pop()
        if self.maybe(3):
            made["tags"] = self.random.sample(TAGS, self.random.randint(0, 2))
        if self.maybe(3):
            made |= {"summary": self.text(), "description": self.text()}
        if self.newer and self.maybe(9):
            del made["responses"]  # 3.1 asks for none
        made["parameters"] = [self.parameter(name, "path") for name in names]
        for place in ("query", "header", "cookie"):
            for name in self.random.sample(NAMES, self.random.randrange(3)):
                if place == "query" or (name.isascii() and name.replace("-", "").isalnum()):
                    made["parameters"].append(self.parameter(name, place))
        if self.maybe(4):
            made["parameters"].append({"$ref": "#/components/parameters/Limit"})
        if method in ("post", "put", "patch") and self.maybe(1):
            made["requestBody"] = self.body()
        if self.maybe(5):
            made["security"] = self.security()
        if self.maybe(9):
            made |= {"deprecated": True, "servers": self.servers()}
        if method == "post" and self.maybe(6):
            reply = {"200": {"description": "Fine."}}
            hook = {"requestBody": {"content": self.content(["application/json"])}, "responses": reply}
            made["callbacks"] = {"done": {"{$request.body#/url}": {"post": hook}}}
        return made

    def parameter(self, name: str, place: str) -> dict[str, Any]:
        made: dict[str, Any] = {"name": name, "in": place}
        if place == "path" or self.maybe(3):
            made["required"] = True
        if self.maybe(4):
            made["description"] = self.text()
        if self.maybe(8):
            return {**made, "content": {"application/json": {"schema": self.schemas.schema(1)}}}
        style = self.random.choice(STYLES[place])
        part = self.schemas.scalar()
        match self.random.randrange(3):
            case _ if style == "deepObject":
                made["schema"] = {"type": "object", "properties": {"a": part, "b c": self.schemas.scalar()}}
            case 0:
                made["schema"] = {"type": "array", "items": part}
            case 1 if style in ("simple", "form", "label", "matrix"):
                made["schema"] = {"type": "object", "properties": {"a": part}}
            case _ if style in ("spaceDelimited", "pipeDelimited"):
                made["schema"] = {"type": "array", "items": part}
            case _:
                made["schema"] = self.random.choice([part, self.schemas.choice(), self.schemas.nullable(2)])
        if self.maybe(9):
            made["schema"] = self.schemas.schema(1)
        if place == "query" and self.maybe(6):
            made[self.random.choice(["allowReserved", "allowEmptyValue"])] = True
        if self.maybe():
            made["style"] = style
            if style in ("spaceDelimited", "pipeDelimited"):
                made["explode"] = False
            elif style == "deepObject":
                made["explode"] = True
            elif self.maybe():
                made["explode"] = self.maybe()
        return made

    def body(self) -> dict[str, Any]:
        if self.maybe(5):
            return {"$ref": "#/components/requestBodies/Given"}
        made: dict[str, Any] = {"content": self.content(self.random.sample(BODIES, self.random.randint(1, 2)))}
        if self.maybe():
            made["required"] = True
        if self.maybe(4):
            made["description"] = self.text()
        return made

    def content(self, kinds: list[str]) -> dict[str, Any]:
        return {kind: self.media(kind) for kind in kinds}

    def media(self, kind: str) -> dict[str, Any]:
        if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            part = {"type": "string", "format": "binary"} if kind.startswith("multipart") else {"type": "integer"}
            members = {"file": part, "notes": {"type": "array", "items": {"type": "string"}}, "a b": self.schemas.scalar()}
            made: dict[str, Any] = {"schema": {"type": "object", "properties": members}}
            if self.maybe():
                made["encoding"] = {"a b": {"contentType": "text/plain"}}
            elif self.maybe():
                made["schema"] = {"$ref": f"#/components/schemas/{self.random.choice(self.objects)}"}
            elif self.maybe():
                made["schema"] = self.schemas.whole()
            elif self.maybe():
                made["schema"] |= {"additionalProperties": {"type": "string"}, "required": ["file"]}
            return made
        if "json" in kind:
            return {"schema": self.schemas.schema()} if self.maybe(1) else {}
        if kind == "text/plain":
            return {"schema": {"type": "string"}}
        return {"schema": {"type": "string", "format": "binary"}} if self.maybe() else {}

    def replies(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for status in self.random.sample(STATUSES, self.random.randint(1, 3)):
            if self.maybe(5):
                found[status] = {"$ref": "#/components/responses/Failed"}
                continue
            reply: dict[str, Any] = {"description": self.text()}
            if status != "204" and self.maybe(1):
                kinds = ["application/json", "text/plain", "text/event-stream", "application/jsonl", "application/octet-stream"]
                reply["content"] = self.content(self.random.sample(kinds, self.random.randint(0, 2)))
            if self.maybe(4):
                reply["headers"] = {
                    "X-Rate": {"$ref": "#/components/headers/Rate"},
                    "x-odd.name": {"schema": {"type": "array", "items": {"type": "string"}}, "required": True},
                    "X-Any": {"schema": self.schemas.schema(1)},
                    "X-Json": {"content": {"application/json": {"schema": self.schemas.schema(1)}}},
                }
            if self.maybe(8):
                reply["links"] = {"next": {"operationRef": "#/paths/~1a", "parameters": {"id": "$response.body#/id"}}}
            found[status] = reply
        return found

    def servers(self) -> list[dict[str, Any]]:
        variables = {"region": {"default": "eu", "enum": ["eu", "us"]}, "base-path": {"default": "v1"}}
        choices: list[dict[str, Any]] = [
            {"url": "https://example.com/v1"},
            {"url": "/relative"},
            {"url": "https://{region}.example.com/{base-path}", "variables": variables, "description": self.text()},
        ]
        return self.random.sample(choices, self.random.randint(1, 3))

    def security(self) -> list[dict[str, list[str]]]:
        def alternative() -> dict[str, list[str]]:
            keys = self.random.sample(list(SCHEMES), self.random.randint(0, 2))
            return {key: ["a"] if key == "oauth" and self.maybe() else [] for key in keys}

        return [alternative() for _ in range(self.random.randint(0, 2))]
