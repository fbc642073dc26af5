"""Several schemas that must hold together (``allOf``, references with siblings) as one flat schema.

One module, longer than others: each keyword is merged in a few lines, and all of them write to one `Flat`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from clientgen.diagnostics import Collector, Note
from clientgen.normalise.conditional import name_others, note_conditional
from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import Resolver, Unresolved, join
from clientgen.normalise.sources import Place, Source, reference_of
from clientgen.normalise.values import listing, same, show, unique

LOWER_BOUNDS = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER_BOUNDS = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
RESIDUAL = (
    ("pattern",), ("multipleOf",), ("uniqueItems",), ("contains", "minContains", "maxContains"),
    ("not",), ("if", "then", "else"), ("dependentRequired",), ("dependentSchemas",), ("dependencies",),
    ("propertyNames",),
)  # fmt: skip
"""Keywords that no Python type expresses, in the groups that belong together."""
FLAT = "$flat"
"""Key under which a flat schema takes part in a further merge; no document can write a `Flat`."""
MAX_DEPTH = 150
"""Most schemas that one is put together from, each inside the other."""


@dataclass(frozen=True, slots=True)
class Group:
    """The alternatives of one ``oneOf`` or ``anyOf``."""

    keyword: str
    pointer: str
    variants: tuple[Source, ...]
    discriminator: dict[str, Any] | None


@dataclass(slots=True)
class Flat:
    """One schema without ``$ref`` and ``allOf``; places keep track of where each part is from."""

    pointer: str
    types: frozenset[str] | None = None
    types_at: str = ""
    properties: dict[str, list[Source]] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    conditional: dict[str, list[Source]] = field(default_factory=dict)
    items: list[Source] = field(default_factory=list)
    prefix: list[list[Source]] = field(default_factory=list)
    extra: list[Source] = field(default_factory=list)
    patterns: list[tuple[str, Source]] = field(default_factory=list)
    closed: bool = False
    enum: list[Any] | None = None
    enum_at: str = ""
    labels: dict[str, Any] = field(default_factory=dict)
    bounds: dict[str, int | float] = field(default_factory=dict)
    formats: set[str] = field(default_factory=set)
    groups: list[Group] = field(default_factory=list)
    rest: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    read_only: bool = False
    write_only: bool = False
    never: bool = False

    @property
    def is_object(self) -> bool:
        """Whether the schema speaks of members of an object."""
        return bool(self.properties or self.required or self.extra or self.patterns or self.closed)


def _copy(flat: Flat, pointer: str, skip: frozenset[str]) -> Flat:
    """`flat` once more, to be added to, without the alternatives at `skip`."""
    return replace(
        flat,
        pointer=pointer,
        properties={name: [*sources] for name, sources in flat.properties.items()},
        required={**flat.required},
        conditional={name: [*sources] for name, sources in flat.conditional.items()},
        items=[*flat.items],
        prefix=[[*sources] for sources in flat.prefix],
        extra=[*flat.extra],
        patterns=[*flat.patterns],
        bounds={**flat.bounds},
        formats={*flat.formats},
        groups=[group for group in flat.groups if group.pointer not in skip],
        rest=[*flat.rest],
    )


class Merger:
    """Flattens places. Contradictions are reported as LOW01, circles as LOW02, chains without a sensible end as LOW05."""

    def __init__(self, resolver: Resolver, collector: Collector) -> None:
        self._resolver = resolver
        self._collector = collector
        self._code = "LOW01"
        self._alone: dict[Source, Flat] = {}
        self._depth = 0
        self._added: set[Source] = set()

    def alone(self, source: Source) -> Flat:
        """What one schema says by itself: shared by all who ask, so not to be changed."""
        if isinstance(source.schema, dict) and source.schema.keys() == {"$ref"}:
            with suppress(Unresolved):
                source = Source(*self._resolver.find(source.schema["$ref"]), source.skip)
        if source not in self._alone:
            self._alone[source] = self.flatten((source,))
        return self._alone[source]

    def flatten(self, place: Place, *, owner: str = "", overriding: bool = False) -> Flat:
        """The one schema that says what all sources of `place` say.

        `owner` is the component that they make up, if its members are given here and not itself.
        `overriding`: the sources are one member of an object that several schemas state, the later ones anew;
        a contradiction between them is LOW03.
        """
        self._code = "LOW03" if overriding else "LOW01"
        self._added.clear()
        flat = Flat(place[-1].pointer if place else "#")
        for source in place:
            base = source.schema.get(FLAT) if isinstance(source.schema, dict) else None
            if isinstance(base, Flat):
                flat = _copy(base, place[-1].pointer, source.skip)
                continue
            self._add(flat, source, (owner, source.pointer) if owner else (source.pointer,))
        name_others(flat)
        return flat

    def _add(self, flat: Flat, source: Source, trail: tuple[str, ...]) -> None:
        if self._depth == MAX_DEPTH:
            message = (
                f"a schema is put together from more than {MAX_DEPTH} others, one inside the other"
            )
            remedy = "state in one schema what a chain of them says"
            self._collector.report("LOW05", source.pointer, message, help=remedy)
            return
        self._depth += 1
        try:
            self._say(flat, source, trail)
        finally:
            self._depth -= 1

    def _say(self, flat: Flat, source: Source, trail: tuple[str, ...]) -> None:
        schema = source.schema
        if schema is False:
            flat.never = True
        if not isinstance(schema, dict):
            return
        if reference_of(source) is not None:
            self._reference(flat, source, trail)
        for index, member in enumerate(sequence(schema.get("allOf"))):
            pointer = join(source.pointer, "allOf", index)
            self._add(flat, Source(pointer, member, source.skip), trail)
        self._types(flat, source)
        self._objects(flat, source)
        self._arrays(flat, source)
        self._values(flat, source)
        self._alternatives(flat, source, trail)
        self._residual(flat, source)

    def _reference(self, flat: Flat, source: Source, trail: tuple[str, ...]) -> None:
        try:
            target, schema = self._resolver.find(reference_of(source) or "")
        except Unresolved:
            return  # the document's own checks have reported it
        if target in trail and target != source.pointer:
            self._collector.report(
                "LOW02", join(source.pointer, "$ref"), "this schema contains itself without end"
            )
            return
        found = Source(target, schema, source.skip)
        if found not in self._added:  # what is said twice is said
            self._added.add(found)
            self._add(flat, found, (*trail, target))

    def _types(self, flat: Flat, source: Source) -> None:
        schema = source.schema
        flat.read_only |= schema.get("readOnly") is True
        flat.write_only |= schema.get("writeOnly") is True
        if isinstance(schema.get("format"), str):
            flat.formats.add(schema["format"])
        if isinstance(schema.get("contentMediaType"), str) and "contentEncoding" not in schema:
            flat.formats.add("binary")
        stated = schema.get("type")
        types = [stated] if isinstance(stated, str) else sequence(stated)
        if not types:
            return
        new = frozenset(word for word in types if isinstance(word, str))
        if flat.types is None:
            flat.types, flat.types_at = new, source.pointer
            return
        both = flat.types & new
        if {"integer", "number"} <= flat.types | new:
            both |= {"integer"} if "integer" not in flat.types & new else frozenset()
        if both - {"null"} or both == flat.types or both == new:
            flat.types, flat.types_at = both, source.pointer
        else:
            self._conflict(flat.types_at, source.pointer, "type", sorted(flat.types), sorted(new))
            flat.types, flat.types_at = new, source.pointer

    def _objects(self, flat: Flat, source: Source) -> None:
        schema, pointer = source.schema, source.pointer
        for name, value in mapping(schema.get("properties")).items():
            known = flat.properties.setdefault(str(name), [])
            if not any(value == other.schema and value != {} for other in known):
                known.append(Source(join(pointer, "properties", name), value))
        for index, name in enumerate(sequence(schema.get("required"))):
            if isinstance(name, str):
                flat.required.setdefault(name, join(pointer, "required", index))
        for pattern, value in mapping(schema.get("patternProperties")).items():
            flat.patterns.append(
                (pattern, Source(join(pointer, "patternProperties", pattern), value))
            )
        for word in ("additionalProperties", "unevaluatedProperties"):
            if word in schema:
                value = schema[word]
                flat.closed |= value is False
                if value is not False:
                    flat.extra.append(Source(join(pointer, word), value))

    def _arrays(self, flat: Flat, source: Source) -> None:
        schema, pointer = source.schema, source.pointer
        # Where several schemas are one, `unevaluatedItems` is what `items` would be.
        for word in ("items", "unevaluatedItems"):
            if word in schema:
                flat.items.append(Source(join(pointer, word), schema[word]))
                break
        for index, value in enumerate(sequence(schema.get("prefixItems"))):
            while len(flat.prefix) <= index:
                flat.prefix.append([])
            flat.prefix[index].append(Source(join(pointer, "prefixItems", index), value))

    def _values(self, flat: Flat, source: Source) -> None:
        schema, pointer = source.schema, source.pointer
        for words, choose in ((LOWER_BOUNDS, max), (UPPER_BOUNDS, min)):
            for word in words:
                value = schema.get(word)
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    known = flat.bounds.get(word)
                    flat.bounds[word] = value if known is None else choose(known, value)
        for word in ("enum", "const"):
            if word not in schema:
                continue
            stated = [schema[word]] if word == "const" else sequence(schema[word])
            self._enum(flat, stated, join(pointer, word), schema)

    def _enum(self, flat: Flat, stated: list[Any], pointer: str, schema: dict[str, Any]) -> None:
        if flat.enum is None:
            flat.enum, flat.enum_at = unique(stated), pointer
            flat.labels = {
                key: schema[key]
                for key in ("x-enum-varnames", "x-enum-descriptions")
                if isinstance(schema.get(key), list) and "enum" in schema
            }
            return
        both = [value for value in flat.enum if any(same(value, other) for other in stated)]
        if not both:
            self._conflict(flat.enum_at, pointer, "list of values", flat.enum, stated)
            both = unique(stated)
        if len(both) != len(flat.enum):
            flat.labels = {}
        flat.enum, flat.enum_at = both, pointer

    def _alternatives(self, flat: Flat, source: Source, trail: tuple[str, ...]) -> None:
        for word in ("oneOf", "anyOf"):
            pointer = join(source.pointer, word)
            members = sequence(source.schema.get(word))
            if not members or pointer in source.skip:
                continue
            if any(isinstance(m, dict) and self._leads_into(m.get("$ref"), trail) for m in members):
                continue  # the base of a hierarchy lists its children, of which this is one
            variants = tuple(
                Source(join(pointer, index), member) for index, member in enumerate(members)
            )
            discriminator = source.schema.get("discriminator")
            found = discriminator if isinstance(discriminator, dict) else None
            if found is None and (listed := listing(members)) is not None:
                self._enum(flat, listed["enum"], pointer, listed)
                continue
            flat.groups.append(Group(word, pointer, variants, found))

    def _leads_into(self, reference: Any, trail: tuple[str, ...]) -> bool:
        if not isinstance(reference, str) or len(trail) < 2:
            return False
        try:
            return self._resolver.find(reference)[0] in trail[:-1]
        except Unresolved:
            return False

    def _residual(self, flat: Flat, source: Source) -> None:
        schema = source.schema
        note_conditional(flat.conditional, source)
        for words in RESIDUAL:
            found = {word: schema[word] for word in words if word in schema}
            if found and words[0] in found:
                flat.rest.append((source.pointer, found))

    def _conflict(self, first: str, second: str, what: str, one: object, two: object) -> None:
        self._collector.report(
            self._code,
            second,
            f"no value can have this {what} ({show(two)}) and the one it is combined with ({show(one)})",
            notes=(Note("combined with this", first),),
        )


def is_nullable(flat: Flat) -> bool:
    """Whether the schema allows null beside the values of its type."""
    if flat.types is None or "null" not in flat.types:
        return False
    return flat.enum is None or None in flat.enum
