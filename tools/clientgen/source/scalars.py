"""What a plain YAML scalar means: the core schema of YAML 1.2.2, section 10.3.2.

YAML 1.1, which PyYAML follows by default, reads `on` as true, `012` as ten, `1:30` as ninety and `2025-03-14` as a
date; OpenAPI asks for 1.2.
"""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = "bool | int | float | str | None"

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OTHER_INT = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
# Far beyond any use, and below what Python is willing to turn into decimal digits again.
_LONGEST = 3500
_FIRST = frozenset("+-.0123456789")


class UnrepresentableError(ValueError):
    """The scalar is a number that JSON cannot carry."""


def resolve(text: str) -> Scalar:
    """The value of a plain scalar.  Raises `UnrepresentableError` for NaN, infinity and numbers out of range."""
    if not text or text[0] not in _FIRST:
        return _WORDS.get(text, text)
    if _INT.match(text) or _OTHER_INT.match(text):
        if len(text) > _LONGEST:
            raise UnrepresentableError(text)
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.match(text):
        value = float(text)
        if math.isinf(value):
            raise UnrepresentableError(text)
        return value
    if _NOT_FINITE.match(text):
        raise UnrepresentableError(text)
    return text
