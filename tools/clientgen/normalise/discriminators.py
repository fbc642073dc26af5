"""Alternatives that one member tells apart, and hierarchies, whose base is such a list of its children."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientgen.ir.nodes import Discriminator, Ref, TypeRef, Union
from clientgen.normalise import objects, unions
from clientgen.normalise.built import Built, union
from clientgen.normalise.drafts import Facts
from clientgen.normalise.merge import Group
from clientgen.normalise.resolve import is_named, parse
from clientgen.normalise.sources import BASE, Source, reference, unwrap

if TYPE_CHECKING:
    from clientgen.normalise.schemas import Schemas


MAX_CHILDREN = 800
"""Most alternatives of a hierarchy: Python's own compiler goes no further than a thousand in one type."""


def hierarchy(
    schemas: Schemas, pointer: str, schema: dict[str, Any], children: list[tuple[str, str]]
) -> Facts:
    """The component at `pointer`, which is the base of other components: a union of these."""
    schemas.drafts.facts[pointer] = Facts("alias")
    if len(children) > MAX_CHILDREN:
        built = unions.too_many(schemas, pointer, str(len(children)))
        return schemas.alias(pointer, built)
    wire = str(schema["discriminator"].get("propertyName", ""))
    mapping = []
    for value, child in children:
        ident = concrete(schemas, child)
        if ident is not None:
            mapping.append((value, ident))
    tag(schemas, wire, mapping)
    variants = list(dict.fromkeys(Ref(ident) for _, ident in mapping))
    kind: TypeRef = union([*variants])
    if isinstance(kind, Union):
        kind = Union(kind.variants, Discriminator(wire, tuple(mapping)))
    return schemas.alias(pointer, Built(kind))


def concrete(schemas: Schemas, pointer: str) -> str | None:
    """The model that objects of the component at `pointer` itself have, hierarchies aside."""
    if not schemas.family.variants(pointer):
        if pointer not in schemas.drafts.facts:
            schemas.referred(pointer)
        facts = schemas.drafts.facts[pointer]
        if facts.kind == "model":
            return pointer
        return concrete_alias(facts)
    ident = pointer + BASE
    if ident not in schemas.drafts.facts:
        schema = schemas.context.resolver.find(pointer)[1]
        flat = schemas.merger.flatten((Source(pointer, schema),))
        if not objects.is_model(flat):
            return None
        schemas.queue(ident, flat)
    return ident


def concrete_alias(facts: Facts) -> str | None:
    """The component that an alias is another name of."""
    return facts.type.name if isinstance(facts.type, Ref) else None


def discriminator(
    schemas: Schemas, group: Group, pairs: list[tuple[Source, Built]]
) -> Discriminator | None:
    """How the variants are told apart, or None with a finding where the document's way cannot be taken."""
    stated = group.discriminator or {}
    wire = stated.get("propertyName")
    idents = [_model_of(schemas, built.type) for _, built in pairs]
    if not isinstance(wire, str) or any(ident is None for ident in idents):
        _unusable(schemas, group, "not every alternative is an object of its own")
        return None
    explicit = schemas.family.targets(stated)
    if not explicit and _lacking(schemas, pairs, wire):
        # Names of schemas as values would then stand against what the member is said to hold.
        _unusable(schemas, group, f"not every alternative has `{wire}`, and no mapping has values")
        return None
    # An alternative with something stated beside it is a model of its own, which stands for the component that it names.
    places = (unwrap(variant, schemas.context.resolver) for variant, _ in pairs)
    named = {reference(place): ident for place, ident in zip(places, idents, strict=True)}
    mapping: list[tuple[str, str]] = []
    variants = set(idents)
    for value, target in explicit:
        if is_named(target):
            ident = named.get(target) or concrete(schemas, target)
            if ident is not None and ident in variants:
                mapping.append((value, ident))
    covered = {ident for _, ident in mapping}
    for (variant, _), ident in zip(pairs, idents, strict=True):
        if ident is None or ident in covered:
            continue
        found = _implicit(schemas, variant, wire)
        if not found:
            _unusable(schemas, group, "no value is stated for one of the alternatives")
            return None
        mapping += [(value, ident) for value in found]
    if len({value for value, _ in mapping}) != len(mapping):
        _unusable(schemas, group, "one value stands for several alternatives")
        return None
    tag(schemas, wire, mapping)
    return Discriminator(wire, tuple(mapping))


def _lacking(schemas: Schemas, pairs: list[tuple[Source, Built]], wire: str) -> bool:
    """Whether some alternatives have a member, and others do not."""
    having = {wire in schemas.merger.flatten((variant,)).properties for variant, _ in pairs}
    return len(having) == 2


def _model_of(schemas: Schemas, kind: TypeRef) -> str | None:
    seen: set[str] = set()
    while isinstance(kind, Ref) and kind.name not in seen:
        seen.add(kind.name)
        facts = schemas.drafts.facts.get(kind.name)
        if facts is None:
            return None
        if facts.kind == "model":
            return kind.name
        if facts.type is None:
            return None
        kind = facts.type
    return None


def _implicit(schemas: Schemas, variant: Source, wire: str) -> list[str]:
    """The values that an alternative is known by without a mapping: its name, unless the member says otherwise."""
    target = reference(unwrap(variant, schemas.context.resolver))
    names = [parse(target)[-1]] if target else []
    flat = schemas.merger.flatten((variant,))
    sources = flat.properties.get(wire)
    if sources:
        own = schemas.merger.flatten(tuple(sources)).enum
        if own and all(isinstance(value, str) for value in own) and not set(names) & set(own):
            return list(own)
    return names


def tag(schemas: Schemas, wire: str, mapping: list[tuple[str, str]]) -> None:
    """Note the values by which models are known."""
    for value, ident in mapping:
        values = schemas.drafts.tags.setdefault(ident, {}).setdefault(wire, [])
        if value not in values:
            values.append(value)


def _unusable(schemas: Schemas, group: Group, why: str) -> None:
    schemas.context.collector.report(
        "LOW09",
        group.pointer.rpartition("/")[0] + "/discriminator",
        f"the discriminator cannot be used: {why}; the alternatives are tried one by one",
    )
