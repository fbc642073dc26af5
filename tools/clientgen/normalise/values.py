"""JSON values that a document states: compared, listed and shown."""

from __future__ import annotations

from typing import Any

from clientgen.normalise.context import mapping, sequence, text

_ABOUT = frozenset({"const", "enum", "type", "title", "description", "deprecated", "format"})


def same(one: Any, two: Any) -> bool:
    """Equality as JSON has it: ``true`` is not 1, but 1 is 1.0."""
    return isinstance(one, bool) == isinstance(two, bool) and bool(one == two)


def unique(values: list[Any]) -> list[Any]:
    """`values` without repetitions, in order."""
    scalars: set[tuple[str, object]] = set()
    found: list[Any] = []
    for value in values:
        if isinstance(value, (str, int, float, bool, type(None))):
            mark = ("bool" if isinstance(value, bool) else "", value)
            if mark not in scalars:
                scalars.add(mark)
                found.append(value)
        elif not any(same(value, other) for other in found):
            found.append(value)
    return found


def show(value: object) -> str:
    """A short spelling of values for a message."""
    parts = value if isinstance(value, list) else [value]
    text = ", ".join(str(part) for part in parts[:5]) + (", …" if len(parts) > 5 else "")
    return text if len(text) <= 80 else text[:79] + "…"


def fits(value: Any, types: frozenset[str] | None) -> bool:
    """Whether a JSON value is of one of the types."""
    if types is None:
        return True
    match value:
        case bool():
            return "boolean" in types
        case int():
            return bool(types & {"integer", "number"})
        case float():
            return "number" in types or ("integer" in types and value.is_integer())
        case str():
            return "string" in types
        case list():
            return "array" in types
        case dict():
            return "object" in types
        case _:
            return "null" in types


def listing(alternatives: list[Any]) -> dict[str, Any] | None:
    """Alternatives that are single values, each perhaps with a title and a description, as the `enum` that they are.

    This is how JSON Schema writes a list of values that are explained; titles are the names of values that are numbers.  None if
    they are anything else.  Source: JSON Schema, *Annotating enumerated values*; OpenAPI 3.2, section *Schema Object*.
    """
    if not all(_lists(one) for one in alternatives):
        return None
    values = [value for one in alternatives for value in _values(one)]
    if all(value is None for value in values):
        return None
    listed: dict[str, Any] = {"enum": unique(values)}
    if len(listed["enum"]) == len(values) == len(alternatives):
        titles = [
            text(one.get("title")) if value is not None else "null"
            for one, value in zip(alternatives, values, strict=True)
        ]
        kinds = {type(value) for value in values if value is not None}
        if all(titles) and len({*titles}) == len(titles) and kinds == {int}:
            listed["x-enum-varnames"] = titles
        listed["x-enum-descriptions"] = [text(one.get("description")) for one in alternatives]
    return listed


def _lists(alternative: Any) -> bool:
    """Whether an alternative is nothing but values, or null."""
    words = {word for word in mapping(alternative) if not word.startswith("x-")}
    values = _values(mapping(alternative))
    return (
        bool(values)
        and words <= _ABOUT
        and all(fits(value, _types(alternative)) for value in values)
    )


def _types(alternative: dict[str, Any]) -> frozenset[str] | None:
    stated = alternative.get("type")
    if stated is None:
        return None
    return frozenset([stated] if isinstance(stated, str) else map(str, sequence(stated)))


def _values(alternative: dict[str, Any]) -> list[Any]:
    if "const" in alternative:
        return [alternative["const"]]
    if alternative.get("type") == "null":
        return [None]
    return sequence(alternative.get("enum"))
