"""Which parts of a document are what, by the shape of OpenAPI alone: where references may stand, and where data is.

A value has a *kind* that follows from the kind of its parent and its key.  What is not listed here is data: examples,
defaults, enumerations, constants, `x-` keys and unknown keys are never searched for references.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "schema": "schemas",
        "response": "responses",
        "parameter": "parameters",
        "example": "examples",
        "requestBody": "requestBodies",
        "header": "headers",
        "securityScheme": "securitySchemes",
        "link": "links",
        "callback": "callbacks",
        "pathItem": "pathItems",
    }
)
"""Kinds that have a section in `components`, and its name."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_SCHEMA_ONE = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
]
_SCHEMA_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMA_MAP = (
    "$defs",
    "definitions",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "properties",
)

# kind -> key -> kind; "map:K" is a mapping of names to K, "list:K" a list of K.
_FIELDS: dict[str, dict[str, str]] = {
    "document": {
        "components": "components",
        "info": "plain",
        "paths": "paths",
        "servers": "plain",
        "tags": "plain",
        "externalDocs": "plain",
        "webhooks": "map:pathItem",
    },
    "components": {
        **{section: f"map:{kind}" for kind, section in SECTIONS.items()},
        "mediaTypes": "map:mediaType",  # of 3.2; references to them are replaced by what they lead to
    },
    "pathItem": {
        **dict.fromkeys(METHODS, "operation"),
        "additionalOperations": "map:operation",
        "parameters": "list:parameter",
        "servers": "plain",
    },
    "operation": {
        "callbacks": "map:callback",
        "externalDocs": "plain",
        "parameters": "list:parameter",
        "requestBody": "requestBody",
        "responses": "responses",
        "servers": "plain",
    },
    "parameter": {"schema": "schema", "content": "map:mediaType", "examples": "map:example"},
    "requestBody": {"content": "map:mediaType"},
    "mediaType": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "map:example",
        "encoding": "map:encoding",
    },
    "encoding": {"headers": "map:header"},
    "response": {"headers": "map:header", "content": "map:mediaType", "links": "map:link"},
    "schema": {
        **dict.fromkeys(_SCHEMA_ONE, "schema"),
        **dict.fromkeys(_SCHEMA_LIST, "list:schema"),
        **dict.fromkeys(_SCHEMA_MAP, "map:schema"),
    },
    "example": {},
    "link": {},
    "securityScheme": {},
}
_FIELDS["header"] = _FIELDS["parameter"]

# Text that real documents keep in other files, though OpenAPI has no references there.
_TEXT = frozenset({"description", "summary"})
_WITH_TEXT = frozenset(_FIELDS) - {"document", "components", "schema"}


def child_kind(kind: str, key: str) -> str | None:
    """The kind of the member `key` of a value of kind `kind`; None if it is data."""
    if kind.startswith("map:"):
        return kind[4:]
    if kind.startswith("list:"):
        return kind[5:]
    fields = _FIELDS.get(kind)
    if fields is not None:
        found = fields.get(key)
        if found is None and key in _TEXT and kind in _WITH_TEXT:
            return "plain"
        return found
    if key.startswith("x-"):
        return None
    if kind == "paths":
        return "pathItem"
    if kind == "callback":
        return "pathItem"
    if kind == "responses":
        return "response"
    if kind == "plain":
        return "plain"
    return None


def is_map(kind: str) -> bool:
    """Whether the keys of this kind are names that the author chose (so that `$ref` may be one of them)."""
    return kind.startswith("map:")


def children(kind: str, value: Any) -> Iterator[tuple[str, Any, str]]:
    """The parts of a value that are not data: key, part, its kind."""
    if isinstance(value, dict):
        for key, part in value.items():
            if isinstance(part, (dict, list)):
                below = child_kind(kind, key)
                if below is None:
                    continue
                if below == "schema" and isinstance(part, list):
                    below = "list:schema"  # `items: [...]` and `dependencies: {a: [...]}` of older drafts
                yield key, part, below
    elif isinstance(value, list):
        below = child_kind(kind, "") if kind.startswith("list:") or kind == "plain" else None
        if below is not None:
            for index, part in enumerate(value):
                if isinstance(part, (dict, list)):
                    yield str(index), part, below


def kind_at(tokens: tuple[str, ...], start: str = "document") -> str | None:
    """The kind of the value at a pointer, by its tokens alone; None if it is data."""
    kind: str | None = start
    for token in tokens:
        if kind is None:
            return None
        if kind == "schema" and token.isdigit():
            continue  # inside `items: [...]`
        kind = child_kind(kind, token)
    return kind


def walk(
    data: Any, kind: str = "document", tokens: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Every value that is not data, with its tokens and kind, parents first, in document order.

    References are not followed.  Iterative: depth costs nothing.
    """
    stack = [(tokens, kind, data)]
    while stack:
        at, here, value = stack.pop()
        yield at, here, value
        below = [((*at, key), sub, part) for key, part, sub in children(here, value)]
        below.reverse()
        stack.extend(below)


def operations(item: Any) -> Iterator[tuple[tuple[str, ...], str, dict[str, Any]]]:
    """Where each operation of a path item stands in it, its method, and itself; those of 3.2 with other methods last."""
    if not isinstance(item, dict):
        return
    for method in METHODS:
        if isinstance(item.get(method), dict):
            yield (method,), method, item[method]
    stated = item.get("additionalOperations")
    others: dict[str, Any] = stated if isinstance(stated, dict) else {}
    for method in sorted(others):
        if isinstance(others[method], dict):
            yield ("additionalOperations", method), method, others[method]
