"""How many alternatives a schema has when they are multiplied out: known before it is done, as it could be millions."""

from __future__ import annotations

from typing import Any

from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import Resolver, Unresolved

_MOST = 1_000_000
_DEPTH = 100
"""Most schemas to look into, one inside the other: what is nested deeper is refused elsewhere."""


class Widths:
    """Remembers the width of each schema that is referred to."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._known: dict[str, int] = {}

    def of(self, schema: Any, depth: int = 0) -> int:
        """The number of classes that the schema stands for; the highest one told apart is a million."""
        said = mapping(schema)
        if depth == _DEPTH:
            return 1
        width = 1
        if isinstance(said.get("$ref"), str):
            width *= self._target(said["$ref"], depth)
        for part in sequence(said.get("allOf")):
            width = min(width * self.of(part, depth + 1), _MOST)
        for word in ("anyOf", "oneOf"):
            if parts := sequence(said.get(word)):
                width = min(width * sum(self.of(part, depth + 1) for part in parts), _MOST)
        return width

    def _target(self, reference: str, depth: int) -> int:
        try:
            pointer, schema = self._resolver.find(reference)
        except Unresolved:
            return 1
        if pointer not in self._known:
            self._known[pointer] = 1  # of a way back to it, which adds none
            self._known[pointer] = self.of(schema, depth + 1)
        return self._known[pointer]
