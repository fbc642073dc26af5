"""Compiled schemas made exact: true is not 1, "1" is no code, and what is written is what is there.

Pydantic takes ``true`` for 1 where a `Literal` holds 1, reads ``"1"`` as a member of an `IntEnum`, writes a bool that lies where a number
belongs as a number, and fails to write an object whose tag is no scalar.  JSON tells all of these apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_INSIDE = ("schema", "items_schema", "values_schema", "extras_schema")
_AS_IT_IS = {"type": "any"}


def exact_class(schema: Any, resolve: Callable[[Any], Any]) -> None:
    """Make the compiled schema of a class exact, in place: others refer to it.

    Classes inside are left to themselves.  `resolve` gives what a reference stands for; a named type is made exact as well.
    """
    schema["schema"] = _Walk(resolve).own(schema["schema"])


def exact(schema: Any) -> Any:
    """A complete schema that is not one of a class, with exact numbers, constants and codes."""
    return _Walk(None).schema(schema)


class _Walk:
    def __init__(self, resolve: Callable[[Any], Any] | None) -> None:
        self._resolve = resolve
        self._seen: set[str] = set()

    def schema(self, schema: Any) -> Any:
        match schema["type"]:
            case "int" | "float":
                return {**schema, "serialization": _AS_IT_IS}
            case "literal":
                return _literal(schema)
            case "enum" if schema.get("sub_type") == "int":
                return _after({"type": "int", "strict": True}, schema)
            case "union":
                return {**schema, "choices": [self._choice(one) for one in schema["choices"]]}
            case "tagged-union":
                choices = {tag: self.schema(one) for tag, one in schema["choices"].items()}
                return {**schema, "choices": choices, "serialization": _AS_IT_IS}
            case "tuple":
                return {**schema, "items_schema": list(map(self.schema, schema["items_schema"]))}
            case "definitions":
                parts = list(map(self.schema, schema["definitions"]))
                return {**schema, "definitions": parts, "schema": self.schema(schema["schema"])}
            case "definition-ref":
                self._named(schema)
                return schema
            case "model":
                return schema
            case _:
                return self._inside(schema)

    def own(self, schema: Any) -> Any:
        """What a class is made of."""
        if schema["type"] != "model-fields":
            return self._inside(schema)
        fields = {
            name: {**field, "schema": self.schema(field["schema"])}
            for name, field in schema["fields"].items()
        }
        return self._inside({**schema, "fields": fields})

    def _inside(self, schema: Any) -> Any:
        parts = {k: self.schema(schema[k]) for k in _INSIDE if isinstance(schema.get(k), dict)}
        return {**schema, **parts} if parts else schema

    def _choice(self, choice: Any) -> Any:
        return (
            (self.schema(choice[0]), choice[1])
            if isinstance(choice, tuple)
            else self.schema(choice)
        )

    def _named(self, reference: Any) -> None:
        """A named type, changed in place, as others refer to it too."""
        if self._resolve is None or reference["schema_ref"] in self._seen:
            return
        self._seen.add(reference["schema_ref"])
        try:
            target = self._resolve(reference)
        except LookupError:
            return  # it is just being made, and will be met again by what asked for it
        made = self.schema(target)
        if made is not target:
            target.clear()
            target.update(made)


def _literal(schema: Any) -> Any:
    """A list of constants; those of one type are asked for by this type first."""
    by_kind: dict[type, list[Any]] = {}
    for value in schema["expected"]:
        by_kind.setdefault(type(value), []).append(value)
    if by_kind.keys().isdisjoint((int, bool)):
        return schema
    choices = []
    for kind, values in by_kind.items():
        constants = {**schema, "expected": values}
        shape = {"type": kind.__name__, "strict": True}
        choices.append(_after(shape, constants) if kind in (int, bool) else constants)
    if len(choices) == 1:
        return choices[0]
    for choice in choices:
        choice.pop("ref", None)
    return {"type": "union", "choices": choices, **_reference(schema)}


def _after(first: Any, then: Any) -> Any:
    """What fits both, one after the other."""
    own = {key: value for key, value in then.items() if key != "ref"}
    return {"type": "chain", "steps": [first, own], **_reference(then)}


def _reference(schema: Any) -> dict[str, str]:
    """The name by which others refer to a schema, if it has one."""
    return {"ref": schema["ref"]} if "ref" in schema else {}
