"""One of the two documents: its data, and what references lead to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clientgen.compare.model import Place, mapping, sequence
from clientgen.diagnostics import Locate
from clientgen.source import pointer

_LONGEST_CHAIN = 50


@dataclass
class Side:
    """A document in the one inner dialect. `data` is never changed; it may be wrong in any way that still is JSON."""

    data: dict[str, Any] = field(repr=False)
    origin: Locate = field(default=lambda _at, _key: None, repr=False)

    def resolve(self, at: str, value: Any) -> tuple[str, Any]:
        """What a value stands for, and where that is: references followed; None for one that leads nowhere."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return at, value
            at = value["$ref"]
            value = self.at(at)
        return at, None

    def at(self, where: str) -> Any:
        """The value at a pointer; None if there is none."""
        try:
            return pointer.resolve(self.data, where)
        except (LookupError, ValueError):
            return None

    def place(self, at: str, *, key: bool = False) -> Place:
        """A pointer with its line."""
        return Place(at, self.origin(at, key) if at else None)

    @cached_property
    def references(self) -> dict[str, frozenset[str]]:
        """For each component schema the component schemas that it refers to."""
        schemas = mapping(mapping(self.data.get("components")).get("schemas"))
        return {name: frozenset(_names(value)) for name, value in schemas.items()}

    @cached_property
    def heirs(self) -> dict[str, tuple[str, ...]]:
        """For each schema the components that name it in their `allOf`."""
        found: dict[str, tuple[str, ...]] = {}
        schemas = mapping(mapping(self.data.get("components")).get("schemas"))
        for name, value in schemas.items():
            for part in sequence(mapping(value).get("allOf")):
                ref = mapping(part).get("$ref")
                if isinstance(ref, str):
                    found[ref] = (
                        *found.get(ref, ()),
                        pointer.write(("components", "schemas", name)),
                    )
        return found


def _names(value: Any) -> list[str]:
    found: list[str] = []
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            ref = item.get("$ref")
            if isinstance(ref, str):
                try:
                    tokens = pointer.parse(ref)
                except ValueError:
                    tokens = ()
                found.append(
                    tokens[2] if tokens[:2] == ("components", "schemas") and len(tokens) > 2 else ""
                )
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return found


def unchanged_components(old: Side, new: Side) -> frozenset[str]:
    """The pointers of component schemas that are the same in both documents, with everything they refer to."""
    before = mapping(mapping(old.data.get("components")).get("schemas"))
    after = mapping(mapping(new.data.get("components")).get("schemas"))
    equal = {
        name
        for name in before
        if name in after and canonical(before[name]) == canonical(after[name])
    }
    moved = True
    while moved:
        tainted = {name for name in equal if not old.references[name] <= equal}
        equal -= tainted
        moved = bool(tainted)
    return frozenset(pointer.write(("components", "schemas", name)) for name in equal)


def canonical(value: Any) -> str:
    """A text that is equal for equal JSON values: keys sorted, 1.0 written as 1."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=True, default=str)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
