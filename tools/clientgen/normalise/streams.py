"""Sequential media: JSON lines and server-sent events.

What one item is: `itemSchema` (OpenAPI 3.2) if that is stated; else the items of a `schema` that is a list; else, as
documents of 3.0 and 3.1 are written, `schema` itself.  For an event it is what `data` carries, if the schema describes
the event with its fields (`data`, `event`, `id`, `retry`) and not its data.
"""

from __future__ import annotations

from typing import Any

from clientgen.ir.nodes import Content, MediaKind, Scalar
from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import Unresolved, join
from clientgen.normalise.schemas import Schemas

KEY = "x-stream"
_EVENT = frozenset({"data", "event", "id", "retry", "comment"})


def content(
    schemas: Schemas, pointer: str, media: str, kind: MediaKind, value: dict[str, Any]
) -> Content:
    """The content of a sequential media type; lines and events of plain text are text."""
    place, schema = _item(schemas, pointer, value)
    if kind == "events":
        place, schema = _data(schemas, place, schema)
    found = mapping(_follow(schemas, place, schema)[1])
    if kind == "lines" and (schema is None or found.get("type") == "string"):
        return Content(media, "text")
    end = mapping(value.get(KEY)).get("end")
    if schema is None or _is_text(found):
        return Content(media, kind, Scalar("string"), end=end)
    built = schemas.at(place, schema)
    return Content(media, kind, built.bounded, rules=built.nested, end=end)


def _item(schemas: Schemas, pointer: str, value: dict[str, Any]) -> tuple[str, Any]:
    if "itemSchema" in value:
        return join(pointer, "itemSchema"), value["itemSchema"]
    schema = value.get("schema")
    place, found = _follow(schemas, join(pointer, "schema"), schema)
    if mapping(found).get("type") == "array":
        return join(place, "items"), mapping(found).get("items", {})
    return join(pointer, "schema"), schema


def _data(schemas: Schemas, pointer: str, schema: Any) -> tuple[str, Any]:
    """The schema of what an event carries."""
    place, found = _follow(schemas, pointer, schema)
    properties = mapping(mapping(found).get("properties"))
    if "data" not in properties or not set(properties) <= _EVENT:
        return pointer, schema
    place = join(place, "properties", "data")
    inner_place, inner = _follow(schemas, place, properties["data"])
    if "contentSchema" in mapping(inner):
        return join(inner_place, "contentSchema"), inner["contentSchema"]
    return place, properties["data"]


def _is_text(found: dict[str, Any]) -> bool:
    return found.get("type") == "string" and found.get("contentMediaType") != "application/json"


def _follow(schemas: Schemas, pointer: str, value: Any) -> tuple[str, Any]:
    try:
        return schemas.context.resolver.follow(pointer, value)
    except Unresolved:
        return pointer, {}
