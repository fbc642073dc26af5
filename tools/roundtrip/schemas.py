"""The schemas of a document as they are written: what stands where, and what is said together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import Resolver, Unresolved

LOST = frozenset({"$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions", "discriminator", "xml", "example",
                   "examples", "default", "externalDocs", "description", "title", "readOnly", "writeOnly", "deprecated"})  # fmt: skip


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


def words(schema: Any) -> set[str]:
    """The keywords of a schema that say something of values."""
    if not isinstance(schema, dict):
        return {"not"} if schema is False else set()
    return {word for word in schema if word not in LOST and not word.startswith("x-")}
