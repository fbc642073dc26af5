"""Places that together describe one value, and the reduction of wrappers around a single schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from clientgen.normalise.resolve import SCHEMAS, Resolver, Unresolved, is_named, join

ANNOTATIONS = frozenset(
    {
        "$anchor", "$comment", "$dynamicAnchor", "$defs", "$id", "$recursiveAnchor", "$schema", "$vocabulary", "default", "definitions",
        "deprecated", "description", "discriminator", "example", "examples", "externalDocs",
        "readOnly", "title", "writeOnly", "xml",
    }
)  # fmt: skip
"""Keywords that do not restrict a value (`discriminator` only speeds up what ``oneOf`` already says)."""
RESTRICTING = frozenset(
    {
        "$flat", "$dynamicRef", "$recursiveRef", "$ref", "additionalItems", "additionalProperties", "allOf", "anyOf", "const", "contains",
        "contentEncoding", "contentMediaType", "contentSchema", "dependencies", "dependentRequired", "dependentSchemas", "else",
        "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "if", "items", "maxContains", "maxItems", "maxLength",
        "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not",
        "oneOf", "pattern", "patternProperties", "prefixItems", "properties", "propertyNames", "required", "then", "type",
        "unevaluatedItems", "unevaluatedProperties", "uniqueItems",
    }
)  # fmt: skip
"""Keywords that say which values there are, or how they are written. Whatever else stands in a schema says nothing of them."""

_SHORT, _FEW, _HUGE = 60, 3, 10**15
_OF_OBJECTS = frozenset({"additionalProperties", "properties", "required"})


@dataclass(frozen=True, slots=True)
class Source:
    """A schema and where it stands. `skip` holds pointers of ``oneOf``/``anyOf`` lists to leave out."""

    pointer: str
    schema: Any = field(compare=False)
    skip: frozenset[str] = frozenset()


MERGED, VARIANT, OBJECT_PART, TYPE_PART, BASE = (
    "\x00+",
    "\x00|",
    "\x00object",
    "\x00type",
    "\x00base",
)
"""How identities of schemas that stand at no single pointer are put together."""

Place: TypeAlias = tuple[Source, ...]
"""Schemas that must all hold for one value."""


def keywords(schema: Any) -> set[str]:
    """The keywords of a schema that restrict its value."""
    if not isinstance(schema, dict):
        return {"$boolean"} if schema is False else set()
    return {key for key in schema if key in RESTRICTING}


def reference_of(source: Source) -> str | None:
    """What the schema refers to: by ``$ref``, or by the older ``$recursiveRef`` to the component around it."""
    schema = source.schema
    if not isinstance(schema, dict):
        return None
    stated = schema.get("$ref")
    if isinstance(stated, str):
        return stated
    if schema.get("$recursiveRef") == "#" and source.pointer.startswith(SCHEMAS):
        return SCHEMAS + source.pointer.removeprefix(SCHEMAS).partition("/")[0]
    return None


def unwrap(source: Source, resolver: Resolver, trail: frozenset[str] = frozenset()) -> Place:
    """The schemas behind `source` when it is only a wrapper.

    An ``allOf`` and a list of one alternative give way to their members, a reference into an unnamed place to
    what stands there; references to component schemas stay.  Nothing restricting: no sources.
    """
    schema = source.schema
    words = keywords(schema)
    if not words:
        return ()
    if not isinstance(schema, dict) or source.skip:
        return (source,)
    if "type" in words and len(words) == 2 and _types(schema["type"]) >= _within(schema, resolver):
        words = words - {"type"}  # what a wrapper says is said again
    if words in ({"$ref"}, {"$recursiveRef"}) and reference_of(source) is not None:
        return _through(source, resolver, trail)
    for word in ("allOf", "anyOf", "oneOf"):
        members = schema.get(word)
        single = isinstance(members, list) and (word == "allOf" or len(members) == 1)
        if words == {word} and isinstance(members, list) and single:
            parts = [
                part
                for index, member in enumerate(members)
                for part in unwrap(
                    Source(join(source.pointer, word, index), member), resolver, trail
                )
            ]
            return tuple(dict.fromkeys(parts))
    return (source,)


def _types(stated: Any) -> set[Any]:
    return {
        word for word in (stated if isinstance(stated, list) else [stated]) if isinstance(word, str)
    }


def _within(schema: dict[str, Any], resolver: Resolver) -> set[Any]:
    """The types that a reference or a part of an `allOf` states for the whole; any where none does."""
    waiting: list[Any] = [schema]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, dict) or id(one) in seen:
            continue
        seen.add(id(one))
        if one is not schema and "type" in one:
            return _types(one["type"])
        words = keywords(one)
        if "properties" in words and words <= _OF_OBJECTS:
            return {"object"}  # authors leave out `type` where members say it
        target = one.get("$ref")
        if isinstance(target, str):
            try:
                waiting.append(resolver.find(target)[1])
            except Unresolved:
                continue
        parts = one.get("allOf")
        waiting += reversed(parts) if isinstance(parts, list) else ()
    return {None}


def _through(source: Source, resolver: Resolver, trail: frozenset[str]) -> Place:
    try:
        target, schema = resolver.find(reference_of(source) or "")
    except Unresolved:
        return (source,)
    if is_named(target):
        return (Source(target, {"$ref": target}),)
    if target in trail:
        return (source,)
    return unwrap(Source(target, schema), resolver, trail | {target})


def unwrap_all(place: Place, resolver: Resolver) -> Place:
    """`unwrap` over several sources, repetitions removed."""
    parts = [part for source in place for part in unwrap(source, resolver)]
    return tuple(dict.fromkeys(parts))


def reference(place: Place) -> str | None:
    """The component that an unwrapped place names, if it does nothing else."""
    if len(place) != 1 or place[0].skip:
        return None
    schema = place[0].schema
    if isinstance(schema, dict) and schema.get("$ref") == place[0].pointer:
        return place[0].pointer
    return None


def identity(place: Place) -> str:
    """What tells one inline schema from another: its pointers."""
    return MERGED.join(dict.fromkeys(source.pointer for source in place))


def main_pointer(ident: str) -> str:
    """The pointer that an identity is foremost about: the most specific of those that it joins."""
    return ident.removesuffix(OBJECT_PART).removesuffix(BASE).rpartition("\x00")[2].lstrip("+|")


def annotations_of(place: Place) -> dict[str, Any]:
    """The annotations that stand at the sources themselves; later sources win."""
    found: dict[str, Any] = {}
    for source in place:
        if isinstance(source.schema, dict):
            found.update(
                (key, value)
                for key, value in source.schema.items()
                if key in ANNOTATIONS or key.startswith("x-")
            )
    return found


def example_of(*stated: Any) -> Any:
    """The first short value that descriptions show: plain, or a list of a few plain ones; None if there is none."""
    for one in stated:
        listed = one.get("examples") if isinstance(one, dict) else None
        for value in listed if isinstance(listed, list) else ():
            if all(map(_is_short, value if isinstance(value, list) else [value])) and value != []:
                return value[:_FEW] if isinstance(value, list) else value
    return None


def _is_short(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= _SHORT
    return isinstance(value, (int, float)) and abs(value) < _HUGE
