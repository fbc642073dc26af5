"""The rest of JSON Schema: what Python types cannot say, checked on what is sent.

`compile_rules` turns a schema (plain data, keyed by wire names) into a function over JSON values.  Understood are
``type enum const required properties patternProperties additionalProperties propertyNames minProperties
maxProperties dependentRequired dependentSchemas items prefixItems contains minContains maxContains uniqueItems
minItems maxItems minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf not if
then else allOf anyOf oneOf`` and boolean schemas; any other keyword is no rule.  Numbers compare as JSON Schema says:
1 is 1.0, and neither is true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from .patterns import matches
from .rule_tests import (
    Path,
    Sink,
    Step,
    Violation,
    always,
    bound,
    const,
    enum,
    is_list,
    is_map,
    is_text,
    multiple,
    pattern,
    simple,
    size,
    type_,
    unique,
)
from .rule_words import condition, describe

Check: TypeAlias = Callable[[Any], list[Violation]]


def compile_rules(schema: Any) -> Check:
    """A function that lists how a JSON value breaks the schema."""
    step = _compile(schema)

    def check(value: Any) -> list[Violation]:
        found: list[Violation] = []
        step(value, (), found)
        return found

    return check


def _compile(schema: Any) -> Step:
    if schema is False:
        return lambda value, path, out: out.append(Violation(path, "is not allowed here"))
    if not isinstance(schema, Mapping):
        return lambda value, path, out: None
    steps: list[Step] = []
    for keyword, make in _KEYWORDS.items():
        if keyword in schema and (step := make(schema[keyword], schema)) is not None:
            steps.append(step)
    if len(steps) == 1:
        return steps[0]

    def every(value: Any, path: Path, out: Sink) -> None:
        for step in steps:
            step(value, path, out)

    return every


def _fits(step: Step, value: Any) -> bool:
    found: Sink = []
    step(value, (), found)
    return not found


# ----------------------------------------------------------------------------------------------- arrays


def _items(schema: Any, whole: Mapping[str, Any]) -> Step:
    step = _compile(schema)
    first = len(whole.get("prefixItems", ()))

    def items(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, list):
            for index in range(first, len(value)):
                step(value[index], (*path, index), out)

    return items


def _prefix(schemas: Any, _: Any) -> Step:
    steps = [_compile(schema) for schema in schemas]

    def prefix(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, list):
            for index, (item, step) in enumerate(zip(value, steps, strict=False)):
                step(item, (*path, index), out)

    return prefix


def _contains(schema: Any, whole: Mapping[str, Any]) -> Step:
    step = _compile(schema)
    least: int = whole.get("minContains", 1)
    most: int | None = whole.get("maxContains")

    def contains(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, list):
            count = sum(_fits(step, item) for item in value)
            if count < least or (most is not None and count > most):
                wanted = f"at least {least}" if count < least else f"at most {most}"
                words = f"must contain {wanted} items that {describe(schema)}, and has {count}"
                out.append(Violation(path, words))

    return contains


# ---------------------------------------------------------------------------------------------- objects


def _missing(names: Sequence[str], because: str = "") -> Step:
    def required(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name in names:
                if name not in value:
                    out.append(Violation((*path, name), f"is required{because}"))

    return required


def _required(names: Any, _: Any) -> Step:
    return _missing(tuple(names))


def _dependent_required(names: Mapping[str, Any], _: Any) -> Step:
    steps = {name: _missing(tuple(n), f" because {name} is given") for name, n in names.items()}
    return _when_present(steps)


def _dependent_schemas(schemas: Mapping[str, Any], _: Any) -> Step:
    return _when_present({name: _compile(schema) for name, schema in schemas.items()})


def _when_present(steps: Mapping[str, Step]) -> Step:
    def dependent(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name, step in steps.items():
                if name in value:
                    step(value, path, out)

    return dependent


def _properties(schemas: Mapping[str, Any], _: Any) -> Step:
    steps = [(name, _compile(schema)) for name, schema in schemas.items()]

    def properties(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name, step in steps:
                if name in value:
                    step(value[name], (*path, name), out)

    return properties


def _pattern_properties(schemas: Mapping[str, Any], _: Any) -> Step:
    steps = [(pattern, _compile(schema)) for pattern, schema in schemas.items()]

    def properties(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                for pattern, step in steps:
                    if matches(pattern, name):
                        step(item, (*path, name), out)

    return properties


def _additional(schema: Any, whole: Mapping[str, Any]) -> Step:
    step = _compile(schema)
    known = frozenset(whole.get("properties", ()))
    patterns = tuple(whole.get("patternProperties", ()))

    def additional(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name, item in value.items():
                if name not in known and not any(matches(pattern, name) for pattern in patterns):
                    step(item, (*path, name), out)

    return additional


def _names(schema: Any, _: Any) -> Step:
    step = _compile(schema)

    def names(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, dict):
            for name in value:
                found: Sink = []
                step(name, (), found)
                out.extend(Violation((*path, name), f"the key {v.message}") for v in found)

    return names


# ------------------------------------------------------------------------------------------ combinations


def _all(schemas: Any, _: Any) -> Step:
    steps = [_compile(schema) for schema in schemas]

    def every(value: Any, path: Path, out: Sink) -> None:
        for step in steps:
            step(value, path, out)

    return every


def _any(schemas: Any, _: Any) -> Step:
    steps = [_compile(schema) for schema in schemas]
    words = "must either " + " or ".join(describe(schema) for schema in schemas)
    return simple(always, lambda value: any(_fits(step, value) for step in steps), words)


def _one(schemas: Any, _: Any) -> Step:
    steps = [_compile(schema) for schema in schemas]
    words = "must, in exactly one of these ways, " + " or ".join(map(describe, schemas))
    return simple(always, lambda value: sum(_fits(step, value) for step in steps) == 1, words)


def _not(schema: Any, _: Any) -> Step:
    step = _compile(schema)
    return simple(always, lambda value: not _fits(step, value), f"must not {describe(schema)}")


def _if(test_: Any, whole: Mapping[str, Any]) -> Step | None:
    test = _compile(test_)
    met, unmet = (_compile(whole[key]) if key in whole else None for key in ("then", "else"))
    if met is None and unmet is None:
        return None
    because = f" because {condition(test_)}"
    otherwise = f" unless {condition(test_)}"

    def conditional(value: Any, path: Path, out: Sink) -> None:
        fits = _fits(test, value)
        if (step := met if fits else unmet) is not None:
            found: Sink = []
            step(value, path, found)
            words = because if fits else otherwise
            out.extend(Violation(v.path, v.message + words) for v in found)

    return conditional


_KEYWORDS: dict[str, Callable[[Any, Mapping[str, Any]], Step | None]] = {
    "type": type_,
    "enum": enum,
    "const": const,
    "minimum": bound(lambda value, bound: value >= bound, "must be at least"),
    "maximum": bound(lambda value, bound: value <= bound, "must be at most"),
    "exclusiveMinimum": bound(lambda value, bound: value > bound, "must be greater than"),
    "exclusiveMaximum": bound(lambda value, bound: value < bound, "must be less than"),
    "multipleOf": multiple,
    "minLength": size(is_text, False, "characters"),
    "maxLength": size(is_text, True, "characters"),
    "pattern": pattern,
    "prefixItems": _prefix,
    "items": _items,
    "contains": _contains,
    "minItems": size(is_list, False, "items"),
    "maxItems": size(is_list, True, "items"),
    "uniqueItems": unique,
    "required": _required,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "minProperties": size(is_map, False, "keys"),
    "maxProperties": size(is_map, True, "keys"),
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
    "allOf": _all,
    "anyOf": _any,
    "oneOf": _one,
    "not": _not,
    "if": _if,
}
