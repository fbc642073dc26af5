"""References of the bundled document, where every reference is ``#/…``."""

from __future__ import annotations

from typing import Any

from clientgen.source.pointer import join, parse, resolve, write

SCHEMAS = "#/components/schemas/"


class Unresolved(LookupError):
    """A pointer that leads nowhere, or a chain of references that leads back to itself."""


def is_named(pointer: str) -> bool:
    """Whether the pointer is that of a component schema itself, not of a part of one."""
    rest = pointer.removeprefix(SCHEMAS)
    return rest != pointer and "/" not in rest and "\x00" not in rest


class Resolver:
    """Looks pointers up, remembering what it found. The document must not change meanwhile."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self._known: dict[str, tuple[str, Any]] = {}

    def find(self, reference: str) -> tuple[str, Any]:
        """The canonical pointer and the value that `reference` leads to. Raises `Unresolved`."""
        known = self._known.get(reference)
        if known is None:
            try:
                tokens = parse(reference)
                known = write(tokens), resolve(self.data, tokens)
            except (LookupError, ValueError):
                raise Unresolved(reference) from None
            self._known[reference] = known
        return known

    def follow(self, pointer: str, value: Any) -> tuple[str, Any]:
        """`value`, or what its ``$ref`` leads to in the end. Raises `Unresolved`, for a circle too."""
        seen = set()
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            reference = value["$ref"]
            if reference in seen:
                raise Unresolved(reference)
            seen.add(reference)
            pointer, value = self.find(reference)
        return pointer, value


__all__ = ["SCHEMAS", "Resolver", "Unresolved", "is_named", "join", "parse"]


def follow(resolver: Resolver, pointer: str, value: Any) -> tuple[str, dict[str, Any]]:
    """The object that `value` is or refers to; an empty one if that leads nowhere."""
    try:
        place, found = resolver.follow(pointer, value)
    except Unresolved:
        return pointer, {}
    return place, found if isinstance(found, dict) else {}
