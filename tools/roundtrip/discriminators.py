"""Which alternatives, and which children of a base, a `discriminator` knows by which values.

An object that is known by a value carries it, and the base of a hierarchy stands for its children.  Alternatives that name no
members, and values that are no text, are not told apart so, nor are alternatives of which only some have the member, where
no mapping has values; and one alternative alone is not told apart from any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import SCHEMAS, join, parse
from roundtrip.schemas import Schemas, words


class Discriminators:
    """The discriminators in the components of a document."""

    def __init__(self, said: Schemas) -> None:
        self._said = said
        self._tags: dict[str, dict[str, list[str]]] = {}
        self._beside: dict[int, dict[str, dict[str, list[str]]]] = {}
        self._parts_of_more: set[int] = set()
        self._families: dict[str, list[tuple[str, str]]] = {}
        for key, schema in said.components.items():
            self._know(join(SCHEMAS[:-1], key), schema, set())

    def tags(self, pointer: str) -> Mapping[str, list[str]]:
        """Member → values that discriminators know the component by."""
        return self._tags.get(pointer, {})

    def beside(self, schema: Any) -> Mapping[str, Mapping[str, list[str]]]:
        """The same for the alternatives of a schema that states something beside them: component → member → values."""
        return self._beside.get(id(schema), {})

    def family(self, pointer: str) -> list[tuple[str, str]]:
        """(component, value) for each member of the hierarchy that starts at a component."""
        return self._families.get(pointer, [])

    def _know(self, pointer: str, schema: Any, seen: set[int]) -> None:
        """Note the discriminators in a component and inside it."""
        if isinstance(schema, list):
            for item in schema:
                self._know("", item, seen)
        if not isinstance(schema, dict) or id(schema) in seen:
            return
        seen.add(id(schema))
        parts = schema.get("allOf") or ()
        if len([part for part in parts if words(part)]) + len(words(schema) - {"allOf"}) > 1:
            self._parts_of_more |= {id(part) for part in parts}
        stated = schema.get("discriminator")
        if isinstance(stated, dict) and isinstance(stated.get("propertyName"), str):
            self._discriminate(pointer, schema, stated)
        for key, value in schema.items():
            if key not in ("enum", "const", "default", "example", "examples"):
                self._know(
                    "",
                    list(value.values())
                    if key == "properties" and isinstance(value, dict)
                    else value,
                    seen,
                )

    def _discriminate(
        self, pointer: str, schema: Mapping[str, Any], stated: Mapping[str, Any]
    ) -> None:
        explicit: dict[str, list[str]] = {}
        for value, target in (stated.get("mapping") or {}).items():
            where = join(SCHEMAS[:-1], target) if target in self._said.components else str(target)
            explicit.setdefault(where, []).append(str(value))
        variants = schema.get("oneOf") or schema.get("anyOf")
        wire = stated["propertyName"]
        if variants:
            targets: list[Any] = [
                one.get("$ref")
                for one in variants
                if isinstance(one, dict) and one != {"type": "null"}
            ]
            if len(targets) == 1 or (not explicit and self._lacking(targets, wire)):
                return
        else:
            targets = self._below(pointer, wire, explicit) if pointer else []
        if not all(
            isinstance(target, str) and (self._names_members(target) or not variants)
            for target in targets
        ):
            return
        textual = all(self._textual(target, wire) for target in targets)
        chosen = [
            (target, explicit.get(target) or self._values(target, wire)) for target in targets
        ]
        if not chosen:
            return
        alone = self._names_members(pointer) if pointer else False
        if not variants and pointer not in targets and not explicit and alone:
            chosen.append((pointer, [parse(pointer)[-1]]))
        if not variants and pointer in explicit:
            chosen.append((pointer, explicit[pointer]))
        every = [value for _, values in chosen for value in values]
        if len(set(every)) != len(every) and variants:
            return
        tags = self._tags if textual else {}
        merged = (
            not words(schema) <= {"anyOf", "oneOf", "type"} or id(schema) in self._parts_of_more
        )
        if variants and textual and merged:
            tags = self._beside[id(schema)] = {}
        for target, values in chosen:
            known = tags.setdefault(target, {}).setdefault(wire, [])
            known += [value for value in values if value not in known]
        if not variants:
            self._families[pointer] = [
                (target, value) for target, values in chosen for value in values
            ]

    def _lacking(self, targets: list[Any], wire: str) -> bool:
        """Whether some alternatives have the member, and others do not: their names are then no values of it."""
        having = {
            any(wire in mapping(part.get("properties")) for part in self._parts(target))
            for target in targets
            if isinstance(target, str)
        }
        return len(having) == 2

    def _below(self, pointer: str, wire: str, explicit: Mapping[str, list[str]]) -> list[str]:
        """The children of a base, and what its mapping names if that has the member."""
        found = self._children(pointer)
        return found + [
            one
            for one in explicit
            if one not in (pointer, *found)
            and any(wire in mapping(part.get("properties")) for part in self._parts(one))
        ]

    def _values(self, target: str, wire: str) -> list[str]:
        """What a component is known by without a mapping: its name, unless the member says otherwise."""
        name, own = parse(target)[-1], self._own(target, wire)
        return [name] if name in own or not own else own

    def _parts(self, pointer: str) -> Iterator[dict[str, Any]]:
        return self._said.parts(self._said.find(pointer))

    def _names_members(self, pointer: str) -> bool:
        return any(part.get("properties") for part in self._parts(pointer))

    def _children(self, pointer: str) -> list[str]:
        found: dict[str, None] = {}
        waiting = [pointer]
        while waiting:
            base = waiting.pop()
            for key, schema in self._said.components.items():
                child = join(SCHEMAS[:-1], key)
                members = schema.get("allOf") if isinstance(schema, dict) else None
                if child not in found and any(
                    isinstance(m, dict) and m.get("$ref") == base for m in members or ()
                ):
                    found[child] = None
                    waiting.append(child)
        return list(found)

    def _textual(self, pointer: str, wire: str) -> bool:
        """Whether the member that a discriminator goes by can be a text."""
        for part in self._parts(pointer):
            for inner in self._said.parts(mapping(part.get("properties")).get(wire)):
                stated = inner.get("type", "string")
                if stated != "string" and "string" not in stated:
                    return False
        return True

    def _own(self, pointer: str, wire: str) -> list[str]:
        found: list[str] = []
        for part in self._parts(pointer):
            member = (part.get("properties") or {}).get(wire)
            for inner in self._said.parts(member):
                stated = [inner["const"]] if "const" in inner else inner.get("enum")
                if stated and all(isinstance(value, str) for value in stated):
                    found = list(stated)
        return found


def told(stated: list[Any], made: list[Any], tags: Mapping[str, Any]) -> list[Any]:
    """Alternatives, each with the values that the discriminator around them knows it by."""
    known = [tags.get(str(mapping(one).get("$ref")), {}) for one in stated]
    return [narrowed(one, own) for one, own in zip(made, known, strict=True)]


def narrowed(made: Any, tags: Mapping[str, list[str]]) -> Any:
    """A schema of objects that carry one of these values in each of these members."""
    known = {wire: {"enum": values} for wire, values in tags.items()}
    return {"allOf": [made, {"properties": known}]} if known else made
