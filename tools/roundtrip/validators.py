r"""The `jsonschema` library as the judge of values, told of what it would take otherwise.

Patterns are ECMA-262, which the library's `re` is not: `$` does not match before a final line break, and classes such as ``\d`` are ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from runtime.patterns import matches
from runtime.values import is_multiple, is_number


def _pattern(validator: Any, wanted: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not matches(wanted, instance):
        yield ValidationError(f"{instance!r} does not match {wanted!r}")


def _multiple(
    validator: Any, divisor: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if is_number(instance) and not is_multiple(instance, divisor):
        yield ValidationError(f"{instance!r} is not a multiple of {divisor!r}")


Validator = extend(Draft202012Validator, {"pattern": _pattern, "multipleOf": _multiple})
"""The `jsonschema` library's validator; patterns are ECMA-262 and multiples exact in decimals, which its own are not."""

StrictValidator = extend(
    Validator,
    type_checker=Validator.TYPE_CHECKER.redefine(
        "integer", lambda checker, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)
"""The same for what is sent: 1.0 is no integer."""
