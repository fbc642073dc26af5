"""Schemas in words: ``must not match ^CCE-``, ``because mode is '1'``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .values import show


def describe(schema: Any) -> str:
    """A schema as what a value does: ``match ^a``, ``be 'x'``, ``have b``."""
    if not isinstance(schema, Mapping):
        return "be anything" if schema else "be present"
    words = [say(schema[keyword]) for keyword, say in _WORDS.items() if keyword in schema]
    if "properties" in schema:
        words.append(f"be such that {condition({'properties': schema['properties']})}")
    if schema.keys() - _WORDS.keys() - _SILENT:
        words.append("fit further conditions")
    return " and ".join(words) if words else "be anything"


def condition(schema: Any) -> str:
    """A schema as a condition on an object: ``mode is '1'``."""
    if not isinstance(schema, Mapping):
        return "of a condition that always holds" if schema else "of a condition that never holds"
    properties: Mapping[str, Any] = schema.get("properties", {})
    words = [f"{name} {_state(inner)}" for name, inner in properties.items()]
    words += [f"{name} is given" for name in schema.get("required", ()) if name not in properties]
    if inner := schema.get("not"):
        words.append(f"not ({condition(inner)})")
    for keyword, joint in (("allOf", " and "), ("anyOf", " or "), ("oneOf", " or ")):
        if keyword in schema:
            words.append(joint.join(map(condition, schema[keyword])))
    return " and ".join(words) if words else f"the value happens to {describe(schema)}"


def _state(schema: Any) -> str:
    if isinstance(schema, Mapping):
        if "const" in schema:
            return f"is {show(schema['const'])}"
        if "enum" in schema:
            return f"is one of {', '.join(map(show, schema['enum']))}"
        if "pattern" in schema:
            return f"matches {schema['pattern']}"
        if isinstance(schema.get("not"), Mapping) and "const" in schema["not"]:
            return f"is not {show(schema['not']['const'])}"
        if "properties" in schema or "required" in schema:
            return f"is such that {condition(schema)}"
    return "is as it is"


_SILENT = frozenset({"properties", "title", "description", "$comment", "examples", "default"})
_WORDS: dict[str, Callable[[Any], str]] = {
    "const": lambda v: f"be {show(v)}",
    "enum": lambda v: f"be one of {', '.join(map(show, v))}",
    "type": lambda v: f"be {v if isinstance(v, str) else ' or '.join(v)}",
    "pattern": lambda v: f"match {v}",
    "required": lambda v: f"have {' and '.join(v)}",
    "minimum": lambda v: f"be at least {v}",
    "maximum": lambda v: f"be at most {v}",
    "exclusiveMinimum": lambda v: f"be greater than {v}",
    "exclusiveMaximum": lambda v: f"be less than {v}",
    "multipleOf": lambda v: f"be a multiple of {v}",
    "minLength": lambda v: f"have at least {v} characters",
    "maxLength": lambda v: f"have at most {v} characters",
    "minItems": lambda v: f"have at least {v} items",
    "maxItems": lambda v: f"have at most {v} items",
    "not": lambda v: f"not {describe(v)}",
    "anyOf": lambda v: " or ".join(map(describe, v)),
    "allOf": lambda v: " and ".join(map(describe, v)),
}
