"""JSON values as calls that build the models: what a user would write, for the README."""

from __future__ import annotations

import keyword
from collections.abc import Mapping

from clientgen.emit.code import Code, py
from clientgen.ir.nodes import (
    Alias,
    Choice,
    Component,
    Constraint,
    Field,
    Json,
    ListOf,
    MapOf,
    Model,
    Options,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)

_DEEPEST = 12
_LONGEST = 1000
"""Most parts of a value in an example."""


class NotConstructible(Exception):
    """The value does not fit the type, so no call builds it."""


class Constructor:
    """Prints construction calls; `used` collects the names of the classes that they need."""

    def __init__(self, known: Mapping[str, Component]) -> None:
        self._known = known
        self.used: set[str] = set()

    def of(self, value: Json, type_: TypeRef) -> Code:
        """The expression that builds `value` as `type_`.

        Raises:
            NotConstructible: the value does not fit.
        """
        match type_:
            case Ref(name):
                return self._component(value, self._known[name])
            case ListOf(item) if isinstance(value, list):
                return Code("[" + ", ".join(self.of(entry, item) for entry in value) + "]")
            case MapOf(item) if isinstance(value, dict):
                parts = [f"{py(key)}: {self.of(entry, item)}" for key, entry in value.items()]
                return Code("{" + ", ".join(parts) + "}")
            case TupleOf(items, rest) if isinstance(value, list) and len(value) >= len(items):
                types = [*items, *[rest or Unknown()] * (len(value) - len(items))]
                parts = [self.of(entry, item) for entry, item in zip(value, types, strict=True)]
                if rest is not None:
                    return Code(f"[{', '.join(parts)}]")
                return Code("(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")")
            case Union(variants):
                return self._first(value, variants)
            case Options(values, open_) if open_ or value in values:
                return py(value)
            case Scalar(kind) if _is(value, kind):
                return py(value)
            case Unknown():
                return py(value)
            case _:
                raise NotConstructible

    def _component(self, value: Json, component: Component) -> Code:
        match component:
            case Alias(type=type_):
                return self.of(value, type_)
            case Choice(name=name, members=members):
                for member in members:
                    if member.value == value:
                        self.used.add(name)
                        return Code(f"{name}.{member.name}")
                raise NotConstructible
            case Model():
                return self._model(value, component)

    def _model(self, value: Json, model: Model) -> Code:
        if not isinstance(value, dict):
            raise NotConstructible
        fields = {field.wire_name: field for field in model.fields}
        if any(field.required and field.wire_name not in value for field in model.fields):
            raise NotConstructible
        arguments: list[str] = []
        extra: list[str] = []
        for key, entry in value.items():
            field = fields.get(key)
            if field is None:
                if model.extra is False:
                    raise NotConstructible
                inner = Unknown() if model.extra is True else model.extra
                extra.append(f"{py(key)}: {self.of(entry, inner)}")
            elif field.constant is not None:
                if entry != field.constant:
                    raise NotConstructible
                if not (field.required and model.sent):
                    arguments.append(f"{field.name}={py(entry)}")
            else:
                arguments.append(f"{field.name}={self._field(entry, field)}")
        if extra:
            arguments.append(f"**{{{', '.join(extra)}}}")
        self.used.add(model.name)
        return Code(f"{model.name}({', '.join(arguments)})")

    def _field(self, value: Json, field: Field) -> Code:
        return py(None) if value is None and field.nullable else self.of(value, field.type)

    def _first(self, value: Json, variants: tuple[TypeRef, ...]) -> Code:
        for variant in variants:
            before = set(self.used)
            try:
                return self.of(value, variant)
            except NotConstructible:
                self.used = before
        raise NotConstructible


def _is(value: Json, kind: str) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case _:
            return value is None


def sample(
    type_: TypeRef, known: Mapping[str, Component], constraints: tuple[Constraint, ...] = ()
) -> Json:
    """A small value of `type_`: required fields only.

    Raises:
        NotConstructible: there is none that a person would want to read (the type recurs, or has very many members).
    """
    return _Sampler(known).of(type_, constraints, ())


class _Sampler:
    """Makes one value; `trail` are the components that a part of it is inside of."""

    def __init__(self, known: Mapping[str, Component]) -> None:
        self._known = known
        self._left = _LONGEST

    def of(
        self, type_: TypeRef, constraints: tuple[Constraint, ...], trail: tuple[str, ...]
    ) -> Json:
        self._left -= 1
        if self._left < 0:
            raise NotConstructible
        bounds = {constraint.keyword: constraint.value for constraint in constraints}
        match type_:
            case Scalar(kind):
                return _scalar(kind, bounds)
            case Options(values):
                return values[0]
            case ListOf(item):
                return self._list(item, bounds.get("minItems", 0), trail)
            case TupleOf(items):
                return [self.of(item, (), trail) for item in items]
            case Union(variants):
                return self.of(variants[0], constraints, trail)
            case Ref(name):
                if name in trail or len(trail) == _DEEPEST:
                    raise NotConstructible
                return self._component(self._known[name], (*trail, name))
            case MapOf() | Unknown():
                return {}

    def _list(self, item: TypeRef, size: Json, trail: tuple[str, ...]) -> Json:
        try:
            one = self.of(item, (), trail)
        except NotConstructible:
            if size:
                raise
            return []  # a list of itself ends so
        return [one] * (size if isinstance(size, int) and size < 4 else 1)

    def _component(self, component: Component, trail: tuple[str, ...]) -> Json:
        match component:
            case Choice(members=members):
                return members[0].value
            case Alias(type=type_):
                return self.of(type_, (), trail)
            case Model(fields=fields):
                return {
                    field.wire_name: field.constant
                    if field.constant is not None
                    else self.of(field.type, field.constraints, trail)
                    for field in fields
                    if field.required
                }


def _scalar(kind: str, bounds: Mapping[str, Json]) -> Json:
    low = bounds.get("minimum", bounds.get("exclusiveMinimum", 0))
    number = int(low) + ("exclusiveMinimum" in bounds) if isinstance(low, (int, float)) else 0
    match kind:
        case "string":
            shortest = bounds.get("minLength", 0)
            return "text".ljust(shortest if isinstance(shortest, int) and shortest < 40 else 0, "-")
        case "integer":
            return number or 1
        case "number":
            return float(number or 1)
        case "boolean":
            return True
        case _:
            return None


def placeholder(name: str) -> str:
    """A value for a path parameter in an example, such as ``my-pool`` for ``pool_name``."""
    words = [word for word in name.split("_") if word not in ("name", "id")] or name.split("_")
    return "-".join(["my", *(word for word in words if word and not keyword.iskeyword(word))])
