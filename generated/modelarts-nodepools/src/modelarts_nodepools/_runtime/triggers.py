"""Which keys have to be in a body before any rule can be broken: most bodies have none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_json


def triggers(rules: Iterable[Any]) -> tuple[bytes, ...] | None:
    """What must occur in the bytes of a body for one of some rules to be broken; None: that cannot be told."""
    found: set[str] = set()
    for rule in rules:
        names = _names(rule)
        if names is None:
            return None
        found |= names
    return tuple(to_json(name) + b":" for name in sorted(found))


def _names(rule: Any) -> set[str] | None:
    """Properties of which at least one is present in every object that breaks a rule."""
    if rule is True:
        return set()
    if not isinstance(rule, Mapping):
        return None
    found: set[str] = set()
    for keyword, value in rule.items():
        if keyword in ("properties", "dependentRequired", "dependentSchemas"):
            found.update(value)
        elif keyword == "if" and value.get("required") and "else" not in rule:
            found.add(value["required"][0])  # without it the condition does not hold
        elif keyword == "allOf":
            inner = [_names(part) for part in value]
            if any(names is None for names in inner):
                return None
            found.update(*(names for names in inner if names))
        elif keyword != "then":
            return None
    # `then` and `else` say nothing by themselves.
    return found
