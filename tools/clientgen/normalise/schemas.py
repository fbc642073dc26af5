"""Schemas to types.  Objects, coded lists and component schemas become drafts; everything else stays inline."""

from __future__ import annotations

from typing import Any

from clientgen.ir.nodes import (
    Alias,
    Choice,
    Constraint,
    ListOf,
    MapOf,
    Member,
    Options,
    Ref,
    Scalar,
    Text,
    TupleOf,
    TypeRef,
    Unknown,
)
from clientgen.normalise import objects, scopes, unions
from clientgen.normalise.built import ANYTHING, Built, union
from clientgen.normalise.context import Context, sequence, text
from clientgen.normalise.drafts import Drafts, Facts
from clientgen.normalise.family import Family
from clientgen.normalise.merge import Flat, Merger
from clientgen.normalise.names import Names, Wish
from clientgen.normalise.resolve import Unresolved, is_named
from clientgen.normalise.rules import Expander, Rules, combine
from clientgen.normalise.sources import (
    OBJECT_PART,
    Place,
    Source,
    annotations,
    identity,
    main_pointer,
    reference,
    unwrap_all,
)
from clientgen.normalise.words import constant

KINDS = ("boolean", "integer", "number", "string", "array", "object")
MAX_DEPTH = 100
_BOUNDS = {
    "string": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties"),
    "boolean": (),
}
_HINTS = {
    "minLength": "string", "maxLength": "string", "minimum": "number", "maximum": "number",
    "exclusiveMinimum": "number", "exclusiveMaximum": "number", "minItems": "array", "maxItems": "array",
    "minProperties": "object", "maxProperties": "object",
}  # fmt: skip


