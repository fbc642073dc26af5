"""Schemas of OpenAPI 3.0 and 3.1, put together at random; each is valid, and some value fits it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

NAMES = (
    "id", "name", "kind_of", "value", "items", "class", "self", "from", "None", "type", "str", "list", "dict", "Any", "int",
    "model_config", "copy", "json", "model_fields", "schema", "body", "options", "headers", "client", "__class__", "_private",
    "+1", "-1", "1st", "", " ", "a b", "foo.bar", "foo_bar", "fooBar", "FooBar", "x-y", "@type", "#text", "$ref2", "é", "名前", "🚀",
    "a/b", "a~b", "datetime", "Literal", "Optional", "validate", "ID", "Id", "userIDs", "XMLHttpRequest", "very" * 30,
)  # fmt: skip
"""Names of properties and parameters, ordinary and odd ones."""
FORMATS = (
    "date-time", "date", "time", "duration", "uuid", "uri", "email", "hostname", "ipv4", "ipv6", "password", "decimal", "byte", "of-mine",
)  # fmt: skip
WORDS = (
    "a",
    "b",
    "A",
    "on",
    "off",
    "1",
    "",
    " ",
    "a b",
    "é",
    "class",
    "None",
    "x-y",
    '"',
    "\\",
    "'''",
    "{x}",
    "%s",
    "\n",
)
PATTERNS = ("^[a-z]+$", "\\d{3}", "^x-", "[^/]*", "(a|b)+", "\\p{L}", "^(?!z)")
TEXTS = (
    "", "Plain.", "Two\n\nparagraphs.", "`code` and *more*.", '"""', "ends with \\", "1. list\n2. of\n", "| a | b |\n|---|---|",
    "é 🚀", "{braces} and %s", "trailing space \n", "<b>html</b>", "# heading\n\n    code\n",
)  # fmt: skip
SCALARS = ("string", "integer", "number", "boolean")


