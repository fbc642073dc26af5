"""Schemas to types.  Objects, coded lists and component schemas become drafts; everything else stays inline.

Formats: text stays text.  `date-time`, `date`, `time`, `duration`, `uuid`, `decimal`, `byte` and the like are annotations in
JSON Schema, and their Python types lose something on the way there and back (digits of a fraction, the spelling of an
offset, the case of a UUID), so that reading, changing one member and sending back would change others, too.  Only
`binary` matters: in a form it is bytes, in JSON it is text.  Numbers are what `type` says, whatever their format.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clientgen.ir.nodes import (
    Alias,
    Constraint,
    Ref,
    Scalar,
    Text,
    Unknown,
)
from clientgen.normalise import arrays, discriminators, enums, objects, unions
from clientgen.normalise.built import ANYTHING, NULL, Built, union
from clientgen.normalise.context import Context, mapping, sequence, text
from clientgen.normalise.drafts import Drafts, Facts
from clientgen.normalise.family import Family
from clientgen.normalise.merge import Flat, Merger, is_nullable
from clientgen.normalise.names import Names
from clientgen.normalise.nulls import Nulls, beside_null
from clientgen.normalise.resolve import Unresolved, is_named
from clientgen.normalise.rules import Expander, Rules, combine, too_large
from clientgen.normalise.sources import (
    OBJECT_PART,
    Place,
    Source,
    annotations_of,
    example_of,
    identity,
    main_pointer,
    reference,
    unwrap_all,
)
from clientgen.normalise.widths import Widths

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
        self.nulls = Nulls(context.resolver)
        self.widths = Widths(context.resolver)
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
        # Null is None by any name: type checkers refuse to hand on what is an alias of it alone.
        kind = NULL if facts.type == NULL else Ref(pointer)
        return Built(kind, facts.nullable, (), combine([_bounds_rule(facts), facts.rules]))

    # -------------------------------------------------------------------------------- components

    def _component(self, pointer: str) -> Facts:
        try:
            schema = self.context.resolver.find(pointer)[1]
        except Unresolved:
            schema = {}
        children = self.family.variants(pointer)
        if children:
            return discriminators.hierarchy(self, pointer, schema, children)
        place = unwrap_all((Source(pointer, schema),), self.context.resolver)
        if self._circles(pointer):
            self.context.collector.report(
                "LOW02", pointer, "this schema is only a reference to itself"
            )
            return self.alias(pointer, ANYTHING)
        # While an alias is being built, a way back to it is only its name, whether it may be null, and what it says first.
        self.drafts.facts[pointer] = Facts("alias", self.nulls.fits(schema), kinds=_kinds(schema))
        inner = unwrap_all(beside_null(pointer, schema), self.context.resolver)
        if inner and reference(inner) is None:
            flat = self.merger.flatten(inner, owner=pointer)
            if objects.is_model(flat):  # the class has the name; null is said where it is used
                self.queue(pointer, flat)
                self.drafts.facts[pointer] = replace(self.drafts.facts[pointer], nullable=True)
                return self.drafts.facts[pointer]
        named = reference(place)
        if place and (named is None or self.family.distinct(pointer)):
            flat = self.merger.flatten(place, owner=pointer)
            if objects.is_model(flat):
                for wire, value in self.family.known_as(pointer):
                    discriminators.tag(self, wire, [(value, pointer)])
                return self.queue(pointer, flat)
            built = self.from_flat(flat, pointer) if named is None else self.build(place)
        else:
            built = self.build(place)
        if built.type == Ref(pointer):
            return self.drafts.facts[pointer]
        return self.alias(pointer, built)

    def _circles(self, pointer: str) -> bool:
        """Whether a component is only another name of another one, and so on, back to itself."""
        seen: set[str] = set()
        at: str | None = pointer
        while at is not None and at not in seen:
            seen.add(at)
            try:
                schema = self.context.resolver.find(at)[1]
            except Unresolved:
                return False
            at = reference(unwrap_all((Source(at, schema),), self.context.resolver))
        return at is not None

    def queue(self, ident: str, flat: Flat) -> Facts:
        """Make the object `flat` a model, to be built later."""
        members, needed = objects.outline(self, flat)
        facts = Facts("model", is_nullable(flat), members=members, needed=needed)
        if ident not in self.drafts.components:
            self.drafts.facts[ident] = facts
            self._queue.append((ident, flat))
        return facts

    def alias(self, pointer: str, built: Built) -> Facts:
        """Make the type `built` a named one. Null is said where the name is used."""
        schema = self.context.resolver.find(pointer)[1] if is_named(pointer) else {}
        if too_large(built.rules):
            self.expander.endless(pointer)
            built = replace(built, rules=None)
        found = annotations_of((Source(pointer, schema),))
        facts = Facts("alias", built.nullable, built.bounds, built.rules, built.type)
        self.drafts.facts[pointer] = facts
        kind = Built(built.type, bounds=built.bounds).bounded
        doc = Text(text(found.get("description")))
        self.drafts.components[pointer] = Alias(
            pointer, "", "", pointer, kind, doc, example_of(found)
        )
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
            return enums.enumerated(self, flat, ident, rest)
        kinds = self.kinds(flat)
        if not kinds:
            nullable = flat.types is None or "null" in flat.types
            only = Scalar("null") if flat.types else Unknown()
            return Built(only, nullable, rules=combine([dict(flat.bounds), rest]))
        builts = [self._kind(kind, flat, ident, len(kinds) > 1) for kind in kinds]
        if len(builts) == 1:
            built = builts[0]
            if isinstance(built.type, Ref):
                rest = None  # the model itself has it among its rules
            return Built(
                built.type,
                is_nullable(flat),
                built.bounds,
                combine([built.rules, rest]),
                built.constant,
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
                return objects.object_type(
                    self, flat, ident + OBJECT_PART if several else ident, bounds
                )
            case "array":
                return arrays.array(self, flat, bounds)
            case "string":
                form = "binary" if "binary" in flat.formats else None
                return Built(Scalar("string", form), bounds=bounds)
            case "integer":
                return Built(Scalar("integer"), bounds=bounds)
            case "number":
                return Built(Scalar("number"), bounds=bounds)
            case _:
                return Built(Scalar("boolean"))

    def own_annotations(self, ident: str) -> dict[str, Any]:
        """The annotations of the schema that a draft is made from."""
        pointer = main_pointer(ident)
        try:
            return annotations_of((Source(pointer, self.context.resolver.find(pointer)[1]),))
        except Unresolved:
            return {}


def _kinds(schema: Any) -> tuple[str, ...]:
    """The types that a schema states itself."""
    stated = mapping(schema).get("type")
    found = [stated] if isinstance(stated, str) else sequence(stated)
    return tuple(kind for kind in found if isinstance(kind, str))


def _bounds_rule(facts: Facts) -> Rules | None:
    return {bound.keyword: bound.value for bound in facts.bounds} or None
