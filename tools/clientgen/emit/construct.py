"""JSON values as calls that build the models: what a user would write, for the README."""

from __future__ import annotations

from collections.abc import Mapping

from clientgen.emit.code import Code, py
from clientgen.ir.nodes import (
    Alias,
    Choice,
    Component,
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
