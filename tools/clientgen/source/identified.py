"""Schemas that have a name of their own in a file: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12, 8.2).

A schema with an `$id` is a resource: what a reference inside it says is relative to it, not to the file.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from clientgen.source import pointer
from clientgen.source.files import SourceFile

Tokens = tuple[str, ...]
_ANCHORS = ("$anchor", "$dynamicAnchor")


class Identified:
    """What is identified in a file. Most files have nothing of the kind, which their text tells."""

    def __init__(self, file: SourceFile) -> None:
        self._data = file.data
        self._any = "$id" in file.source.text

    def around(self, tokens: Tokens) -> Tokens:
        """The innermost resource that `tokens` lead into; ``()`` is the file itself."""
        found: Tokens = ()
        if self._any:
            value = self._data
            for index, token in enumerate(tokens):
                if _own_id(value):
                    found = tokens[:index]
                value = pointer.step(value, token)
        return found

    def named(self, name: str, resource: Tokens) -> Tokens | None:
        """The resource that a reference from within another one calls `name`."""
        return self._ids.get(_joined(self._uri(resource), name)) if self._any else None

    def anchor(self, name: str, resource: Tokens) -> Tokens | None:
        """The schema with an anchor: in this resource, else in the one that has such an anchor first."""
        places = self._anchors.get(name, [])
        inside = [tokens for tokens, within in places if within == resource]
        return next(iter(inside or [tokens for tokens, _ in places]), None)

    def _uri(self, resource: Tokens) -> str:
        return next((uri for uri, tokens in self._ids.items() if tokens == resource), "")

    @cached_property
    def _ids(self) -> dict[str, Tokens]:
        return self._found[0]

    @cached_property
    def _anchors(self) -> dict[str, list[tuple[Tokens, Tokens]]]:
        return self._found[1]

    @cached_property
    def _found(self) -> tuple[dict[str, Tokens], dict[str, list[tuple[Tokens, Tokens]]]]:
        """Resources by their URIs, and anchors by their names, each with its place and that of its resource."""
        ids: dict[str, Tokens] = {}
        anchors: dict[str, list[tuple[Tokens, Tokens]]] = {}
        stack: list[tuple[Tokens, Tokens, str, Any]] = [((), (), "", self._data)]
        while stack:
            tokens, resource, base, value = stack.pop()
            if isinstance(value, dict):
                if own := _own_id(value):
                    resource, base = tokens, _joined(base, own)
                    ids.setdefault(base, tokens)
                for name in map(value.get, _ANCHORS):
                    if isinstance(name, str):
                        anchors.setdefault(name, []).append((tokens, resource))
                below = [(str(key), part) for key, part in value.items()]
            elif isinstance(value, list):
                below = [(str(index), part) for index, part in enumerate(value)]
            else:
                continue
            stack.extend(((*tokens, key), resource, base, part) for key, part in reversed(below))
        return ids, anchors


def _own_id(value: Any) -> str:
    """The `$id` of a schema that is a resource; one that is only a fragment makes none."""
    own = value.get("$id") if isinstance(value, dict) else None
    return "" if not isinstance(own, str) or own.startswith("#") else own.removesuffix("#")


def _joined(base: str, name: str) -> str:
    try:
        return urljoin(base, name)
    except ValueError:  # no URI at all
        return name
