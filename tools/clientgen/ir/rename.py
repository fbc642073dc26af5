"""Types with the names in them exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from clientgen.ir.nodes import (
    Alias,
    Component,
    Discriminator,
    ListOf,
    MapOf,
    Model,
    Ref,
    TupleOf,
    TypeRef,
    Union,
)


def refs(kind: TypeRef | None) -> Iterator[str]:
    """Names that a type mentions, with repetitions."""
    match kind:
        case Ref(name):
            yield name
        case ListOf(inner) | MapOf(inner):
            yield from refs(inner)
        case TupleOf(items, rest):
            for item in items:
                yield from refs(item)
            yield from refs(rest)
        case Union(variants):
            for variant in variants:
                yield from refs(variant)
        case _:
            return


def replaced(kind: TypeRef, change: Callable[[TypeRef], TypeRef]) -> TypeRef:
    """`kind` with `change` applied to every type in it that has no parts, and to what a discriminator maps to."""
    match kind:
        case ListOf(item):
            return replace(kind, item=replaced(item, change))
        case MapOf(value):
            return replace(kind, value=replaced(value, change))
        case TupleOf(items, rest):
            inner = tuple(replaced(item, change) for item in items)
            return TupleOf(inner, None if rest is None else replaced(rest, change))
        case Union(variants, discriminator):
            found = tuple(dict.fromkeys(replaced(variant, change) for variant in variants))
            return Union(found, _discriminator(discriminator, change))
        case _:
            return change(kind)


def with_types(component: Component, change: Callable[[TypeRef], TypeRef]) -> Component:
    """A component with every type in it `replaced`."""
    match component:
        case Model(fields=fields, extra=extra):
            return replace(
                component,
                fields=tuple(replace(field, type=replaced(field.type, change)) for field in fields),
                extra=extra if isinstance(extra, bool) else replaced(extra, change),
            )
        case Alias(type=kind):
            return replace(component, type=replaced(kind, change))
        case _:
            return component


def _discriminator(
    found: Discriminator | None, change: Callable[[TypeRef], TypeRef]
) -> Discriminator | None:
    if found is None:
        return None
    mapping = []
    for value, name in found.mapping:
        target = change(Ref(name))
        mapping.append((value, target.name if isinstance(target, Ref) else name))
    return Discriminator(found.wire_name, tuple(mapping))
