"""Named unions that are alternatives of each other.

``A: int or B`` and ``B: str or A`` allow the same values, an integer or a string.  Said so, each is a type; as the document has it,
Python could not tell what either is.  (A union may well contain itself inside a list or a field: that is recursion, and stays.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clientgen.ir.nodes import Alias, Component, Ref, TypeRef, Union, Unknown
from clientgen.normalise.built import union


def opened(components: Mapping[str, Component]) -> dict[str, Component]:
    """The components, with every named union that leads back to itself replaced by its alternatives."""
    aliases = {ident: one for ident, one in components.items() if isinstance(one, Alias)}
    inside = {
        ident: {variant.name for variant in _variants(one.type) if isinstance(variant, Ref)}
        & aliases.keys()
        for ident, one in aliases.items()
    }
    reached = {ident: _reached(ident, inside) for ident in inside if inside[ident]}
    found = dict(components)
    for ident, below in reached.items():
        if ident in below:
            circle = {other for other in below if ident in reached.get(other, ())}
            kinds = list(_alternatives(ident, circle, aliases))
            found[ident] = replace(aliases[ident], type=union(kinds) if kinds else Unknown())
    return found


def _variants(kind: TypeRef) -> tuple[TypeRef, ...]:
    return kind.variants if isinstance(kind, Union) else (kind,)


def _reached(start: str, inside: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = inside[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _alternatives(start: str, circle: set[str], aliases: Mapping[str, Alias]) -> Iterator[TypeRef]:
    """What is left of a circle of unions without their mention of each other, in the order of the document."""
    seen = {start}
    waiting = list(reversed(_variants(aliases[start].type)))
    while waiting:
        kind = waiting.pop()
        if not (isinstance(kind, Ref) and kind.name in circle):
            yield kind
        elif kind.name not in seen:
            seen.add(kind.name)
            waiting.extend(reversed(_variants(aliases[kind.name].type)))
