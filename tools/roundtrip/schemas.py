"""The schemas of a document as they are written: what stands where, and what is said together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, TypeAlias

from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import Resolver, Unresolved

LOST = frozenset({"$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions", "discriminator", "xml", "example",
                   "examples", "default", "externalDocs", "description", "title", "readOnly", "writeOnly", "deprecated"})  # fmt: skip


Chosen: TypeAlias = tuple[dict[str, Any], str, int]
"""An alternative: the schema that has it, the keyword and the index."""


class Schemas:
    """The schemas of one document (3.1, every reference within it)."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.components = mapping(mapping(document.get("components")).get("schemas"))
        self._resolver = Resolver(document)

    def find(self, pointer: str) -> Any:
        """What stands at a pointer; True (anything) if nothing does."""
        try:
            return self._resolver.find(pointer)[1]
        except Unresolved:
            return True

    def parts(self, schema: Any, seen: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
        """A schema and everything that holds together with it without a condition."""
        if not isinstance(schema, dict):
            return
        yield schema
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            yield from self.parts(self.find(reference), seen | {reference})
        for part in schema.get("allOf") or ():
            yield from self.parts(part, seen)

    def ways(
        self, said: list[dict[str, Any]], seen: frozenset[str] = frozenset()
    ) -> Iterator[tuple[list[dict[str, Any]], list[Chosen]]]:
        """Each way through the alternatives of what is said: all that is said on it, and what was chosen.

        Alternatives that lead back to where they stand are no choice: the base of a hierarchy lists its children.
        """
        seen |= {part["$ref"] for part in said if isinstance(part.get("$ref"), str)}
        groups = {
            (id(part), word): [(part, word, index) for index in range(len(part[word]))]
            for part in said
            for word in ("anyOf", "oneOf")
            if part.get(word) and not any(_refers(one, seen) for one in part[word])
        }
        if not groups:
            yield said, []
            return
        for chosen in product(*groups.values()):
            inner = [one for part, word, at in chosen for one in self.parts(part[word][at], seen)]
            for more, deeper in self.ways(inner, seen):
                yield [*said, *more], [*chosen, *deeper]


def _refers(schema: Any, pointers: frozenset[str]) -> bool:
    return isinstance(schema, dict) and schema.get("$ref") in pointers


def words(schema: Any) -> set[str]:
    """The keywords of a schema that say something of values."""
    if not isinstance(schema, dict):
        return {"not"} if schema is False else set()
    return {word for word in schema if word not in LOST and not word.startswith("x-")}
