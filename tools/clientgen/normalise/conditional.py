"""Members of an object that are not declared: those that a condition names, and those that are only required."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clientgen.normalise.context import mapping, sequence
from clientgen.normalise.resolve import join
from clientgen.normalise.sources import Source

if TYPE_CHECKING:
    from clientgen.normalise.merge import Flat


def conditions(schema: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What holds under a condition, each with where it stands in the schema."""
    for word in ("then", "else"):
        if word in schema:
            yield (word,), schema[word]
    for name, part in mapping(schema.get("dependentSchemas")).items():
        yield ("dependentSchemas", name), part


def note_conditional(known: dict[str, list[Source]], source: Source) -> None:
    """Add the members that conditions of a schema name to those `known`."""
    if source.schema.get("additionalProperties") is False:
        return
    for word, part in conditions(source.schema):
        for name, value in mapping(mapping(part).get("properties")).items():
            place = join(source.pointer, *word, "properties", name)
            known.setdefault(str(name), []).append(Source(place, value))


def name_others(flat: Flat) -> None:
    """Have members that only a condition names, or that are only required, among the members of an object that has no others.

    The condition is a rule, which says when they may be there.  What several conditions say of one member its type leaves to them.
    """
    if not _has_no_others(flat):
        return
    for name, sources in flat.conditional.items():
        single = len(sources) == 1 and sources[0].schema is not False
        known = sources if single else [Source(sources[0].pointer, {})]
        flat.properties.setdefault(name, known)
    if not flat.closed:
        for name, pointer in flat.required.items():
            flat.properties.setdefault(name, [Source(pointer, {})])


def name_required(flat: Flat, condition: Source) -> None:
    """Have the members that one of several conditions requires among those of an object that has no others and is not closed."""
    if not _has_no_others(flat) or flat.closed:
        return
    schema = mapping(condition.schema)
    for index, name in enumerate(sequence(schema.get("required"))):
        if isinstance(name, str):
            place = join(condition.pointer, "required", index)
            flat.properties.setdefault(name, [Source(place, {})])
    for word in ("allOf", "anyOf", "oneOf"):
        for index, part in enumerate(sequence(schema.get(word))):
            name_required(flat, Source(join(condition.pointer, word, index), part))


def _has_no_others(flat: Flat) -> bool:
    """Whether an object has members by name, and none but those."""
    return bool(flat.properties) and not flat.extra and not flat.patterns
