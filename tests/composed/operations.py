"""Operations, with all that they are made of, put together at random."""

from __future__ import annotations

from random import Random
from typing import Any

from .schemas import NAMES, TEXTS, Schemas

TAGS = ("pets", "Pets", "node pools", "class", "é", "a/b", "api", "models", "users", "🚀", "")
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
        "flows": {
            "clientCredentials": {
                "tokenUrl": "https://example.com/token",
                "scopes": {"a": "A", "b:c": ""},
            }
        },
    },
    "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known"},
}


class Operations:
    """Makes operations; `ids` are the IDs that are not taken yet."""

    def __init__(
        self, random: Random, schemas: Schemas, objects: list[str], ids: list[str]
    ) -> None:
        self.random = random
        self.schemas = schemas
        self.newer = schemas.newer
        self.objects = objects
        self.ids = ids

    def maybe(self, one_in: int = 2) -> bool:
        return self.schemas.maybe(one_in)

    def text(self) -> str:
        return self.random.choice(TEXTS)

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
            taken: set[str] = set()
            for name in self.random.sample(NAMES, self.random.randrange(3)):
                spelt = name.lower() if place == "header" else name  # a header has any case
                simple = name.isascii() and name.replace("-", "").isalnum()
                if spelt not in taken and (place == "query" or simple):
                    taken.add(spelt)
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
            hook = {
                "requestBody": {"content": self.content(["application/json"])},
                "responses": reply,
            }
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
                made["schema"] = {
                    "type": "object",
                    "properties": {"a": part, "b c": self.schemas.scalar()},
                }
            case 0:
                made["schema"] = {"type": "array", "items": part}
            case 1 if style in ("simple", "form", "label", "matrix"):
                made["schema"] = {"type": "object", "properties": {"a": part}}
            case _ if style in ("spaceDelimited", "pipeDelimited"):
                made["schema"] = {"type": "array", "items": part}
            case _:
                made["schema"] = self.random.choice(
                    [part, self.schemas.choice(), self.schemas.nullable(2)]
                )
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
        made: dict[str, Any] = {
            "content": self.content(self.random.sample(BODIES, self.random.randint(1, 2)))
        }
        if self.maybe():
            made["required"] = True
        if self.maybe(4):
            made["description"] = self.text()
        return made

    def content(self, kinds: list[str]) -> dict[str, Any]:
        return {kind: self.media(kind) for kind in kinds}

    def media(self, kind: str) -> dict[str, Any]:
        if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            part = (
                {"type": "string", "format": "binary"}
                if kind.startswith("multipart")
                else {"type": "integer"}
            )
            members = {
                "file": part,
                "notes": {"type": "array", "items": {"type": "string"}},
                "a b": self.schemas.scalar(),
            }
            made: dict[str, Any] = {"schema": {"type": "object", "properties": members}}
            if self.maybe():
                made["encoding"] = {"a b": {"contentType": "text/plain"}}
            elif self.maybe():
                made["schema"] = {
                    "$ref": f"#/components/schemas/{self.random.choice(self.objects)}"
                }
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
                kinds = [
                    "application/json",
                    "text/plain",
                    "text/event-stream",
                    "application/jsonl",
                    "application/octet-stream",
                ]
                reply["content"] = self.content(
                    self.random.sample(kinds, self.random.randint(0, 2))
                )
            if self.maybe(4):
                reply["headers"] = {
                    "X-Rate": {"$ref": "#/components/headers/Rate"},
                    "x-odd.name": {
                        "schema": {"type": "array", "items": {"type": "string"}},
                        "required": True,
                    },
                    "X-Any": {"schema": self.schemas.schema(1)},
                    "X-Json": {"content": {"application/json": {"schema": self.schemas.schema(1)}}},
                }
            if self.maybe(8):
                reply["links"] = {
                    "next": {
                        "operationRef": "#/paths/~1a",
                        "parameters": {"id": "$response.body#/id"},
                    }
                }
            found[status] = reply
        return found

    def servers(self) -> list[dict[str, Any]]:
        variables = {
            "region": {"default": "eu", "enum": ["eu", "us"]},
            "base-path": {"default": "v1"},
        }
        choices: list[dict[str, Any]] = [
            {"url": "https://example.com/v1"},
            {"url": "/relative"},
            {
                "url": "https://{region}.example.com/{base-path}",
                "variables": variables,
                "description": self.text(),
            },
        ]
        return self.random.sample(choices, self.random.randint(1, 3))

    def security(self) -> list[dict[str, list[str]]]:
        def alternative() -> dict[str, list[str]]:
            keys = self.random.sample(list(SCHEMES), self.random.randint(0, 2))
            return {key: ["a"] if key == "oauth" and self.maybe() else [] for key in keys}

        return [alternative() for _ in range(self.random.randint(0, 2))]
