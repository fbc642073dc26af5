"""Objects: models with fields, and maps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clientgen.ir.nodes import (
    Constraint,
    Field,
    ListOf,
    MapOf,
    Model,
    Ref,
    Scalar,
    Text,
    TypeRef,
    Unknown,
)
from clientgen.normalise import enums, scopes
from clientgen.normalise.built import ANYTHING, Built, union
from clientgen.normalise.context import text
from clientgen.normalise.guards import guarded
from clientgen.normalise.merge import Flat
from clientgen.normalise.resolve import parse
from clientgen.normalise.rules import Rules, combine
from clientgen.normalise.sources import Source, annotations_of, example_of, main_pointer

if TYPE_CHECKING:
    from clientgen.normalise.schemas import Schemas

OBJECT = frozenset({"object", "null"})

_NAMED = frozenset({"properties", "schemas", "$defs", "definitions"})
"""What stands before the name of a schema."""


def is_model(flat: Flat) -> bool:
    """Whether the schema is an object with named members and nothing else."""
    if flat.groups or flat.enum is not None or flat.never:
        return False
    if flat.types is not None and ("object" not in flat.types or not flat.types <= OBJECT):
        return False
    if flat.types is None and (flat.items or flat.prefix):
        return False
    return has_members(flat)


def has_members(flat: Flat) -> bool:
    """Whether an object of this schema gets a class of its own: it has known members, or may have none at all."""
    return bool(flat.properties) or (flat.closed and not flat.patterns and not flat.extra)


def object_type(schemas: Schemas, flat: Flat, ident: str, bounds: tuple[Constraint, ...]) -> Built:
    """An object: a model if it has named members, else a map."""
    if has_members(flat):
        if ident not in schemas.drafts.facts:
            schemas.queue(ident, flat)
        return Built(Ref(ident))
    value, rules = _extra(schemas, flat)
    required = {"required": list(flat.required)} if flat.required else None
    kind = MapOf(value if value is not None else Unknown())
    # Bounds on the number of members are rules: no annotation of a dict says them in every position.
    counted = {bound.keyword: bound.value for bound in bounds}
    return Built(kind, rules=combine([rules, required, counted]))


def model(schemas: Schemas, ident: str, flat: Flat) -> Model:
    """The draft of the object `flat`: `name` of the model is `ident`, names of fields are still wire names."""
    fields = []
    pins: dict[str, Any] = {}
    inner: dict[str, Any] = {}
    for wire, sources in flat.properties.items():
        if any(source.schema is False for source in sources):
            continue
        field, rules = _field(schemas, wire, sources, flat)
        pin = annotations_of(tuple(sources)).get("x-python-name")
        if pin is not None:
            pins[wire] = pin
        fields.append(field)
        if rules:
            inner[wire] = rules
    fields = _named(schemas, ident, fields, pins)
    value, extra_rules = _extra(schemas, flat)
    if extra_rules and any(
        word in extra_rules for word in ("additionalProperties", "patternProperties")
    ):
        inner = {wire: inner.get(wire, {}) for wire in flat.properties}
    unknown = [name for name in flat.required if name not in flat.properties]
    limits: Rules = {
        word: flat.bounds[word]
        for word in ("minProperties", "maxProperties")
        if word in flat.bounds
    }
    rest = (schemas.expander.keywords(words, place) for place, words in flat.rest)
    whole: list[Rules | None] = [
        {"properties": inner} if inner else None,
        extra_rules,
        {"required": unknown} if unknown else None,
        limits,
        *rest,
    ]
    found = schemas.own_annotations(ident)
    extra: TypeRef | bool = value if value is not None else False
    return Model(
        name=ident,
        key="",
        module="",
        pointer=flat.pointer,
        fields=tuple(fields),
        extra=True if isinstance(extra, Unknown) else extra,
        rules=combine(whole),
        doc=Text(text(found.get("description"))),
        documented_as=Text(text(found.get("x-documented-as"))),
        notes=notes(found),
        deprecated=found.get("deprecated") is True,
    )


def _named(schemas: Schemas, ident: str, fields: list[Field], pins: dict[str, Any]) -> list[Field]:
    """The fields under their Python names."""
    context = schemas.context
    wishes = scopes.field_wishes(
        ((field.wire_name, field.pointer, pins.get(field.wire_name)) for field in fields),
        (lambda wire: context.keys.attribute(ident, wire)) if context.lock else None,
    )
    names = schemas.names.settle(wishes, scopes.fields_scope(_title(main_pointer(ident))))
    return [replace(field, name=names[field.wire_name]) for field in fields]


def _title(pointer: str) -> str:
    """What messages call the schema at a place."""
    *_, place, name = ("", "", *parse(pointer))
    return name if place in _NAMED else "an inline schema"


def notes(found: dict[str, Any]) -> tuple[Text, ...]:
    """Conditions that the client cannot check, for the docstring."""
    return (Text(text(found["x-requires"])),) if text(found.get("x-requires")) else ()


def _field(
    schemas: Schemas, wire: str, sources: list[Source], flat: Flat
) -> tuple[Field, Rules | None]:
    place = tuple(sources)
    built = schemas.build(place)
    found = annotations_of(place)
    ways = schemas.merger.flatten(place) if _mentions_direction(schemas, place) else None
    required = wire in flat.required
    bounds = built.bounds if isinstance(built.type, (Scalar, ListOf)) else ()
    field = Field(
        name=wire,
        wire_name=wire,
        type=built.whole,
        required=required,
        pointer=place[-1].pointer,
        nullable=built.nullable,
        # An optional constant is a choice of the caller: it must not be sent unasked.
        constant=built.constant if required and not built.nullable else None,
        constraints=bounds,
        doc=Text(text(found.get("description"))),
        notes=(*notes(found), *enums.told(place)),
        default=found.get("default"),
        example=example_of(found),
        deprecated=found.get("deprecated") is True,
        read_only=ways is not None and ways.read_only,
        write_only=ways is not None and ways.write_only,
    )
    return field, built.rules if bounds else built.nested


def _mentions_direction(schemas: Schemas, place: tuple[Source, ...]) -> bool:
    """Whether ``readOnly`` or ``writeOnly`` can apply: at the property, or at what it directly refers to."""
    for source in place:
        schema = source.schema
        if not isinstance(schema, dict):
            continue
        if "readOnly" in schema or "writeOnly" in schema or "allOf" in schema:
            return True
        if isinstance(schema.get("$ref"), str):
            target = schemas.context.resolver.follow(source.pointer, {"$ref": schema["$ref"]})[1]
            if isinstance(target, dict) and ("readOnly" in target or "writeOnly" in target):
                return True
    return False


def outline(schemas: Schemas, flat: Flat) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The members that an object may have (none: any), and those that it needs.

    What is always there needs no telling: a constant is filled in.  What does not travel one way is not needed.
    """
    opened = flat.extra or flat.patterns
    needed = [
        name
        for name in flat.required
        if (place := tuple(flat.properties.get(name, ())))
        and not _mentions_direction(schemas, place)
        and not any(len(schemas.merger.alone(source).enum or "ab") == 1 for source in place)
    ]
    return () if opened else tuple(flat.properties), tuple(needed)


def _extra(schemas: Schemas, flat: Flat) -> tuple[TypeRef | None, Rules | None]:
    """The type of members that are not named (None: there are none), and what it does not say."""
    builts = [(pattern, schemas.build((source,))) for pattern, source in flat.patterns]
    rules: Rules = {}
    patterns = {}
    for pattern, built in builts:
        patterns[pattern] = guarded(schemas.drafts, built)
    if patterns:
        rules["patternProperties"] = patterns
        if flat.closed:
            rules["additionalProperties"] = False
    if flat.extra and not flat.closed:
        value = schemas.build(tuple(flat.extra))
        # The type of a map is one for all its members, so that what only some may be is a rule.
        if found := guarded(schemas.drafts, value) if patterns else value.nested:
            rules["additionalProperties"] = found
        builts.append(("", value))
    elif flat.patterns and not flat.closed:
        builts.append(("", ANYTHING))
    if not builts:
        return None, None
    kinds = [built.whole for _, built in builts]
    kind = Unknown() if any(isinstance(one, Unknown) for one in kinds) else union(kinds)
    return kind, rules or None


__all__ = ["has_members", "is_model", "model", "notes", "object_type", "outline"]
