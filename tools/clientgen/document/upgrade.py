"""One dialect inside: OpenAPI 3.0 rewritten as 3.1, and one spelling where 3.1 has two.

Pure: the input stays as it is, what does not change is shared with it.  Keys keep their places, so that a pointer into the
result still leads to the right place in the file (or to the nearest part above it, where a keyword was respelled).

What is respelled, and where a reading had to be chosen:

- `nullable: true` becomes ``null`` among the types.  3.0.3 gives it a meaning only beside `type`; authors also write it beside
  `allOf`, `anyOf`, `oneOf` and `enum` and mean the same, so it is taken at its word there: ``{type: "null"}`` joins the
  alternatives, ``null`` joins the enumeration.  Beside a `$ref` it is ignored, with everything else there (3.0, section 4.7.23).
- ``null`` among the types beside a single reference (as a sibling, or alone in an `allOf`), and nothing else, is how 3.1 documents
  say `nullable`, and is taken at its word as well: for JSON Schema the null would be lost wherever the schema referred to has none.
- boolean `exclusiveMinimum`/`exclusiveMaximum` become the 3.1 numbers.
- `example` of a schema becomes `examples` (in 3.1 documents too, where it is deprecated).
- values that an enumeration repeats are left out.
- `$id`, `$anchor` and `$dynamicAnchor` go: every reference is a pointer from the root of the document by now, and an `$id`
  would make it one from there.
- `format: byte` becomes `contentEncoding: base64`, `format: binary` `contentMediaType: application/octet-stream`, and the
  Swagger left-over `type: file` a string of that media type (byte and binary in 3.1 documents too).
"""

from __future__ import annotations

import json
from typing import Any

from clientgen.document.moved import landings, led
from clientgen.source.grammar import SECTIONS, child_kind, is_map

Schema = dict[str, Any]

# What says something about a schema without restricting values: stays outside when the rest moves into an alternative.
_ANNOTATIONS = frozenset(
    [
        "title",
        "description",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "example",
        "examples",
        "externalDocs",
        "xml",
        "$comment",
    ]
)
_DEEP = 3  # slashes in the pointer of a component
_ALTERNATIVES = ("anyOf", "oneOf")
_IDENTIFIERS = frozenset(["$id", "$anchor", "$dynamicAnchor"])


def upgrade(data: dict[str, Any]) -> dict[str, Any]:
    """The document in the one inner dialect; `data` is a document of version 3.0, 3.1 or 3.2 that has passed the checks."""
    old = str(data.get("openapi", "")).startswith("3.0")
    rewriter = _Rewriter(old=old)
    changed: dict[str, Any] = rewriter.value(data, "document")
    if landed := landings(data, changed, rewriter.deep):
        changed = led(changed, landed)
    return {**changed, "openapi": "3.1.0"} if old else changed


def upgrade_schema(schema: Any, *, old: bool) -> Any:
    """One schema in the inner dialect; `old` says that it is of a 3.0 document."""
    return _Rewriter(old=old).value(schema, "schema")


class _Rewriter:
    def __init__(self, *, old: bool) -> None:
        self._old = old
        self.deep: set[str] = set()
        """References of a 3.0 document that lead into a schema, whose parts may be moved."""

    def value(self, value: Any, kind: str) -> Any:
        if isinstance(value, dict):
            return self._mapping(value, kind)
        if isinstance(value, list):
            if kind == "schema":  # `items: [...]` of older drafts
                kind = "list:schema"
            below = kind[5:] if kind.startswith("list:") else None
            if below is None:
                return value
            parts = [self.value(part, below) for part in value]
            return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
        return value

    def _mapping(self, value: dict[str, Any], kind: str) -> dict[str, Any]:
        if (
            self._old
            and kind in SECTIONS
            and kind != "pathItem"
            and "$ref" in value
            and not is_map(kind)
        ):
            if isinstance(value["$ref"], str) and value["$ref"].count("/") > _DEEP:
                self.deep.add(value["$ref"])
            return value if len(value) == 1 else {"$ref": value["$ref"]}
        made: dict[str, Any] | None = None
        for key, part in value.items():
            if not isinstance(part, (dict, list)):
                continue
            below = child_kind(kind, key)
            if below is None or below == "plain":
                continue
            new = self.value(part, below)
            if new is not part:
                made = made if made is not None else dict(value)
                made[key] = new
        result = value if made is None else made
        return self._schema(result) if kind == "schema" else result

    def _schema(self, schema: Schema) -> Schema:
        for respell in (
            _unidentified,
            _examples,
            _content,
            _once,
            *((_exclusive, _file, _nullable) if self._old else (_null_beside,)),
        ):
            schema = respell(schema)
        return schema


