"""Members of an object that are not declared: those that a condition names, and those that are only required."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clientgen.normalise.context import mapping
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
    if not flat.properties or flat.extra or flat.patterns:
        return
    for name, sources in flat.conditional.items():
        single = len(sources) == 1 and sources[0].schema is not False
        known = sources if single else [Source(sources[0].pointer, {})]
        flat.properties.setdefault(name, known)
    if not flat.closed:
        for name, pointer in flat.required.items():
            flat.properties.setdefault(name, [Source(pointer, {})])
