"""Documents of OpenAPI 3.0 and 3.1, put together at random; each is valid."""

from __future__ import annotations

from random import Random
from typing import Any

from .newer import NewerSchemas
from .operations import SCHEMES, TAGS, Operations
from .schemas import Schemas

KEYS = (
    "Item", "item", "foo.bar", "foo-bar", "foo_bar", "FooBar", "1", "_", "list", "Response", "Model", "Any", "str", "Literal", "None",
    "class", "Pet", "Pets", "Error", "ApiError", "Page", "Client", "Annotated", "Field",
)  # fmt: skip
IDS = (
    "listPets", "get", "class", "import", "self", "UsersController_findAll", "api_users_list", "read_users_users__get", "a b", "🚀",
    "+1", "list", "None", "close", "response", "stream", "pets.list", "pets::list", "v1/get", "x" * 200, "createPet", "CreatePet",
)  # fmt: skip


def document(random: Random) -> dict[str, Any]:
    """A valid document."""
    return _Maker(random).document()


class _Maker(Operations):
    def __init__(self, random: Random) -> None:
        newer = random.randrange(2) == 0
        keys: list[str] = random.sample(KEYS, random.randint(4, 9))
        middle = random.randint(2, len(keys) - 1)
        self.others = keys[middle:]
        known = [*self.others, "Animal", "Herd"]
        schemas = (
            NewerSchemas(random, objects=keys[:middle], others=known)
            if newer
            else Schemas(random, newer=False, objects=keys[:middle], others=known)
        )
        super().__init__(random, schemas, keys[:middle], random.sample(IDS, len(IDS)))

    def document(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "openapi": self.random.choice(
                ["3.1.0", "3.1.1"] if self.newer else ["3.0.0", "3.0.3", "3.0.4"]
            ),
            "info": {"title": self.random.choice(["Zoo", "My API v2", "é"]), "version": "1"},
        }
        if self.maybe(3):
            made["info"]["description"] = self.text()
        if self.maybe():
            made["servers"] = self.servers()
        if self.maybe():
            made["security"] = self.security()
        if self.maybe(3):
            made["tags"] = [
                {"name": tag, "description": self.text()}
                for tag in self.random.sample(TAGS[:-1], 2)
            ]
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

    def components(self) -> dict[str, Any]:
        """All that is referred to; some of it by nothing."""
        found: dict[str, Any] = {}
        for at, key in enumerate(self.objects):
            later = self.objects[at + 1 :]
            found[key] = self.schemas.described(self.schemas.object())
            if later and self.maybe(4):  # a circle of these would have no end
                base = {"$ref": f"#/components/schemas/{self.random.choice(later)}"}
                found[key] = {
                    "allOf": [
                        base,
                        {"type": "object", "properties": {f"own_{at}": self.schemas.schema(1)}},
                    ]
                }
        for key in self.others:
            found[key] = self.other()
        found |= self.relatives()
        return {
            "schemas": found,
            "securitySchemes": SCHEMES,
            "parameters": {
                "Limit": {
                    "name": "limit",
                    "in": "query",
                    "schema": {"type": "integer", "default": 10},
                }
            },
            "headers": {"Rate": {"schema": {"type": "integer"}, "description": self.text()}},
            "responses": {
                "Failed": {
                    "description": self.text(),
                    "content": self.content(["application/json"]),
                }
            },
            "requestBodies": {
                "Given": {"required": True, "content": self.content(["application/json"])}
            },
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
                return {
                    "oneOf": [
                        {"type": "string"},
                        {"type": "array", "items": own},
                        {"type": "object", "additionalProperties": own},
                    ]
                }
            case 7:
                return {
                    "type": "object",
                    "additionalProperties": {**own}
                    if self.maybe()
                    else {"type": "array", "items": own},
                }
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
        names = self.random.sample(
            ["Cat", "Dog", "cat", "big-cat", "Lizard"], self.random.randint(1, 3)
        )
        places = [f"#/components/schemas/{name}" for name in names]
        discriminator: dict[str, Any] = {"propertyName": word}
        if self.maybe():
            discriminator["mapping"] = {
                f"{name} x": place for name, place in zip(names, places, strict=True)
            }
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
            union = {
                self.random.choice(["oneOf", "anyOf"]): [{"$ref": place} for place in places],
                "discriminator": discriminator,
            }
            return {
                **found,
                "Animal": union,
                "Herd": {"type": "array", "items": {"$ref": "#/components/schemas/Animal"}},
            }
        parent = {
            "type": "object",
            "required": [word],
            "properties": {word: member},
            "discriminator": discriminator,
        }
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
            made["properties"][word] = (
                {"const": one} if self.newer else {"type": "string", "enum": [one]}
            )
            made["required"] = sorted({*made.get("required", ()), word})
            alternatives.append(made)
        return {self.random.choice(["oneOf", "anyOf"]): alternatives}

    def path(self, number: int) -> tuple[str, dict[str, Any]]:
        names = self.random.sample(
            ["id", "petId", "class", "self", "x-y", "a.b", "body", "options"],
            self.random.randrange(3),
        )
        path = f"/{self.random.choice(['pets', 'v1/users', 'a-b', 'a.b', 'x:do'])}/{number}"
        path += "".join(f"/{{{name}}}" for name in names)
        methods = self.random.sample(
            ["get", "post", "put", "patch", "delete", "head", "options", "trace"],
            self.random.randint(1, 3),
        )
        item: dict[str, Any] = {method: self.operation(names, method) for method in methods}
        if names and self.maybe(3):
            item["parameters"] = [self.parameter(names[0], "path")]
        if self.maybe(5):
            item |= {"summary": self.text(), "description": self.text()}
        if self.maybe(8):
            item["servers"] = self.servers()
        return path, item
