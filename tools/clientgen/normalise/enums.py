"""Lists of values: literals, coded options with names, single values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientgen.ir.nodes import (
    Choice,
    ListOf,
    MapOf,
    Member,
    Options,
    Ref,
    Scalar,
    Text,
    TypeRef,
    Unknown,
)
from clientgen.normalise import scopes
from clientgen.normalise.built import Built, union
from clientgen.normalise.context import mapping, sequence, text
from clientgen.normalise.drafts import Facts
from clientgen.normalise.merge import Flat, is_nullable
from clientgen.normalise.names import Wish
from clientgen.normalise.rules import Rules, combine
from clientgen.normalise.sources import Place
from clientgen.normalise.values import fits
from clientgen.normalise.words import MAX_LENGTH, constant

if TYPE_CHECKING:
    from clientgen.normalise.schemas import Schemas

_KINDS = ("boolean", "integer", "number", "string", "array", "object")


def enumerated(schemas: Schemas, flat: Flat, ident: str, rest: Rules | None) -> Built:
    stated = flat.enum or []
    if flat.bounds and not all(_within(value, flat.bounds) for value in stated):
        rest = combine([rest, dict(flat.bounds)])
    nullable = None in stated and (flat.types is None or "null" in flat.types)
    values = [value for value in stated if value is not None]
    fitting = [value for value in values if fits(value, flat.types)]
    if len(fitting) < len(values) and not fitting:
        schemas.context.collector.report(
            "LOW06", flat.enum_at, "no value of this list is of the type that the schema states"
        )
        fitting = values
    if not fitting:
        return Built(Scalar("null"), nullable, rules=rest)
    literals = [value for value in fitting if _is_literal(value)]
    if len(literals) < len(fitting):
        kinds = [
            kind for kind in _KINDS if any(fits(value, frozenset({kind})) for value in fitting)
        ]
        scalars = [_loose(kind) for kind in kinds if kind != "integer" or "number" not in kinds]
        rule = combine([{"enum": stated}, rest])
        return Built(union(scalars), nullable, rules=rule)
    if {True, False} == set(literals) and all(isinstance(value, bool) for value in literals):
        return Built(Scalar("boolean"), nullable, rules=rest)
    names = _member_names(schemas, flat, stated)
    if names is not None and all(isinstance(value, (str, int)) for value in literals):
        _choice(schemas, flat, ident, names)
        return Built(Ref(ident), nullable, rules=rest)
    constant = literals[0] if len(literals) == 1 else None
    return Built(Options(tuple(literals)), nullable, (), rest, constant)


def _member_names(schemas: Schemas, flat: Flat, stated: list[Any]) -> list[tuple[Any, Any]] | None:
    names = flat.labels.get("x-enum-varnames")
    if not isinstance(names, list):
        return None
    kinds = {type(value) for value in stated if value is not None}
    if len(names) == len(stated) and (kinds in ({str}, {int})):
        return [pair for pair in zip(names, stated, strict=True) if pair[1] is not None]
    schemas.context.collector.report(
        "LOW07",
        flat.enum_at,
        "x-enum-varnames needs one name for each value, and values that are all strings or all integers",
    )
    return None


def _choice(schemas: Schemas, flat: Flat, ident: str, names: list[tuple[Any, Any]]) -> None:
    told = sequence(flat.labels.get("x-enum-descriptions"))
    wishes = [
        Wish(str(index), str(name), (_member(str(name)), constant(str(value))), flat.enum_at)
        for index, (name, value) in enumerate(names)
    ]
    settled = schemas.names.settle(wishes, scopes.members_scope(flat.pointer))
    members = tuple(
        Member(settled[str(index)], value, Text(text(told[index]) if index < len(told) else ""))
        for index, (_, value) in enumerate(names)
    )
    found = schemas.own_annotations(ident)
    schemas.drafts.facts[ident] = Facts("choice", is_nullable(flat))
    schemas.drafts.components[ident] = Choice(
        name=ident,
        key="",
        module="",
        pointer=flat.pointer,
        members=members,
        doc=Text(text(found.get("description"))),
        documented_as=Text(text(found.get("x-documented-as"))),
    )


def told(place: Place) -> tuple[Text, ...]:
    """What the document says of each value of an option list that stands in place, as notes."""
    found: dict[str, None] = {}
    for source in place:
        schema = mapping(source.schema)
        for part in (schema, *sequence(schema.get("anyOf")), *sequence(schema.get("oneOf"))):
            values, texts = mapping(part).get("enum"), mapping(part).get("x-enum-descriptions")
            for value, told in zip(sequence(values), sequence(texts), strict=False):
                if text(told):
                    found[f"`{value}`: {text(told)}"] = None
            one = mapping(part)
            line = text(one.get("description")) or text(one.get("title"))
            if part is not schema and "const" in one and line not in ("", str(one["const"])):
                found[f"`{one['const']}`: {line}"] = None
    return tuple(Text(line) for line in found)


def _within(value: Any, bounds: dict[str, int | float]) -> bool:
    """Whether a listed value keeps the bounds that stand beside the list; only simple cases are decided."""
    match value:
        case str():
            return bounds.get("minLength", 0) <= len(value) <= bounds.get("maxLength", len(value))
        case bool() | None:
            return True
        case int() | float():
            return not bounds.keys() & {"exclusiveMinimum", "exclusiveMaximum"} and (
                bounds.get("minimum", value) <= value <= bounds.get("maximum", value)
            )
        case _:
            return False


def _is_literal(value: Any) -> bool:
    """Whether `Literal` can hold a value; type checkers know no whole numbers beyond 64 bits there."""
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 2**63)


def _member(name: str) -> str:
    """The name of an enum member: as the author wrote it, if that is an identifier."""
    plain = name.isascii() and name.isidentifier() and not name.startswith("_")
    return name if plain and len(name) <= MAX_LENGTH else constant(name)


def _loose(kind: str) -> TypeRef:
    match kind:
        case "array":
            return ListOf(Unknown())
        case "object":
            return MapOf(Unknown())
        case "string":
            return Scalar("string")
        case "boolean":
            return Scalar("boolean")
        case "integer":
            return Scalar("integer")
        case _:
            return Scalar("number")
