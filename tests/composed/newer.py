"""Schemas of OpenAPI 3.1 alone."""

from __future__ import annotations

from random import Random
from typing import Any

from .schemas import SCALARS, WORDS, Schemas


class NewerSchemas(Schemas):
    """Makes schemas of 3.1 as well."""

    def __init__(self, random: Random, *, objects: list[str], others: list[str]) -> None:
        super().__init__(random, newer=True, objects=objects, others=others)
        self.kinds += [
            self.constant, self.tuple, self.patterns, self.several, self.conditional, self.beside, self.any, self.labelled,
            self.encoded, self.contained,
        ]  # fmt: skip

    def labelled(self, depth: int = 0) -> dict[str, Any]:
        """Single values with a title each, as some write enumerations."""
        del depth
        parts = [
            {"const": word, "title": f"Is {at}", "description": "One."}
            for at, word in enumerate(self.random.sample(WORDS, 3))
        ]
        return {
            self.random.choice(["oneOf", "anyOf"]): [
                *parts,
                *([{"type": "string"}] if self.maybe(3) else []),
            ]
        }

    def encoded(self, depth: int = 0) -> dict[str, Any]:
        """Text that holds something else."""
        del depth
        inner: dict[str, Any] = {
            "contentMediaType": "application/json",
            "contentSchema": {"type": "object"},
        }
        picture: dict[str, Any] = {"contentMediaType": "image/png", "contentEncoding": "base64"}
        made = self.random.choice([{"contentEncoding": "base64"}, inner, picture])
        return {"type": "string", **made, "$comment": "Not said.", "examples": ["YQ=="]}

    def contained(self, depth: int = 0) -> dict[str, Any]:
        """What is said of a schema in other words, and schemas of its own."""
        match self.random.randrange(5):
            case 0:
                return {
                    "type": "array",
                    "contains": {"type": "string"},
                    "minContains": 1,
                    "maxContains": 2,
                }
            case 1:
                return {
                    "$defs": {"a b": self.schema(depth + 1)},
                    "type": "object",
                    "properties": {"own": self.reference()},
                }
            case 2:
                return {
                    "type": ["object", "null"],
                    "properties": {"a": self.schema(depth + 1)},
                    "required": ["a"],
                }
            case 3:
                return {
                    "type": ["array", "string"],
                    "items": self.schema(depth + 1),
                    "minLength": 1,
                }
            case _:
                return {
                    "type": "object",
                    "properties": {"never": False, "ever": True, "a": {"not": {"type": "null"}}},
                }

    def constant(self, depth: int = 0) -> dict[str, Any]:
        """One value."""
        del depth
        return {"const": self.random.choice([*WORDS, 1, 1.5, True, None, [], {"a": [1]}])}

    def tuple(self, depth: int = 0) -> dict[str, Any]:
        """A list with something else at each place."""
        places = [self.schema(depth + 1) for _ in range(self.random.randint(1, 3))]
        made: dict[str, Any] = {"type": "array", "prefixItems": places}
        choices: list[Any] = [None, False, {"type": "string"}]
        rest = self.random.choice(choices)
        made |= {} if rest is None else {"items": rest}
        return {**made, "minItems": len(places)} if self.maybe() else made

    def patterns(self, depth: int = 0) -> dict[str, Any]:
        """An object whose keys say what is in it."""
        made: dict[str, Any] = {
            "type": "object",
            "patternProperties": {"^x-": self.schema(depth + 1)},
        }
        choices: list[Any] = [None, False, {"type": "integer"}]
        rest = self.random.choice(choices)
        return made if rest is None else {**made, "additionalProperties": rest}

    def several(self, depth: int = 0) -> dict[str, Any]:
        """Several types at once."""
        del depth
        return {"type": self.random.sample([*SCALARS, "null", "array", "object"], 2)}

    def conditional(self, depth: int = 0) -> dict[str, Any]:
        """An object with rules beyond its members."""
        made = self.object(depth)
        rules: list[dict[str, Any]] = [
            {"if": {"required": ["id"]}, "then": {"required": ["name"]}},
            {"not": {"required": ["id", "name"]}},
            {"dependentRequired": {"id": ["name"]}},
            {"dependentSchemas": {"id": {"required": ["name"]}}},
            {"propertyNames": {"maxLength": 200}},
            {"unevaluatedProperties": False},
        ]
        return {**made, **self.random.choice(rules)}

    def beside(self, depth: int = 0) -> dict[str, Any]:
        """A reference and more beside it."""
        made = self.reference(depth)
        more: list[dict[str, Any]] = [
            {"description": "Beside it."},
            {"deprecated": True},
            {"title": "T"},
            {"readOnly": True},
            {"examples": [1]},
        ]
        return {**made, **self.random.choice(more)}

    def any(self, depth: int = 0) -> Any:
        """Whatever there is."""
        del depth
        return self.random.choice([{}, True, {"description": "Anything."}])
