"""What the errors of a JSON Schema validator mean to the author of an OpenAPI document."""

from __future__ import annotations

import json
from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.source.grammar import kind_at

KINDS = {
    "document": "the document",
    "components": "components",
    "pathItem": "a path",
    "paths": "paths",
    "operation": "an operation",
    "parameter": "a parameter",
    "header": "a header",
    "requestBody": "a request body",
    "mediaType": "a media type",
    "encoding": "an encoding",
    "response": "a response",
    "responses": "responses",
    "schema": "a schema",
    "example": "an example",
    "link": "a link",
    "securityScheme": "a security scheme",
    "callback": "a callback",
}
_TYPES = {
    "array": "a list",
    "object": "a mapping",
    "string": "a string",
    "boolean": "true or false",
    "integer": "an integer",
    "number": "a number",
    "null": "null",
}
_FIXED = {
    "uniqueItems": "has the same entry twice",
    "minItems": "is an empty list",
    "minProperties": "is empty",
}


def where(at: tuple[str, ...]) -> str:
    """``in a schema``, ``in an operation``: what kind of thing stands at a place."""
    kind = kind_at(at) if at else "document"
    if kind is None or kind == "plain" or kind.startswith(("map:", "list:")):
        return f"in `{neutral(at[-1], 80)}`" if at else "here"
    return f"in {KINDS.get(kind, 'this place')}"


def describe(kind: str, facts: dict[str, Any], at: tuple[str, ...], value: Any) -> str:
    """One sentence for an error of `kind` (the keyword) at a place, with the validator's own `facts`."""
    name = f"`{neutral(at[-1], 80)}`" if at else "the document"
    if at and at[-1].isdigit() and len(at) > 1:
        name = f"entry {int(at[-1]) + 1 if len(at[-1]) < 10 else at[-1]} of `{neutral(at[-2], 80)}`"
    if at and at[-1] == "type" and kind in ("anyOf", "enum"):
        return f"{shown(value)} is not a type that a schema can have"
    if kind == "type":
        wanted = " or ".join(_TYPES.get(str(word), str(word)) for word in facts.get("types", ()))
        return f"{name} must be {wanted}, not {shown(value)}"
    if kind == "enum":
        options = [json.dumps(option) for option in facts.get("options", ())]
        return f"{name} must be one of {', '.join(options)}; {shown(value)} is not"
    if kind == "const":
        return f"{name} must be {shown(facts.get('expected_value'))} here, not {shown(value)}"
    if kind == "pattern":
        return f"{name} does not have the form it must have: {shown(value)}"
    if kind in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"):
        return f"{name} is out of range: {shown(value)}"
    if kind in _FIXED:
        return f"{name} {_FIXED[kind]}"
    if kind == "not":
        return f"{name} has keys that exclude each other{_pair(value)}"
    if kind in ("anyOf", "oneOfNotValid", "oneOf"):
        return f"{name} fits none of the forms that OpenAPI allows here"
    if kind == "oneOfMultipleValid":
        return f"{name} fits several forms of which OpenAPI allows one{_pair(value)}"
    return f"{name} does not fit OpenAPI here ({neutral(kind, 40)})"


def missing(at: tuple[str, ...], name: str) -> tuple[str, str]:
    """What to say, and to advise, when a key is not there."""
    if at[-1:] == ("responses",) and name == "default":
        return (
            "`responses` describes no response",
            "describe one status code at least, or `default`",
        )
    shown_name = neutral(name, 80)
    what = "`required: true`" if name == "required" else f"`{shown_name}`"
    return f"{what} is missing {where(at)}", f"add {what}"


def advice(at: tuple[str, ...], value: Any, version: str) -> str | None:
    """What to do about some faults that are common; None where the general advice will do."""
    last = at[-1] if at else ""
    if last == "type":
        if isinstance(value, str):
            close = nearest(value, _TYPES)
            if value == "null" and version == "3.0":
                return "OpenAPI 3.0 has no null type: write `nullable: true` beside the other type"
            return f"did you mean `{close}`?" if close else f"types are {', '.join(sorted(_TYPES))}"
        if isinstance(value, dict):
            return "if a property of this name is meant, put it under `properties`"
    if last in ("exclusiveMinimum", "exclusiveMaximum") and isinstance(value, bool):
        return f"since 3.1 `{last}` is the bound itself, in place of `{last[9:].lower()}`"
    if last == "required" and isinstance(value, bool) and "properties" not in at[-2:-1]:
        return "list the names of required properties in the schema that has them"
    return None


def _pair(value: Any) -> str:
    pairs = (("example", "examples"), ("schema", "content"))
    both = [pair for pair in pairs if isinstance(value, dict) and set(pair) <= set(value)]
    return f": `{both[0][0]}` and `{both[0][1]}`" if both else ""


def shown(value: Any) -> str:
    """A value in a message: short, harmless, in JSON's words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the string "{neutral(value, 60)}"' if value else "an empty string"
    if isinstance(value, (int, float)):
        return neutral(repr(value), 40)
    return "a list" if isinstance(value, list) else "a mapping"
