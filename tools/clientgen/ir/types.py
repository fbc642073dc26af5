"""Types of values, as the document describes them and before any Python is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Text:
    """Prose of the document: untrusted, to be printed only as a literal, a docstring or a comment."""

    value: str = ""

    def __bool__(self) -> bool:
        return bool(self.value)


NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Constraint:
    """A bound that JSON Schema states: `keyword` as the standard spells it (``minLength``, ``maximum``, …)."""

    keyword: str
    value: Json


@dataclass(frozen=True, slots=True)
class Scalar:
    """One JSON scalar. `format` is kept only where the Python type depends on it."""

    kind: Literal["string", "integer", "number", "boolean", "null"]
    format: str | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Any JSON value: the document says nothing about it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A `Model`, `Choice` or `Alias`, by its Python name."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf:
    item: TypeRef
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class TupleOf:
    """`prefixItems`: a type per position; `rest` types what follows, None means that nothing may follow."""

    items: tuple[TypeRef, ...]
    rest: TypeRef | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    value: TypeRef
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """A list of allowed values, printed as a `Literal`; `open` admits other values of the same kind."""

    values: tuple[Json, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The wire name whose value picks the variant, and value → Python name of the variant."""

    wire_name: str
    mapping: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types; a nullable type is a union with ``Scalar("null")`` as its last variant."""

    variants: tuple[TypeRef, ...]
    discriminator: Discriminator | None = None


TypeRef: TypeAlias = Scalar | Unknown | Ref | ListOf | TupleOf | MapOf | Options | Union