class Schemas:
    """Builds types on demand; models are queued, so that recursion in the document is none here."""

    def __init__(self, context: Context, names: Names) -> None:
        self.context = context
        self.names = names
        self.merger = Merger(context.resolver, context.collector)
        self.expander = Expander(context.resolver, context.collector)
        self.family = Family(context)
        self.drafts = Drafts()
        self._queue: list[tuple[str, Flat]] = []
        self._depth = 0

    # ------------------------------------------------------------------------------ entry points

    def at(self, pointer: str, schema: Any) -> Built:
        """The type of the schema that stands at `pointer`."""
        built = self.build((Source(pointer, schema),))
        self.finish()
        return built

    def finish(self) -> None:
        """Build the models that have been asked for, and those that they ask for."""
        while self._queue:
            ident, flat = self._queue.pop()
            self.drafts.components[ident] = objects.model(self, ident, flat)

    def build(self, place: Place, ident: str | None = None) -> Built:
        """The type of what the sources of `place` say together."""
        if self._depth > MAX_DEPTH:
            self.context.collector.report(
                "LOW05", place[-1].pointer, f"schemas are nested more than {MAX_DEPTH} deep"
            )
            return ANYTHING
        self._depth += 1
        try:
            parts = unwrap_all(place, self.context.resolver)
            if not parts:
                return ANYTHING
            named = reference(parts)
            if named is not None:
                return self.referred(named)
            if ident is None:
                ident = parts[0].pointer if len(parts) == 1 else identity(place)
            return self.from_flat(self.merger.flatten(parts, overriding=len(place) > 1), ident)
        finally:
            self._depth -= 1

    def referred(self, pointer: str) -> Built:
        """A use of the component schema at `pointer`."""
        facts = self.drafts.facts.get(pointer) or self._component(pointer)
        return Built(Ref(pointer), facts.nullable, (), combine([_bounds_rule(facts), facts.rules]))

    # -------------------------------------------------------------------------------- components

    def _component(self, pointer: str) -> Facts:
        try:
            schema = self.context.resolver.find(pointer)[1]
        except Unresolved:
            schema = {}
        children = self.family.variants(pointer)
        if children:
            return unions.hierarchy(self, pointer, schema, children)
        place = unwrap_all((Source(pointer, schema),), self.context.resolver)
        if reference(place) == pointer:
            self.context.collector.report("LOW02", pointer, "this schema is only a reference to itself")
            return self.alias(pointer, ANYTHING)
        # While an alias is being built, a way back to it is only its name.
        self.drafts.facts[pointer] = Facts("alias")
        if place and reference(place) is None:
            flat = self.merger.flatten(place)
            if objects.is_model(flat):
                return self.queue(pointer, flat)
            built = self.from_flat(flat, pointer)
        else:
            built = self.build(place) if place else ANYTHING
        if built.type == Ref(pointer):
            return self.drafts.facts[pointer]
        return self.alias(pointer, built)

    def queue(self, ident: str, flat: Flat) -> Facts:
        """Make the object `flat` a model, to be built later."""
        facts = Facts("model", nullable=is_nullable(flat))
        if ident not in self.drafts.components:
            self.drafts.facts[ident] = facts
            self._queue.append((ident, flat))
        return facts

    def alias(self, pointer: str, built: Built) -> Facts:
        """Make the type `built` a named one. Null is said where the name is used."""
        schema = self.context.resolver.find(pointer)[1] if is_named(pointer) else {}
        found = annotations((Source(pointer, schema),))
        facts = Facts("alias", built.nullable, built.bounds, built.rules, built.type)
        self.drafts.facts[pointer] = facts
        kind = Built(built.type, bounds=built.bounds).bounded
        doc = Text(text(found.get("description")))
        self.drafts.components[pointer] = Alias(pointer, "", "", pointer, kind, doc)
        return facts

    # --------------------------------------------------------------------------------- from flat

    def from_flat(self, flat: Flat, ident: str) -> Built:
        """The type of one flat schema; `ident` names what has to be named on the way."""
        if flat.never:
            return Built(Unknown(), rules={"not": {}})
        if flat.groups:
            return unions.alternatives(self, flat, ident)
        rest = combine(self.expander.keywords(words, place) for place, words in flat.rest)
        if flat.enum is not None:
            return self._enumerated(flat, ident, rest)
        kinds = self.kinds(flat)
        if not kinds:
            nullable = flat.types is None or "null" in flat.types
            only = Scalar("null") if flat.types else Unknown()
            return Built(only, nullable, rules=combine([dict(flat.bounds), rest]))
        builts = [self._kind(kind, flat, ident, len(kinds) > 1) for kind in kinds]
        if len(builts) == 1:
            built = builts[0]
            return Built(
                built.type, is_nullable(flat), built.bounds, combine([built.rules, rest]), built.constant
            )
        # Bounds speak of one kind of value each, so that all of them may stand together in one rule.
        rules = combine([*(built.rules for built in builts), dict(flat.bounds) or None, rest])
        return Built(union([built.type for built in builts]), is_nullable(flat), (), rules)

    def kinds(self, flat: Flat) -> list[str]:
        """The JSON types that the schema allows, guessed from its keywords where it does not say."""
        if flat.types is not None:
            return [kind for kind in KINDS if kind in flat.types]
        found = {_HINTS[word] for word in flat.bounds}
        if flat.is_object:
            found.add("object")
        if flat.items or flat.prefix:
            found.add("array")
        if any("pattern" in words for _, words in flat.rest) or flat.formats & {"binary", "byte"}:
            found.add("string")
        return [kind for kind in KINDS if kind in found]

    def _kind(self, kind: str, flat: Flat, ident: str, several: bool) -> Built:
        bounds = tuple(
            Constraint(word, flat.bounds[word]) for word in _BOUNDS[kind] if word in flat.bounds
        )
        if several:
            bounds = ()
        match kind:
            case "object":
                return objects.object_type(self, flat, ident + OBJECT_PART if several else ident, bounds)
            case "array":
                return self._array(flat, bounds)
            case "string":
                form = "binary" if "binary" in flat.formats else None
                return Built(Scalar("string", form), bounds=bounds)
            case "integer":
                return Built(Scalar("integer"), bounds=bounds)
            case "number":
                return Built(Scalar("number"), bounds=bounds)
            case _:
                return Built(Scalar("boolean"))

    def _array(self, flat: Flat, bounds: tuple[Constraint, ...]) -> Built:
        closed = any(source.schema is False for source in flat.items)
        item = self.build(tuple(flat.items)) if flat.items and not closed else ANYTHING
        rules: Rules = {}
        if not flat.prefix:
            if closed:
                rules["maxItems"] = 0
            if item.nested:
                rules["items"] = item.nested
            return Built(ListOf(item.whole), bounds=bounds, rules=rules or None)
        items = [self.build(tuple(sources)) for sources in flat.prefix]
        if any(built.nested for built in items):
            rules["prefixItems"] = [built.nested or {} for built in items]
        if item.nested:
            rules["items"] = item.nested
        rules |= {bound.keyword: bound.value for bound in bounds}
        size = len(items)
        exact = closed or flat.bounds.get("maxItems") == size
        if exact and flat.bounds.get("minItems") == size:
            kind: TypeRef = TupleOf(tuple(built.whole for built in items))
        else:
            rules |= {"maxItems": min(size, flat.bounds.get("maxItems", size))} if closed else {}
            rules.setdefault("prefixItems", [built.nested or {} for built in items])
            kind = TupleOf(tuple(built.whole for built in items), item.whole)
        return Built(kind, rules=rules or None)

    # -------------------------------------------------------------------------------------- enum

    def _enumerated(self, flat: Flat, ident: str, rest: Rules | None) -> Built:
        stated = flat.enum or []
        nullable = None in stated and (flat.types is None or "null" in flat.types)
        values = [value for value in stated if value is not None]
        fitting = [value for value in values if fits(value, flat.types)]
        if len(fitting) < len(values) and not fitting:
            self.context.collector.report(
                "LOW06", flat.enum_at, "no value of this list is of the type that the schema states"
            )
            fitting = values
        if not fitting:
            return Built(Scalar("null"), nullable, rules=rest)
        literals = [value for value in fitting if isinstance(value, (str, int))]
        if len(literals) < len(fitting):
            kinds = [kind for kind in KINDS if any(fits(value, frozenset({kind})) for value in fitting)]
            scalars = [_loose(kind) for kind in kinds]
            rule = combine([{"enum": stated}, rest])
            return Built(union(scalars), nullable, rules=rule)
        if {True, False} == set(literals) and all(isinstance(value, bool) for value in literals):
            return Built(Scalar("boolean"), nullable, rules=rest)
        names = self._member_names(flat, stated)
        if names is not None and all(isinstance(value, (str, int)) for value in literals):
            self._choice(flat, ident, names)
            return Built(Ref(ident), nullable, rules=rest)
        constant = literals[0] if len(literals) == 1 else None
        return Built(Options(tuple(literals)), nullable, (), rest, constant)

    def _member_names(self, flat: Flat, stated: list[Any]) -> list[tuple[Any, Any]] | None:
        names = flat.labels.get("x-enum-varnames")
        if not isinstance(names, list):
            return None
        kinds = {type(value) for value in stated if value is not None}
        if len(names) == len(stated) and (kinds in ({str}, {int})):
            return [pair for pair in zip(names, stated, strict=True) if pair[1] is not None]
        self.context.collector.report(
            "LOW07",
            flat.enum_at,
            "x-enum-varnames needs one name for each value, and values that are all strings or all integers",
        )
        return None

    def _choice(self, flat: Flat, ident: str, names: list[tuple[Any, Any]]) -> None:
        told = sequence(flat.labels.get("x-enum-descriptions"))
        wishes = [
            Wish(str(index), str(name), (_member(str(name)), constant(str(value))), flat.enum_at)
            for index, (name, value) in enumerate(names)
        ]
        settled = self.names.settle(wishes, scopes.members_scope(flat.pointer))
        members = tuple(
            Member(settled[str(index)], value, Text(text(told[index]) if index < len(told) else ""))
            for index, (_, value) in enumerate(names)
        )
        found = self.own_annotations(ident)
        self.drafts.facts[ident] = Facts("choice", is_nullable(flat))
        self.drafts.components[ident] = Choice(
            name=ident,
            key="",
            module="",
            pointer=flat.pointer,
            members=members,
            doc=Text(text(found.get("description"))),
            documented_as=Text(text(found.get("x-documented-as"))),
        )

    def own_annotations(self, ident: str) -> dict[str, Any]:
        """The annotations of the schema that a draft is made from."""
        pointer = main_pointer(ident)
        try:
            return annotations((Source(pointer, self.context.resolver.find(pointer)[1]),))
        except Unresolved:
            return {}


def is_nullable(flat: Flat) -> bool:
    """Whether the schema allows null beside the values of its type."""
    if flat.types is None or "null" not in flat.types:
        return False
    return flat.enum is None or None in flat.enum


def fits(value: Any, types: frozenset[str] | None) -> bool:
    """Whether a JSON value is of one of the types."""
    if types is None:
        return True
    match value:
        case bool():
            return "boolean" in types
        case int():
            return bool(types & {"integer", "number"})
        case float():
            return "number" in types or ("integer" in types and value.is_integer())
        case str():
            return "string" in types
        case list():
            return "array" in types
        case dict():
            return "object" in types
        case _:
            return "null" in types


def _bounds_rule(facts: Facts) -> Rules | None:
    return {bound.keyword: bound.value for bound in facts.bounds} or None


def _member(name: str) -> str:
    """The name of an enum member: as the author wrote it, if that is an identifier."""
    plain = name.isascii() and name.isidentifier() and not name.startswith("_")
    return name if plain else constant(name)


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

