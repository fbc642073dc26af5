"""Components of the intermediate representation as the document that the model printer reads.

The author's document never reaches the printer: what is built here holds final names as keys, types and plain
bounds.  Prose, further keys of objects and residual rules stay out of it; `emit.models` prints those itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from clientgen.emit.types import has_null, kind_of, literal_values, refs, without_null
from clientgen.ir.nodes import (
    Alias,
    Choice,
    Component,
    Constraint,
    Field,
    ListOf,
    MapOf,
    Model,
    Options,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)

POINTER = "#/components/schemas/"
_NUMBER_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_PRINTABLE = {
    "string": ("minLength", "maxLength"),
    "integer": (*_NUMBER_BOUNDS, "multipleOf"),
    "number": _NUMBER_BOUNDS,  # a multiple of a fraction is not exact in binary: the rules check it
}


def lower(components: Iterable[Component]) -> dict[str, Any]:
    """An OpenAPI 3.1 document whose schemas are `components`."""
    known = {component.name: component for component in components}
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": {name: _component(known[name], known) for name in sorted(known)}},
    }


def aliases(components: Iterable[Component]) -> dict[str, str]:
    """``Class.wire name`` → Python name, for every field."""
    return {
        f"{component.name}.{field.wire_name}": field.name
        for component in components
        if isinstance(component, Model)
        for field in component.fields
    }


def printable(field: Field) -> tuple[Constraint, ...]:
    """The bounds of `field` that its declaration can state; the others have to be rules."""
    base = without_null(field.type)
    if field.constant is not None:
        return ()
    match base:
        case Scalar(kind) if base.format != "binary":
            keywords = _PRINTABLE.get(kind, ())
        case ListOf():
            keywords = ("minItems", "maxItems")
        case _:
            return ()
    whole = isinstance(base, Scalar) and base.kind == "integer"
    return tuple(
        constraint
        for constraint in (*field.constraints, *getattr(base, "constraints", ()))
        if constraint.keyword in keywords
        and isinstance(constraint.value, (int, float))
        and (not whole or isinstance(constraint.value, int))
    )


def tagged(union: Union, known: Mapping[str, Component]) -> str | None:
    """The Python name of the field that tells the variants of `union` apart, if pydantic can use it.

    It can when every variant is a model that has the field under one name, required, with values of its own.
    """
    if union.discriminator is None:
        return None
    names: set[str] = set()
    seen: list[object] = []
    for variant in union.variants:
        model = known.get(variant.name) if isinstance(variant, Ref) else None
        if not isinstance(model, Model):
            return None
        wire = union.discriminator.wire_name
        found = [field for field in model.fields if field.wire_name == wire]
        if not found or not found[0].required or found[0].nullable:
            return None
        names.add(found[0].name)
        values = tags(found[0])
        if not values:
            return None
        seen += values
    if len(names) != 1 or len(seen) != len(set(seen)) or len(union.variants) < 2:
        return None
    expected = dict(union.discriminator.mapping)
    return names.pop() if not expected or set(expected) == set(seen) else None


def tags(field: Field) -> list[str]:
    """The texts that a field may have, if these are all it may have."""
    if isinstance(field.constant, str):
        return [field.constant]
    if isinstance(field.type, Options) and not field.type.open:
        return [value for value in field.type.values if isinstance(value, str)]
    return []


def _component(component: Component, known: Mapping[str, Component]) -> dict[str, Any]:
    match component:
        case Choice():
            whole = all(isinstance(member.value, int) for member in component.members)
            return {
                "type": "integer" if whole else "string",
                "enum": [member.value for member in component.members],
                "x-enum-varnames": [member.name for member in component.members],
            }
        case Alias():
            made = _type(component.type, known)
            # Of a list of itself the printer says no more than that it is a list, unless it is an alternative.
            recurs = component.name in refs(component.type)
            return {"anyOf": [made]} if recurs and made.get("type") == "array" else made
        case Model():
            return {
                "type": "object",
                "properties": {
                    field.wire_name: _field(field, component, known) for field in component.fields
                },
                "required": [
                    field.wire_name
                    for field in component.fields
                    if field.required and not _filled(field, component)
                ],
            }


def _filled(field: Field, model: Model) -> bool:
    """Whether the field is a constant that the client fills in."""
    return field.constant is not None and field.required and model.sent


def _field(field: Field, model: Model, known: Mapping[str, Component]) -> dict[str, Any]:
    if field.constant is not None:
        schema: dict[str, Any] = {"const": field.constant}
        if _filled(field, model):
            return schema | {"default": field.constant}
        return {"anyOf": [schema, {"type": "null"}]} if field.nullable else schema
    bounds = {constraint.keyword: constraint.value for constraint in printable(field)}
    base = without_null(field.type)
    nullable = field.nullable or has_null(field.type)
    schema = _type(base, known) | bounds
    if not nullable or base == Unknown():
        return schema
    if isinstance(base, (Scalar, ListOf)):
        return schema | {"type": [schema["type"], "null"]}
    if "anyOf" in schema and "discriminator" not in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _type(type_: TypeRef, known: Mapping[str, Component]) -> dict[str, Any]:
    match type_:
        case Scalar(kind, format_):
            return {"type": kind} | ({"format": "binary"} if format_ == "binary" else {})
        case Unknown():
            return {}
        case Ref(name):
            return {"$ref": POINTER + name}
        case ListOf(item):
            return {"type": "array", "items": _type(item, known)}
        case MapOf(value):
            # Without any keyword the printer would make a class of it.
            return {
                "type": "object",
                "additionalProperties": _type(value, known) or {"title": "any"},
            }
        case TupleOf():
            return _tuple(type_, known)
        case Options():
            return _options(type_, known)
        case Union():
            return _union(type_, known)


def _tuple(type_: TupleOf, known: Mapping[str, Component]) -> dict[str, Any]:
    items = [_type(item, known) for item in type_.items]
    if type_.rest is not None:
        return {"type": "array", "items": {"anyOf": [*items, _type(type_.rest, known)]}}
    size = len(items)
    return {
        "type": "array",
        "prefixItems": items,
        "items": False,
        "minItems": size,
        "maxItems": size,
    }


def _options(type_: Options, known: Mapping[str, Component]) -> dict[str, Any]:
    values = literal_values(type_)
    kinds = [_type(kind, known) for kind in kind_of(type_.values)]
    variants: list[dict[str, Any]] = []
    if values:
        variants.append({"enum": list(values)})
    if type_.open or not values:
        variants += [kind for kind in kinds if kind != {"type": "null"}]
    if None in type_.values:
        variants.append({"type": "null"})
    return variants[0] if len(variants) == 1 else {"anyOf": variants}


def _union(type_: Union, known: Mapping[str, Component]) -> dict[str, Any]:
    variants = [_type(variant, known) for variant in type_.variants]
    if len(variants) == 1:
        return variants[0]
    if type_.discriminator and tagged(type_, known):
        return {
            "oneOf": variants,
            "discriminator": {
                "propertyName": type_.discriminator.wire_name,
                # One value for each variant: the printer looks at each value for each variant, and the fields are known.
                "mapping": {
                    value: POINTER + name
                    for name, value in {
                        n: v for v, n in reversed(type_.discriminator.mapping)
                    }.items()
                },
            },
        }
    return {"anyOf": variants}
