"""Small values for examples: what the document shows of a member or a parameter, else one that its type and bounds let through."""

from __future__ import annotations

import keyword
import math
from collections.abc import Iterable, Mapping

from clientgen.emit.construct import Constructor, NotConstructible
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
    Parameter,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)

TEXT = "text"
"""What stands for a text of which nothing is said."""
_DEEPEST = 12
_LONGEST = 1000
"""Most parts of a value in an example."""
_WIDEST = 40


def sample(type_: TypeRef, known: Mapping[str, Component], *, sent: bool = True) -> Json:
    """A small value of `type_`: required fields only.

    A pattern is never tried, as it may take for ever: what is sent then has a value only where the document shows one.

    Raises:
        NotConstructible: there is none that a person would want to read (the type recurs, or has very many members).
    """
    return _Sampler(known, sent).of(type_, (), ())


def sample_of(item: Parameter, known: Mapping[str, Component]) -> Json:
    """A small value for a parameter.

    Raises:
        NotConstructible: there is none.
    """
    rules = item.rules if isinstance(item.rules, dict) else {}
    stated = (*item.constraints, *(Constraint(word, value) for word, value in rules.items()))
    return _Sampler(known, True).example(item.example, item.type, stated, ())


class _Sampler:
    """Makes one value; `trail` are the components that a part of it is inside of."""

    def __init__(self, known: Mapping[str, Component], sent: bool) -> None:
        self._known = known
        self._sent = sent
        self._left = _LONGEST

    def example(
        self,
        shown: Json,
        type_: TypeRef,
        constraints: tuple[Constraint, ...],
        trail: tuple[str, ...],
    ) -> Json:
        """What the document shows, if it fits the type; else a value that is made."""
        if shown is not None and _within(shown, _bounds(type_, constraints)):
            try:
                Constructor(self._known).of(shown, type_)
            except NotConstructible:
                pass
            else:
                return shown
        return self.of(type_, constraints, trail)

    def of(
        self, type_: TypeRef, constraints: tuple[Constraint, ...], trail: tuple[str, ...]
    ) -> Json:
        self._left -= 1
        if self._left < 0:
            raise NotConstructible
        bounds = _bounds(type_, constraints)
        match type_:
            case Scalar("string") if self._sent and "pattern" in bounds:
                raise NotConstructible
            case Scalar(kind):
                return _scalar(kind, bounds)
            case Options(values):
                return values[0]
            case ListOf(item):
                return self._list(item, bounds, trail)
            case TupleOf(items):
                return [self.of(item, (), trail) for item in items]
            case Union(variants):
                return self.of(variants[0], constraints, trail)
            case Ref(name):
                if name in trail or len(trail) == _DEEPEST:
                    raise NotConstructible
                return self._component(self._known[name], constraints, (*trail, name))
            case MapOf() | Unknown():
                return {}

    def _list(self, item: TypeRef, bounds: Mapping[str, Json], trail: tuple[str, ...]) -> Json:
        size = bounds.get("minItems", 0)
        try:
            one = self.of(item, (), trail)
        except NotConstructible:
            if size:
                raise
            return []  # a list of itself ends so
        return [one] * (size if isinstance(size, int) and size < 4 else 1)

    def _component(
        self, component: Component, constraints: tuple[Constraint, ...], trail: tuple[str, ...]
    ) -> Json:
        match component:
            case Choice(members=members):
                return members[0].value
            case Alias(type=type_, example=shown):
                return self.example(shown, type_, constraints, trail)
            case Model(fields=fields):
                return {
                    field.wire_name: self._field(field, trail) for field in fields if field.required
                }

    def _field(self, field: Field, trail: tuple[str, ...]) -> Json:
        if field.constant is not None:
            return field.constant
        return self.example(field.example, field.type, field.constraints, trail)


def _bounds(type_: TypeRef, constraints: Iterable[Constraint]) -> dict[str, Json]:
    """Bounds by keyword: those on the type, and those beside it."""
    own = type_.constraints if isinstance(type_, (Scalar, ListOf, MapOf)) else ()
    return {bound.keyword: bound.value for bound in (*own, *constraints)}


def _within(value: Json, bounds: Mapping[str, Json]) -> bool:
    """Whether a value has a length, or a size, that is allowed."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, list)):
        return True
    kind = "Length" if isinstance(value, str) else "Items" if isinstance(value, list) else "imum"
    size = len(value) if isinstance(value, (str, list)) else value
    low, high = (bounds.get(end + kind) for end in ("min", "max"))
    return not (isinstance(low, (int, float)) and size < low) and not (
        isinstance(high, (int, float)) and size > high
    )


def _scalar(kind: str, bounds: Mapping[str, Json]) -> Json:
    match kind:
        case "string":
            shortest, longest = bounds.get("minLength", 0), bounds.get("maxLength")
            text = TEXT.ljust(
                shortest if isinstance(shortest, int) and shortest < _WIDEST else 0, "-"
            )
            return text[:longest] if isinstance(longest, int) and longest >= 0 else text
        case "integer" | "number":
            try:
                number = _number(bounds)
                return math.ceil(number) if kind == "integer" else float(number)
            except (OverflowError, ValueError):  # of a bound beyond all floats
                raise NotConstructible from None
        case "boolean":
            return True
        case _:
            return None


def _number(bounds: Mapping[str, Json]) -> int | float:
    """1, or the nearest to it that the bounds let through, where they are plain ones."""
    above, below = bounds.get("exclusiveMinimum"), bounds.get("exclusiveMaximum")
    low, high = bounds.get("minimum"), bounds.get("maximum")
    step = bounds.get("multipleOf")
    number: int | float = 1
    if isinstance(low, (int, float)):
        number = max(number, low)
    if isinstance(above, (int, float)):
        number = max(number, int(above) + 1)
    if isinstance(step, (int, float)) and step > 0 and number % step:
        number = step * math.ceil(number / step)
    if isinstance(high, (int, float)):
        number = min(number, high)
    if isinstance(below, (int, float)) and number >= below:
        number = math.ceil(below) - 1
    return number


def placeholder(name: str) -> str:
    """A value for a path parameter in an example, such as ``my-pool`` for ``pool_name``."""
    words = [word for word in name.split("_") if word not in ("name", "id")] or name.split("_")
    return "-".join(["my", *(word for word in words if word and not keyword.iskeyword(word))])


def shown_for(item: Parameter, known: Mapping[str, Component]) -> Json:
    """The same, but for a text of which nothing more is said than how long it may be: after the parameter's name.

    Raises:
        NotConstructible: there is none.
    """
    value, named = sample_of(item, known), placeholder(item.name)
    return (
        named if value == TEXT and _within(named, _bounds(item.type, item.constraints)) else value
    )
