"""Whether a schema allows null, seen from its text alone: for types that are not built yet."""

from __future__ import annotations

from typing import Any

from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import Resolver, Unresolved
from clientgen.normalise.sources import keywords


def takes_null(resolver: Resolver, schema: Any, trail: frozenset[str] = frozenset()) -> bool:
    """Whether null fits. A schema without types, alternatives or values says nothing of null, and is taken to be about something else."""
    said = mapping(schema)
    found: list[bool] = []
    reference = said.get("$ref")
    if isinstance(reference, str):
        found.append(_target(resolver, reference, trail))
    if "type" in said:
        found.append(said["type"] == "null" or "null" in sequence(said["type"]))
    if "const" in said:
        found.append(said["const"] is None)
    if "enum" in said:
        found.append(None in sequence(said["enum"]))
    found += [
        takes_null(resolver, part, trail) for part in sequence(said.get("allOf")) if keywords(part)
    ]
    for word in ("anyOf", "oneOf"):
        if parts := sequence(said.get(word)):
            found.append(any(takes_null(resolver, part, trail) for part in parts))
    return bool(found) and all(found)


def _target(resolver: Resolver, reference: str, trail: frozenset[str]) -> bool:
    try:
        pointer, schema = resolver.find(reference)
    except Unresolved:
        return False
    return pointer not in trail and takes_null(resolver, schema, trail | {pointer})
