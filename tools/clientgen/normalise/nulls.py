"""Whether a schema allows null, seen from its text alone: for types that are not built yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import Resolver, Unresolved, join
from clientgen.normalise.sources import Place, Source, keywords


class Nulls:
    """Remembers of each schema that is referred to whether null fits.

    Null fits if it can be shown in finitely many steps: a schema that allows it only if it allows it does not.  References are
    not followed one inside the other, as they may be thousands deep and lead to the same place on as many ways.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._known: dict[str, bool] = {}

    def fits(self, schema: Any) -> bool:
        """Whether null fits. A schema without types, alternatives or values says nothing of null, and is taken to be about something else."""
        found = self._reached(schema)
        waiting = list(reversed(found))  # what is referred to before what refers to it, mostly
        learnt = True
        while learnt:
            learnt = False
            for pointer in waiting:
                learnt |= self._learns(pointer, found[pointer])
        return self._holds(schema)

    def _reached(self, schema: Any) -> dict[str, Any]:
        """The schemas, not known yet, that one refers to, and they in turn, by pointer."""
        found: dict[str, Any] = {}
        waiting = [*_references(schema)]
        while waiting:
            try:
                pointer, target = self._resolver.find(waiting.pop())
            except Unresolved:
                continue
            if pointer not in found and pointer not in self._known:
                found[pointer] = target
                waiting += _references(target)
        self._known.update(dict.fromkeys(found, False))
        return found

    def _learns(self, pointer: str, schema: Any) -> bool:
        before = self._known[pointer]
        self._known[pointer] = self._holds(schema)
        return self._known[pointer] != before

    def _holds(self, schema: Any) -> bool:
        said = mapping(schema)
        found: list[bool] = []
        reference = said.get("$ref")
        if isinstance(reference, str):
            found.append(self._target(reference))
        if "type" in said:
            found.append(said["type"] == "null" or "null" in sequence(said["type"]))
        if "const" in said:
            found.append(said["const"] is None)
        if "enum" in said:
            found.append(None in sequence(said["enum"]))
        found += [self._holds(part) for part in sequence(said.get("allOf")) if keywords(part)]
        for word in ("anyOf", "oneOf"):
            if parts := sequence(said.get(word)):
                found.append(any(self._holds(part) for part in parts))
        return bool(found) and all(found)

    def _target(self, reference: str) -> bool:
        try:
            return self._known[self._resolver.find(reference)[0]]
        except Unresolved:
            return False


def beside_null(pointer: str, schema: Any) -> Place:
    """What a schema says beside null, if it says no more than that it is one or the other; else nothing."""
    words = keywords(schema)
    if words not in ({"anyOf"}, {"oneOf"}):
        return ()
    (word,) = words
    parts = sequence(schema[word])
    found = [
        Source(join(pointer, word, index), part)
        for index, part in enumerate(parts)
        if not (keywords(part) == {"type"} and part["type"] in ("null", ["null"]))
    ]
    return tuple(found) if len(found) == 1 and len(parts) == 2 else ()


def _references(schema: Any) -> Iterator[str]:
    """What a schema refers to, where that says something of null."""
    said = mapping(schema)
    if isinstance(said.get("$ref"), str):
        yield said["$ref"]
    for word in ("allOf", "anyOf", "oneOf"):
        for part in sequence(said.get(word)):
            yield from _references(part)