class Schemas:
    """Makes schemas; `objects` and `others` are the components that they may refer to, each by its key."""

    def __init__(
        self, random: Random, *, newer: bool, objects: list[str], others: list[str]
    ) -> None:
        self.random = random
        self.newer = newer
        self.objects = objects
        self.others = others
        self.kinds: list[Callable[[int], Any]] = [
            self.scalar, self.choice, self.object, self.map, self.array, self.union, self.reference, self.whole, self.nullable,
            self.bounded, self.required, self.into,
        ]  # fmt: skip

    def maybe(self, one_in: int = 2) -> bool:
        """True once in so many times."""
        return self.random.randrange(one_in) == 0

    def schema(self, depth: int = 0) -> Any:
        """A schema of any kind; the deeper, the simpler."""
        if depth > 2:
            return self.random.choice([self.scalar, self.reference, self.choice])(depth)
        return self.described(self.random.choice(self.kinds)(depth))

    def described(self, schema: Any) -> Any:
        """A schema with what says nothing of its values."""
        if not isinstance(schema, dict) or "$ref" in schema:
            return schema
        if self.maybe(3):
            schema["description"] = self.random.choice(TEXTS)
        if self.maybe(6):
            schema["title"] = self.random.choice(NAMES)
        if self.maybe(8):
            schema["deprecated"] = True
        if self.maybe(9):
            schema["x-of-mine"] = {"a": [1, None]}
        return schema

    def scalar(self, depth: int = 0) -> dict[str, Any]:
        """Text, number or truth, with bounds and perhaps a default that keeps to them."""
        del depth
        kind = self.random.choice(SCALARS)
        made: dict[str, Any] = {"type": kind}
        default: Any = True
        if kind == "string":
            default = "abc"
            match self.random.randrange(4):
                case 0:
                    made["format"] = self.random.choice(FORMATS)
                    default = None
                case 1:
                    made |= {"minLength": 1, "maxLength": 5}
                case 2:
                    made["pattern"] = self.random.choice(PATTERNS)
                    default = None
                case _:
                    default = self.random.choice(WORDS)
        elif kind != "boolean":
            default = 6 if kind == "integer" else self.random.choice([6, 6.0, 1.5, -0.0, 1e300])
            if self.maybe():
                default = 6
                made |= self.random.choice(
                    [
                        {"minimum": 1, "maximum": 9},
                        {"multipleOf": 2},
                        self._above(),
                        {"minimum": -1e3},
                    ]
                )
            elif self.maybe(4):
                made["format"] = "int64" if kind == "integer" else "double"
        if default is not None and self.maybe(3):
            made["default"] = default
        elif default is not None and self.maybe(3):
            made["example"] = default
        return made

    def _above(self) -> dict[str, Any]:
        return {"exclusiveMinimum": 0} if self.newer else {"minimum": 0, "exclusiveMinimum": True}

    def choice(self, depth: int = 0) -> dict[str, Any]:
        """A list of values."""
        del depth
        match self.random.randrange(5):
            case 0:
                values: list[Any] = self.random.sample([1, 2, -1, 0, 10**12], 3)
                made: dict[str, Any] = {"type": "integer", "enum": values}
            case 1 if self.newer:
                values = self.random.sample([1, "a", True, None, 1.5, [1], {"a": 1}], 3)
                made = {"enum": values}
            case 2:
                values = ["0", "1"]
                made = {"type": "string", "enum": values, "x-enum-varnames": ["LOW", "HIGH"]}
            case _:
                values = self.random.sample(WORDS, self.random.randint(1, 5))
                made = {"type": "string", "enum": values}
        if self.maybe(3):
            made["default"] = self.random.choice(values)
        return made

    def object(self, depth: int = 0) -> dict[str, Any]:
        """An object with members, of which some are required."""
        names = self.random.sample(NAMES, self.random.randint(0, 4))
        made: dict[str, Any] = {
            "type": "object",
            "properties": {name: self.member(depth + 1) for name in names},
        }
        needed = [name for name in names if self.maybe(3)]
        if needed:
            made["required"] = needed
        match self.random.randrange(8):
            case 0:
                made["additionalProperties"] = False
            case 1:
                made["additionalProperties"] = True
            case 2:
                made["additionalProperties"] = self.schema(depth + 1)
            case 3:
                made["maxProperties"] = 9
            case 4 if not needed:
                made["default"] = {}
            case _:
                pass
        return made

    def member(self, depth: int) -> Any:
        """The schema of a member; some go in one direction only."""
        made = self.schema(depth)
        if isinstance(made, dict) and "$ref" not in made and self.maybe(7):
            made[self.random.choice(["readOnly", "writeOnly"])] = True
        return made

    def map(self, depth: int = 0) -> dict[str, Any]:
        """An object of any keys."""
        return {
            "type": "object",
            "additionalProperties": self.random.choice([True, {}, self.schema(depth + 1)]),
        }

    def array(self, depth: int = 0) -> dict[str, Any]:
        """A list."""
        made: dict[str, Any] = {"type": "array", "items": self.schema(depth + 1)}
        match self.random.randrange(5):
            case 0:
                made |= {"minItems": 1, "maxItems": 3}
            case 1:
                made["uniqueItems"] = True
            case 2:
                made["default"] = []
            case _:
                pass
        return made

    def union(self, depth: int = 0) -> dict[str, Any]:
        """One of several."""
        parts = [self.schema(depth + 1) for _ in range(self.random.randint(1, 3))]
        if self.newer and self.maybe(3):
            parts.append({"type": "null"})
        return {self.random.choice(["oneOf", "anyOf"]): parts}

    def reference(self, depth: int = 0) -> dict[str, Any]:
        """A component."""
        del depth
        key = self.random.choice([*self.objects, *self.others])
        return {"$ref": f"#/components/schemas/{key}"}

    def whole(self, depth: int = 0) -> dict[str, Any]:
        """A component of members, and more of them."""
        more = {
            f"more_{number}": self.member(depth + 1) for number in range(self.random.randint(0, 2))
        }
        base = {"$ref": f"#/components/schemas/{self.random.choice(self.objects)}"}
        made: dict[str, Any] = {"allOf": [base, {"type": "object", "properties": more}]}
        if more and self.maybe():
            made["required"] = [next(iter(more))]
        if self.maybe(3):
            return {"allOf": [base], "description": self.random.choice(TEXTS)}
        return made

    def nullable(self, depth: int = 0) -> dict[str, Any]:
        """A value or null, in each spelling."""
        if not self.newer:
            made = self.random.choice([self.scalar, self.object, self.array])(depth)
            made.pop("default", None)
            return {**made, "nullable": True}
        if self.maybe():
            made = self.scalar()
            return {**made, "type": [made["type"], "null"]}
        return {"anyOf": [self.schema(depth + 1), {"type": "null"}]}

    def bounded(self, depth: int = 0) -> dict[str, Any]:
        """Parts of an `allOf` that are no objects, or not only."""
        match self.random.randrange(5):
            case 0:
                return {
                    "allOf": [
                        {"type": "string", "maxLength": 9},
                        {"minLength": 1},
                        {"pattern": "^a"},
                    ]
                }
            case 1:
                return (
                    {"allOf": [self.reference()], "nullable": True}
                    if not self.newer
                    else {"allOf": [self.reference()]}
                )
            case 2:
                return {
                    "type": "array",
                    "items": {"type": "string"},
                    "allOf": [{"minItems": 1}, {"maxItems": 3}],
                }
            case 3:
                base = {"$ref": f"#/components/schemas/{self.random.choice(self.objects)}"}
                options = [
                    {"type": "object", "properties": {f"more_{n}": self.schema(depth + 2)}}
                    for n in range(2)
                ]
                return {"allOf": [base, {"oneOf": options}]}
            case _:
                return {"allOf": [self.object(depth + 1)]}

    def required(self, depth: int = 0) -> dict[str, Any]:
        """Members of which one of several has to be there."""
        made: dict[str, Any] = {
            "type": "object",
            "properties": {name: self.member(depth + 1) for name in ("id", "name", "foo.bar")},
        }
        made[self.random.choice(["oneOf", "anyOf"])] = [
            {"required": ["id"]},
            {"required": ["name"]},
        ]
        return made

    def into(self, depth: int = 0) -> dict[str, Any]:
        """A reference to a place inside a component, or into a path."""
        del depth
        place = self.random.choice(
            ["#/components/parameters/Limit/schema", "#/components/headers/Rate/schema"]
        )
        return {"$ref": place}
