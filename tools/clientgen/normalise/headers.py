"""Documented header fields: those of an answer as a model for those who ask for it, those of a part of a form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.ir.nodes import Field, ListOf, Model, Ref, Scalar, Text, TypeRef
from clientgen.normalise import scopes
from clientgen.normalise.context import mapping, text
from clientgen.normalise.drafts import Facts
from clientgen.normalise.resolve import follow, join
from clientgen.normalise.schemas import Schemas

_PRINTABLE = re.compile(r"[ -~]*")
_IGNORED = frozenset({"content-type"})
"""The media type's business, says the standard."""


def documented(
    schemas: Schemas, pointer: str, value: dict[str, Any]
) -> tuple[tuple[tuple[Text, Text], ...], TypeRef | None]:
    """Names and descriptions of the header fields of the response at `pointer`, and the type of all of them."""
    fields: dict[str, Field] = {}
    for name, header in sorted(
        mapping(value.get("headers")).items(), key=lambda pair: str(pair[0])
    ):
        wire = str(name)
        if wire.lower() in {*_IGNORED, *map(str.lower, fields)}:
            continue
        place, content = follow(schemas.context.resolver, join(pointer, "headers", name), header)
        fields[wire] = _field(schemas, wire, place, content)
    if not fields:
        return (), None
    ident = join(pointer, "headers")
    if ident not in schemas.drafts.components:
        schemas.drafts.facts[ident] = Facts("model", nullable=False)
        schemas.drafts.components[ident] = _model(schemas, ident, list(fields.values()))
    return tuple((Text(wire), one.doc) for wire, one in fields.items()), Ref(ident)


def of_part(schemas: Schemas, pointer: str, value: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The header fields of a part of a form that the document gives one value; LOW16 for others that it demands."""
    found = []
    for name, header in sorted(mapping(value.get("headers")).items(), key=str):
        if str(name).lower() in _IGNORED:
            continue
        place, content = follow(schemas.context.resolver, join(pointer, "headers", name), header)
        built = schemas.at(join(place, "schema"), content.get("schema", {}))
        if isinstance(built.constant, str) and _PRINTABLE.fullmatch(built.constant):
            found.append((str(name), built.constant))
        elif content.get("required") is True:
            told = f"the caller has to give `{neutral(str(name), 80)}` of this part"
            schemas.context.collector.report("LOW16", join(pointer, "headers", name), told)
    return tuple(found)


def _field(schemas: Schemas, wire: str, place: str, content: dict[str, Any]) -> Field:
    schema_at, schema = join(place, "schema"), content.get("schema", {"type": "string"})
    for media, item in mapping(content.get("content")).items():
        schema_at, schema = join(place, "content", media, "schema"), mapping(item).get("schema", {})
    built = schemas.at(schema_at, schema)
    return Field(
        name=wire,
        wire_name=wire,
        type=built.type,  # what is not there is no header field, so that none is null
        required=content.get("required") is True,
        pointer=place,
        constraints=built.bounds if isinstance(built.type, (Scalar, ListOf)) else (),
        doc=Text(text(content.get("description"))),
        deprecated=content.get("deprecated") is True,
    )


def _model(schemas: Schemas, ident: str, fields: list[Field]) -> Model:
    context = schemas.context
    wishes = scopes.field_wishes(
        ((one.wire_name, one.pointer, None) for one in fields),
        (lambda wire: context.keys.attribute(ident, wire)) if context.lock else None,
    )
    names = schemas.names.settle(wishes, scopes.header_fields_scope())
    return Model(
        name=ident,
        key="",
        module="",
        pointer=ident,
        fields=tuple(replace(one, name=names[one.wire_name]) for one in fields),
        header=True,
    )
