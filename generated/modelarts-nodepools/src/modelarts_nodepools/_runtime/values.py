"""JSON values: equality, kinds and short descriptions, as JSON Schema understands them."""

from __future__ import annotations

import math
from typing import Any

_KINDS = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    tuple: "array",
    dict: "object",
    type(None): "null",
}
_LONGEST = 80


def kind(value: Any) -> str:
    """What a value is, in JSON's words; the Python type of a value that JSON does not know."""
    for known, name in _KINDS.items():
        if isinstance(value, known):
            return name
    return type(value).__name__


def kind_matches(name: str, value: Any) -> bool:
    """Whether a value is of the JSON Schema type `name`: 1.0 is an integer, true is no number."""
    if name == "number":
        return is_number(value)
    if name == "integer":
        return is_number(value) and (isinstance(value, int) or value.is_integer())
    return kind(value) == name


def is_number(value: Any) -> bool:
    """An int or a float, but not a bool."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(one: Any, other: Any) -> bool:
    """Equality of JSON values: 1 equals 1.0, true does not equal 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) is not isinstance(other, bool):
        return False
    return bool(one == other)


def frozen(value: Any) -> Any:
    """A hashable stand-in: two stand-ins are equal exactly if the values are the `same`."""
    if isinstance(value, dict):
        return "object", frozenset((key, frozen(item)) for key, item in value.items())
    if isinstance(value, list):
        return "array", tuple(map(frozen, value))
    if isinstance(value, bool):
        return "boolean", value
    return value


def is_multiple(value: float, divisor: float) -> bool:
    """Exact in decimal notation: 0.3 is a multiple of 0.1."""
    if divisor == 0 or value in (math.inf, -math.inf) or value != value:
        return False
    from fractions import Fraction  # few documents have multiples

    # The shortest decimal that reads back as this number is the one that was written.
    exact = [Fraction(n) if isinstance(n, int) else Fraction(repr(n)) for n in (value, divisor)]
    return (exact[0] / exact[1]).denominator == 1


def clip(text: str, longest: int = _LONGEST) -> str:
    """A text short enough for a message."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def show(value: Any, longest: int = _LONGEST) -> str:
    """A value, short enough for a message."""
    if isinstance(value, int) and value.bit_length() > 1000:
        return "a number of very many digits"  # Python refuses to spell the biggest out
    return clip(repr(value[:longest] if isinstance(value, str) else value), longest)
