"""Parameters: of a path and of an operation together, with defaults for what the document leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from clientgen.diagnostics import neutral
from clientgen.ir.nodes import (
    ListOf,
    MapOf,
    Options,
    Parameter,
    Scalar,
    Text,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise.built import Built, union
from clientgen.normalise.context import mapping, sequence, text
from clientgen.normalise.media import kind_of, to_send
from clientgen.normalise.resolve import follow, join
from clientgen.normalise.schemas import Schemas
from clientgen.normalise.sources import example_of

Location: TypeAlias = Literal["path", "query", "header", "cookie"]
_LOCATIONS: dict[str, Location] = {
    "path": "path", "query": "query", "header": "header", "cookie": "cookie"
}  # fmt: skip
_ORDER = tuple(_LOCATIONS)
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_IGNORED = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that the standard says to ignore: the client sets these headers itself."""
_PLAIN = frozenset({"boolean", "integer", "null", "number", "string"})
"""Types of what is written as text by itself."""
_TEMPLATE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Stated:
    """A parameter object, where it stands, and the author's name for it."""

    pointer: str
    value: dict[str, Any]
    location: Location
    wire: str


def template_names(path: str) -> list[str]:
    """The names between braces in a path, in order."""
    return list(dict.fromkeys(_TEMPLATE.findall(path)))


def stated(schemas: Schemas, path: str, places: list[tuple[str, Any]]) -> list[Stated]:
    """The parameters of an operation: `places` are the lists of the path item and of the operation.

    Later lists override earlier ones.  In order of the path, then as stated.
    """
    found: dict[tuple[str, str], Stated] = {}
    for pointer, values in places:
        for index, value in enumerate(sequence(values)):
            place, content = follow(schemas.context.resolver, join(pointer, index), value)
            wire, location = content.get("name"), _LOCATIONS.get(str(content.get("in")))
            if not isinstance(wire, str) or location is None:
                continue
            if location == "header" and wire.lower() in _IGNORED:
                continue
            found[location, wire] = Stated(place, content, location, wire)
    names = template_names(path)
    # What the path has no place for cannot be sent; the document's own checks have told its author.
    kept = [item for item in found.values() if item.location != "path" or item.wire in names]
    kept += (
        Stated(join("#/paths", path), {}, "path", name)
        for name in names
        if ("path", name) not in found
    )
    return sorted(kept, key=lambda item: _rank(item, names))


def _rank(item: Stated, names: list[str]) -> tuple[int, int]:
    return _ORDER.index(item.location), names.index(item.wire) if item.location == "path" else 0


def parameter(schemas: Schemas, item: Stated, name: str) -> Parameter:
    """The parameter `item` under its Python name."""
    value = item.value
    media = next(iter(mapping(value.get("content"))), None)
    place = join(item.pointer, "schema")
    schema = value.get("schema", {} if value else {"type": "string"})
    if media is not None:
        place = join(item.pointer, "content", media, "schema")
        schema = mapping(value["content"][media]).get("schema", {})
    built = schemas.at(place, schema)
    described = mapping(schemas.context.resolver.follow(place, schema)[1])
    if media is not None and (written := kind_of(media, described)) != "json":
        # "string": a range of media types, with a schema of text
        if written not in ("text", "string") or not _is_plain(built.type, described):
            told = f"the client cannot write `{neutral(media, 80)}` into a parameter"
            schemas.context.collector.report("LOW15", join(item.pointer, "content", media), told)
            built = Built(Scalar("string"))
        media = None
    style = text(value.get("style")) or _STYLES[item.location]
    kind = built.whole
    if value.get("allowEmptyValue") is True and item.location == "query" and media is None:
        kind, built = _or_empty(kind), _but_for_empty(built)
    bounds = built.bounds if isinstance(built.type, (Scalar, ListOf)) else ()
    return Parameter(
        name=name,
        wire_name=item.wire,
        location=item.location,
        type=kind,
        required=item.location == "path" or value.get("required") is True,
        pointer=item.pointer,
        style=style,
        explode=value["explode"] is True if "explode" in value else style in ("form", "cookie"),
        allow_reserved=value.get("allowReserved") is True,
        media=media and to_send(media, "json"),
        on_client=value.get("x-client-parameter") is True,
        constraints=bounds,
        rules=built.rules if bounds else built.nested,
        doc=Text(text(value.get("description"))),
        default=described.get("default"),
        example=example_of({"examples": _examples(value)}, described),
        deprecated=value.get("deprecated") is True,
    )


def _examples(value: dict[str, Any]) -> list[Any]:
    """The values that a parameter object itself shows."""
    found = [value["example"]] if "example" in value else []
    return found + [
        one["value"]
        for one in mapping(value.get("examples")).values()
        if isinstance(one, dict) and "value" in one
    ]


def _is_plain(type_: TypeRef, described: dict[str, Any]) -> bool:
    """Whether values of the type are written as text by themselves; `described` is what a named one says."""
    kinds = described.get("type", [])
    named = bool(kinds) and _PLAIN.issuperset(kinds if isinstance(kinds, list) else [kinds])
    return named or isinstance(type_, (Scalar, Options))


def _or_empty(kind: TypeRef) -> TypeRef:
    """The type of a parameter that may be sent without a value (`allowEmptyValue`): the empty text says so."""
    kinds = kind.variants if isinstance(kind, Union) else (kind,)
    if any(
        isinstance(one, Unknown)
        or one == Scalar("string")
        or (isinstance(one, Options) and "" in one.values)
        for one in kinds
    ):
        return kind
    return union([kind, Options(("",))])


def _but_for_empty(built: Built) -> Built:
    """The same, where what is said of a text (its length, its pattern) is not said of the empty one."""
    rules = built.nested
    other = isinstance(built.type, Scalar) and built.type.kind != "string"
    if rules is None or other or isinstance(built.type, (ListOf, MapOf)):
        return built
    return replace(built, bounds=(), rules={"anyOf": [{"const": ""}, rules]})
