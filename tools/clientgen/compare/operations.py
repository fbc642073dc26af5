"""The operations of a document, by what makes them the same call: method and path, whatever its variables are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from clientgen.compare.model import mapping, sequence
from clientgen.compare.side import Side
from clientgen.source import pointer
from clientgen.source.grammar import METHODS

_VARIABLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Located:
    """A part and where it stands."""

    at: str
    value: Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation with what it takes over from its path."""

    method: str
    path: str
    at: str
    value: dict[str, Any]
    item: dict[str, Any]
    item_at: str

    @property
    def label(self) -> str:
        """As readers call it."""
        return f"{self.method.upper()} {self.path}"

    @property
    def variables(self) -> list[str]:
        """The variables of the path, in their order."""
        return _VARIABLE.findall(self.path)

    def parameters(self, side: Side) -> dict[tuple[str, str], Located]:
        """The parameters by place and name, those of the path included."""
        found: dict[tuple[str, str], Located] = {}
        for owner, at in ((self.item, self.item_at), (self.value, self.at)):
            for index, entry in enumerate(sequence(owner.get("parameters"))):
                where, value = side.resolve(pointer.join(at, "parameters", index), entry)
                if isinstance(value, dict):
                    name, place = str(value.get("name")), str(value.get("in"))
                    key = (place, name.lower() if place == "header" else name)
                    found[key] = Located(where, value)
        return found

    def taken(self, side: Side, key: str) -> Located:
        """`security` or `servers` of the operation, or of its path, or of the document."""
        for owner, at in ((self.value, self.at), (self.item, self.item_at), (side.data, "#")):
            if key in owner:
                return Located(pointer.join(at, key), sequence(owner[key]))
        return Located("#", [])


def operations(side: Side, paths: Any, at: str) -> dict[tuple[str, str], Operation]:
    """The operations below `paths`, `webhooks` or a callback, by method and shape of the path."""
    found: dict[tuple[str, str], Operation] = {}
    for path, entry in mapping(paths).items():
        if str(path).startswith("x-"):
            continue
        item_at, item = side.resolve(pointer.join(at, str(path)), entry)
        item = mapping(item)
        listed = [
            (name, ("additionalOperations", name))
            for name in mapping(item.get("additionalOperations"))
        ]
        for method, tokens in [*((name, (name,)) for name in METHODS), *listed]:
            owner = mapping(item.get("additionalOperations")) if len(tokens) > 1 else item
            value = owner.get(method)
            if isinstance(value, dict):
                where = pointer.join(item_at, *tokens)
                made = Operation(method, str(path), where, value, item, item_at)
                key = (method, _VARIABLE.sub("{}", str(path)))
                # Paths that differ in the names of variables alone are told apart by them.
                found[(method, str(path)) if key in found else key] = made
    return found