def _unidentified(schema: Schema) -> Schema:
    if schema.keys().isdisjoint(_IDENTIFIERS):
        return schema
    return {key: value for key, value in schema.items() if key not in _IDENTIFIERS}


def _examples(schema: Schema) -> Schema:
    if "example" not in schema:
        return schema
    if "examples" in schema:
        return {key: value for key, value in schema.items() if key != "example"}
    return {
        ("examples" if key == "example" else key): ([value] if key == "example" else value)
        for key, value in schema.items()
    }


def _once(schema: Schema) -> Schema:
    """An enumeration without repeated values, and the lists beside it that name or describe each."""
    values = schema.get("enum")
    if not isinstance(values, list) or len(values) < 2:
        return schema
    keys = [value if isinstance(value, str) else "\0" + json.dumps(value) for value in values]
    first: dict[str, int] = {}
    for index, key in enumerate(keys):
        first.setdefault(key, index)
    if len(first) == len(keys):
        return schema
    kept = list(first.values())
    made = dict(schema)
    for name in ("enum", "x-enum-varnames", "x-enum-descriptions"):
        listed = schema.get(name)
        if isinstance(listed, list) and len(listed) == len(values):
            made[name] = [listed[index] for index in kept]
    return made


def _content(schema: Schema) -> Schema:
    match schema.get("format"):
        case "byte":
            key, content = "contentEncoding", "base64"
        case "binary":
            key, content = "contentMediaType", "application/octet-stream"
        case _:
            return schema
    kinds = schema.get("type", "string")
    if kinds != "string" and not (isinstance(kinds, list) and "string" in kinds):
        return schema
    made = {name: value for name, value in schema.items() if name != "format"}
    made.setdefault(key, content)
    return made


def _file(schema: Schema) -> Schema:
    if schema.get("type") != "file":
        return schema
    return {**schema, "type": "string", "contentMediaType": "application/octet-stream"}


def _exclusive(schema: Schema) -> Schema:
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        flag = schema.get(exclusive)
        if not isinstance(flag, bool):
            continue
        schema = {key: value for key, value in schema.items() if key != exclusive}
        if flag and bound in schema:
            schema = {(exclusive if key == bound else key): value for key, value in schema.items()}
    return schema


def _nullable(schema: Schema) -> Schema:
    if "nullable" not in schema:
        return schema
    wanted = schema["nullable"] is True
    schema = {key: value for key, value in schema.items() if key != "nullable"}
    if not wanted:
        return schema
    made = dict(schema)
    if isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    if isinstance(made.get("enum"), list) and None not in made["enum"]:
        made["enum"] = [*made["enum"], None]
    for word in _ALTERNATIVES:
        if isinstance(made.get(word), list) and not any(_takes_null(part) for part in made[word]):
            made[word] = [*made[word], {"type": "null"}]
    if "allOf" in made:
        return _or_null(made)
    return made


def _or_null(schema: Schema) -> Schema:
    """`allOf` with null beside it: the whole becomes one of two alternatives."""
    outside = {
        key: value for key, value in schema.items() if key in _ANNOTATIONS or key.startswith("x-")
    }
    inside = {key: value for key, value in schema.items() if key not in outside}
    if isinstance(inside.get("type"), list):
        inside["type"] = inside["type"][0]
    if len(inside) == 1 and len(inside["allOf"]) == 1:
        inside = inside["allOf"][0]
    return {**outside, "anyOf": [inside, {"type": "null"}]}


def _null_beside(schema: Schema) -> Schema:
    """A reference with null beside it: the reference becomes one of two alternatives."""
    kinds = schema.get("type")
    if not (isinstance(kinds, list) and len(kinds) == 2 and "null" in kinds):
        return schema
    said = _said(schema)
    parts = schema.get("allOf")
    if said == {"type", "allOf"} and isinstance(parts, list):
        if [_said(part) for part in parts if _said(part)] != [{"$ref"}]:
            return schema
    elif said != {"type", "$ref"}:
        return schema
    outside = {key: value for key, value in schema.items() if key not in said}
    inside = {key: value for key, value in schema.items() if key in said}
    return {**outside, "anyOf": [inside, {"type": "null"}]}


def _said(schema: Any) -> set[str]:
    """The keywords that say which values there are."""
    words = schema if isinstance(schema, dict) else {"": schema}
    return {key for key in words if key not in _ANNOTATIONS and not key.startswith("x-")}


def _takes_null(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    kinds = schema.get("type")
    return kinds == "null" or (isinstance(kinds, list) and "null" in kinds)
