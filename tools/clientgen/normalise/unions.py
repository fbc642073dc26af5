"""``oneOf`` and ``anyOf``: unions, open lists of options, hierarchies, and conditions that are only rules.

``oneOf`` is read as ``anyOf``: that exactly one alternative fits is left to the service.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

from clientgen.ir.nodes import Options, Ref, Scalar, TypeRef, Union
from clientgen.normalise import discriminators, objects
from clientgen.normalise.built import ANYTHING, NULL, Built, union
from clientgen.normalise.conditional import name_required
from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.guards import guard
from clientgen.normalise.merge import FLAT, Flat, Group
from clientgen.normalise.rules import Rules, combine
from clientgen.normalise.sources import TYPE_PART, VARIANT, Place, Source, keywords
from clientgen.normalise.values import same

if TYPE_CHECKING:
    from clientgen.normalise.schemas import Schemas

MAX_VARIANTS = 400
MAX_MERGED = 2000
"""Most classes that alternatives may need which have alternatives themselves, all of them beside something else."""
_ABOUT_NULL = frozenset({"allOf", "anyOf", "const", "enum", "if", "not", "oneOf"})
"""Keywords that null may violate; the others speak of strings, numbers, arrays or objects alone."""
NOTHING = frozenset({"null"})
_CONDITIONS = frozenset({"required", "not", "if", "then", "else", "dependentRequired", "minProperties",
                         "maxProperties", "pattern", "multipleOf", "minLength", "maxLength", "minimum",
                         "maximum", "exclusiveMinimum", "exclusiveMaximum", "format", "$boolean"})  # fmt: skip


def alternatives(schemas: Schemas, flat: Flat, ident: str) -> Built:
    """The type of a flat schema that has alternatives."""
    group = flat.groups[0]
    count = prod(len(one.variants) for one in flat.groups)
    if count > MAX_VARIANTS:
        return too_many(schemas, group.pointer, str(count))
    if _only_conditions(schemas, flat, group):
        return _as_rule(schemas, flat, ident, group)
    places = _places(schemas, flat, group)
    if not places:
        schemas.context.collector.report(
            "LOW01",
            group.pointer,
            "none of these alternatives can hold beside what is stated around them",
        )
        return ANYTHING
    pairs = []
    merged = sum(schemas.widths.of(variant.schema) for variant, _, own in places if own is not None)
    if merged > MAX_MERGED:
        return too_many(schemas, group.pointer, str(merged))
    for variant, place, own in places:
        built = schemas.build(place, own if own is None else ident + VARIANT + own)
        pairs.append((variant, built))
    return _union(schemas, flat, group, pairs)


def too_many(schemas: Schemas, pointer: str, count: str) -> Built:
    """What stands for a union that no program is helped by; reported as LOW08."""
    message = f"a union of {count} alternatives is too large"
    schemas.context.collector.report("LOW08", pointer, message)
    return ANYTHING


# ---------------------------------------------------------------------------------------- variants


def _places(schemas: Schemas, flat: Flat, group: Group) -> list[tuple[Source, Place, str | None]]:
    """Each alternative with what has to hold beside it; the last part is set where both are merged."""
    base = _base(flat, group)
    found: list[tuple[Source, Place, str | None]] = []
    impossible: set[str] = set()
    for variant in group.variants:
        inner = schemas.merger.alone(variant)
        others = [other for other in flat.groups if other is not group]
        types = _narrowed(flat.types, inner.types)
        if types is not None and not (types and _any_of_each(schemas, types, others)):
            continue  # nothing fits both
        if _contradicts(flat, inner):
            impossible.add(variant.pointer)
        if flat.types is not None and base is None and _is_wider(inner, flat.types):
            stated = Source(variant.pointer + TYPE_PART, {"type": sorted(flat.types)})
            found.append((variant, (stated, variant), None))
            continue
        if inner.types == NOTHING and flat.enum is not None and None not in flat.enum:
            continue
        if base is None or inner.types == NOTHING:
            found.append((variant, (variant,), None))
        else:
            found.append((variant, (base, variant), variant.pointer))
    # Where all are, the author means to state the member anew.
    return [one for one in found if one[0].pointer not in impossible] or found


def _contradicts(flat: Flat, inner: Flat) -> bool:
    """Whether a member that has to be there has values in one place and none of them in the other: another kind of object."""
    for name in flat.properties.keys() & inner.properties.keys():
        one, two = _listed(flat.properties[name]), _listed(inner.properties[name])
        needed = name in flat.required or name in inner.required
        if needed and one and two and not any(same(a, b) for a in one for b in two):
            return True
    return False


def _listed(sources: list[Source]) -> list[Any]:
    schema = mapping(sources[0].schema) if len(sources) == 1 else {}
    return [schema["const"]] if "const" in schema else sequence(schema.get("enum"))


def _narrowed(one: frozenset[str] | None, two: frozenset[str] | None) -> frozenset[str] | None:
    """The types of both, the wider of which may be called number where the other says integer; None: any type."""
    return two if one is None else one if two is None else _wide(one) & _wide(two)


def _any_of_each(schemas: Schemas, types: frozenset[str], groups: list[Group]) -> bool:
    """Whether each of the `groups` has an alternative that allows one of the `types`."""
    for group in groups:
        inner = (schemas.merger.alone(variant) for variant in group.variants)
        if not any(_allows(schemas, types, flat) for flat in inner):
            return False
    return True


def _allows(schemas: Schemas, types: frozenset[str], flat: Flat) -> bool:
    both = _narrowed(types, flat.types)
    return bool(both) and _any_of_each(schemas, both or types, flat.groups)


def _is_wider(inner: Flat, types: frozenset[str]) -> bool:
    """Whether an alternative allows values of other types than `types`, null aside."""
    if inner.types is None:
        return not inner.groups
    return not inner.types - NOTHING <= _wide(types)


def _wide(types: frozenset[str]) -> frozenset[str]:
    return types | {"integer"} if "number" in types else types


def _base(flat: Flat, group: Group) -> Source | None:
    """What holds beside the alternatives, as one source; None if that is at most a type."""
    if not (
        flat.is_object
        or flat.items
        or flat.prefix
        or flat.enum is not None
        or flat.bounds
        or flat.rest
        or len(flat.groups) > 1
    ):
        return None
    return Source(flat.pointer, {FLAT: flat}, frozenset({group.pointer}))


def _only_conditions(schemas: Schemas, flat: Flat, group: Group) -> bool:
    """Whether the alternatives only restrict what is already described: they are a rule, not types."""
    if not (flat.properties or (flat.types and not flat.types & {"object", "array"})):
        return False
    return all(_is_condition(schemas, flat, variant) for variant in group.variants)


def _is_condition(schemas: Schemas, flat: Flat, variant: Source) -> bool:
    schema = variant.schema
    if not isinstance(schema, dict):
        return True
    words = keywords(schema) - _CONDITIONS
    for word in ("allOf", "anyOf", "oneOf"):
        if word in words and all(
            _is_condition(schemas, flat, Source(variant.pointer, part)) for part in schema[word]
        ):
            words.discard(word)
    if "properties" in words and flat.properties:
        inner = schema["properties"]
        if set(inner) <= set(flat.properties) and all(_plain(value) for value in inner.values()):
            words -= {"properties", "additionalProperties"}
    if "type" in words and flat.types is not None:
        stated = schema["type"]
        if set([stated] if isinstance(stated, str) else stated) == flat.types:
            words.discard("type")
    return not words


def _plain(schema: Any) -> bool:
    """Whether a member of an alternative only narrows a value that is described elsewhere."""
    return not keywords(schema) - _CONDITIONS - {"const", "enum", "type"}


def _as_rule(schemas: Schemas, flat: Flat, ident: str, group: Group) -> Built:
    variants = [schemas.expander.expand(v.schema, v.pointer) for v in group.variants]
    flat.groups.remove(group)
    for variant in group.variants:
        name_required(flat, variant)
    if not any(variant in ({}, True) for variant in variants):
        flat.rest.append((group.pointer, {group.keyword: variants}))
    if objects.is_model(flat):
        facts = schemas.drafts.facts.get(ident)
        if facts is None or facts.kind == "alias":
            facts = schemas.queue(ident, flat)
        return Built(Ref(ident), facts.nullable)
    return schemas.from_flat(flat, ident)


# ------------------------------------------------------------------------------------------- union


def _union(schemas: Schemas, flat: Flat, group: Group, pairs: list[tuple[Source, Built]]) -> Built:
    nullable = any(built.nullable or built.type == NULL for _, built in pairs)
    nullable = nullable and (flat.types is None or "null" in flat.types)
    solid = [(variant, built) for variant, built in pairs if built.type != NULL]
    if not solid:
        return Built(NULL, nullable=True)
    if len(solid) == 1:
        built = solid[0][1]
        rules = built.rules
        if nullable and rules and rules.keys() & _ABOUT_NULL:
            rules = {"anyOf": [rules, {"type": "null"}]}
        return Built(built.type, nullable, built.bounds, rules, built.constant)
    rules = _rules(schemas, solid, nullable)
    opened = _open(schemas, solid)
    if opened is not None:
        return Built(opened, nullable, rules=rules)
    found = discriminators.discriminator(schemas, group, solid) if group.discriminator else None
    kind = union([built.type for _, built in solid])
    if found is not None and isinstance(kind, Union):
        kind = Union(kind.variants, found)
    return Built(kind, nullable, rules=rules)


def _rules(schemas: Schemas, pairs: list[tuple[Source, Built]], nullable: bool) -> Rules | None:
    """The alternatives as a rule, if the types alone do not say everything."""
    if not any(built.nested for _, built in pairs):
        return None
    parts = [combine([guard(schemas.drafts, built.type), built.nested]) or {} for _, built in pairs]
    if {} in parts:
        return None
    return {"anyOf": [*parts, {"type": "null"}] if nullable else parts}


def _open(schemas: Schemas, pairs: list[tuple[Source, Built]]) -> Options | None:
    """Known values beside the whole type that they belong to."""
    lists = [_options(schemas, built.type) for _, built in pairs]
    values = [value for one in lists if one for value in one.values]
    others = {built.type for (_, built), one in zip(pairs, lists, strict=True) if one is None}
    if not values or len(others) != 1:
        return None
    other = others.pop()
    kinds = {Scalar("string"): str, Scalar("integer"): int}
    expected = kinds.get(other) if isinstance(other, Scalar) else None
    if expected is None or any(type(value) is not expected for value in values):
        return None
    if any(built.bounds or built.rules for _, built in pairs):
        return None
    return Options(tuple(dict.fromkeys(values)), open=True)


def _options(schemas: Schemas, kind: TypeRef) -> Options | None:
    if isinstance(kind, Ref):
        facts = schemas.drafts.facts.get(kind.name)
        inner = facts.type if facts is not None else None
        return _options(schemas, inner) if inner is not None else None
    return kind if isinstance(kind, Options) else None
