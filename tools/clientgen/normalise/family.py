"""Hierarchies: a component with a `discriminator` whose children name it in their ``allOf``."""

from __future__ import annotations

from typing import Any

from clientgen.normalise.context import Context, mapping, sequence
from clientgen.normalise.resolve import SCHEMAS, Unresolved, join, parse


class Family:
    """Knows which component schemas extend which."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._schemas = mapping(mapping(context.data.get("components")).get("schemas"))
        self._children: dict[str, list[str]] = {}
        self._children_of_bases: set[str] | None = None
        self._known_as: dict[str, list[tuple[str, str]]] | None = None
        for key, schema in self._schemas.items():
            for member in sequence(mapping(schema).get("allOf")):
                target = mapping(member).get("$ref")
                if isinstance(target, str):
                    self._children.setdefault(target, []).append(join(SCHEMAS[:-1], key))

    def variants(self, pointer: str) -> list[tuple[str, str]]:
        """(value, pointer of the child) for each child of the hierarchy that starts at `pointer`.

        The base itself is one of them when its own name is a value it may carry. Empty: no hierarchy.
        """
        key = parse(pointer)[-1]
        schema = mapping(self._schemas.get(key))
        if not _is_base(schema):
            return []
        discriminator = schema["discriminator"]
        found = self.targets(discriminator)
        below = [child for child in self._descendants(pointer) if child != pointer]
        known = {target for _, target in found}
        found += [(parse(child)[-1], child) for child in below if child not in known]
        if found and pointer not in known and not mapping(discriminator.get("mapping")):
            found.append((key, pointer))
        return sorted(found) if any(target != pointer for _, target in found) else []

    def extends(self, pointer: str) -> bool:
        """Whether the component at `pointer` is a child in some hierarchy."""
        if self._children_of_bases is None:
            bases = [
                join(SCHEMAS[:-1], key)
                for key, one in self._schemas.items()
                if _is_base(mapping(one))
            ]
            self._children_of_bases = {child for base in bases for child in self._descendants(base)}
        return pointer in self._children_of_bases

    def known_as(self, pointer: str) -> list[tuple[str, str]]:
        """(member, value) for each value by which a hierarchy knows the component, whether the base is used or not."""
        if self._known_as is None:
            self._known_as = {}
            for key, one in self._schemas.items():
                wire = mapping(mapping(one).get("discriminator")).get("propertyName")
                if isinstance(wire, str) and _is_base(one):
                    for value, child in self.variants(join(SCHEMAS[:-1], key)):
                        self._known_as.setdefault(child, []).append((wire, value))
        return self._known_as.get(pointer, [])

    def targets(self, discriminator: dict[str, Any]) -> list[tuple[str, str]]:
        """The explicit mapping, each target as a pointer; entries that lead nowhere are left out."""
        found = []
        for value, target in mapping(discriminator.get("mapping")).items():
            if not isinstance(target, str):
                continue
            if target in self._schemas:
                found.append((str(value), join(SCHEMAS[:-1], target)))
                continue
            try:
                found.append((str(value), self._context.resolver.find(target)[0]))
            except Unresolved:
                continue
        return found

    def _descendants(self, pointer: str) -> list[str]:
        found: dict[str, None] = {}
        left = [pointer]
        while left:
            for child in self._children.get(left.pop(), ()):
                if child not in found:
                    found[child] = None
                    left.append(child)
        return list(found)


def _is_base(schema: dict[str, Any]) -> bool:
    return (
        isinstance(schema.get("discriminator"), dict)
        and "oneOf" not in schema
        and "anyOf" not in schema
    )
