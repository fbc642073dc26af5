"""Hierarchies: a component with a `discriminator` whose children name it in their ``allOf``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.normalise.context import Context, mapping, sequence
from clientgen.normalise.resolve import SCHEMAS, Unresolved, join, parse


class Family:
    """Knows which component schemas extend which."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._schemas = mapping(mapping(context.data.get("components")).get("schemas"))
        self._children: dict[str, list[str]] = {}
        self._distinct: set[str] | None = None
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
        below = [child for child in self._descendants(pointer) if child != pointer]
        wire = discriminator.get("propertyName")
        found = [
            (value, target)
            for value, target in self.targets(discriminator)
            if target == pointer or target in below or self._has(target, wire)
        ]
        known = {target for _, target in found}
        found += [(parse(child)[-1], child) for child in below if child not in known]
        if found and pointer not in known and not mapping(discriminator.get("mapping")):
            found.append((key, pointer))
        return sorted(found) if any(target != pointer for _, target in found) else []

    def distinct(self, pointer: str) -> bool:
        """Whether the component at `pointer` is told apart from others by a value, though it may say nothing of its own.

        It is a child in some hierarchy, or an alternative where there is a discriminator.
        """
        if self._distinct is None:
            self._distinct = set()
            for key, one in self._schemas.items():
                if _is_base(mapping(one)):
                    self._distinct.update(self._descendants(join(SCHEMAS[:-1], key)))
            for one in _unions(self._context.data):
                self._distinct.update(target for _, target in self.targets(one["discriminator"]))
                for variant in (*sequence(one.get("oneOf")), *sequence(one.get("anyOf"))):
                    target = mapping(variant).get("$ref")
                    if isinstance(target, str):
                        self._distinct.add(target)
        return pointer in self._distinct

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

    def _has(self, pointer: str, wire: Any) -> bool:
        """Whether objects of the component at `pointer` have a member of this name, as far as it and its parts say."""
        waiting: list[Any] = [{"$ref": pointer}]
        seen: set[str] = set()
        while waiting:
            schema = mapping(waiting.pop())
            if wire in mapping(schema.get("properties")):
                return True
            waiting += sequence(schema.get("allOf"))
            target = schema.get("$ref")
            if isinstance(target, str) and target not in seen:
                seen.add(target)
                try:
                    waiting.append(self._context.resolver.find(target)[1])
                except Unresolved:
                    continue
        return False

    def _descendants(self, pointer: str) -> list[str]:
        found: dict[str, None] = {}
        left = [pointer]
        while left:
            for child in self._children.get(left.pop(), ()):
                if child not in found:
                    found[child] = None
                    left.append(child)
        return list(found)


def _unions(data: Any) -> Iterator[dict[str, Any]]:
    """Every list of alternatives of the document that has a discriminator, and what looks like one."""
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("discriminator"), dict) and not _is_base(node):
                yield node
            waiting += [one for one in node.values() if isinstance(one, (dict, list))]
        else:
            waiting += [one for one in node if isinstance(one, (dict, list))]


def _is_base(schema: dict[str, Any]) -> bool:
    return (
        isinstance(schema.get("discriminator"), dict)
        and "oneOf" not in schema
        and "anyOf" not in schema
    )
