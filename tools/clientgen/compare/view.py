"""A schema as it is compared: references resolved, `allOf` merged, one spelling for null and for single alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Source:
    """A schema and where it stands; without its alternatives if those are compared apart."""

    at: str
    schema: Any = field(hash=False, compare=False)
    bare: bool = False


Place: TypeAlias = "tuple[Source, ...]"
"""Schemas that hold together."""

Types: TypeAlias = "frozenset[str] | None"

LOWEST = ("minLength", "minItems", "minProperties", "minContains")
HIGHEST = ("maxLength", "maxItems", "maxProperties", "maxContains")
PARTS = (
    "items",
    "additionalProperties",
    "contains",
    "propertyNames",
    "contentSchema",
    "unevaluatedItems",
    "unevaluatedProperties",
    "additionalItems",
    "not",
    "if",
    "then",
    "else",
)
"""Keywords whose value is one schema."""
MAPS = ("properties", "patternProperties", "dependentSchemas")
"""Keywords whose value names schemas."""
SETS = ("format", "pattern", "multipleOf", "contentEncoding", "contentMediaType", "xml")
"""Keywords of which every stated value holds."""
FLAGS = ("readOnly", "writeOnly", "deprecated", "uniqueItems")
ANNOTATIONS = frozenset(
    [
        "title",
        "description",
        "examples",
        "example",
        "externalDocs",
        "$comment",
        "$id",
        "$schema",
        "$anchor",
    ]
)
READ = frozenset([*LOWEST, *HIGHEST, *PARTS, *MAPS, *SETS, *FLAGS, "$ref", "allOf", "oneOf", "anyOf", "type", "enum", "const",
                   "required", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "prefixItems", "dependentRequired",
                   "default", "discriminator", "$defs", "definitions", "nullable"])  # fmt: skip


@dataclass(slots=True)
class Group:
    """The alternatives of one `oneOf` or `anyOf`."""

    keyword: str
    at: str
    alternatives: list[Place]
    discriminator: dict[str, Any]


@dataclass(slots=True)
class View:
    """One flat schema."""

    place: Place
    at: str
    types: Types = None
    nullable: bool | None = None
    """Whether null is allowed; None if nothing is said of it."""
    never: bool = False
    enum: list[Any] | None = None
    required: dict[str, str] = field(default_factory=dict)
    bounds: dict[str, int | float] = field(default_factory=dict)
    low: tuple[float, bool] | None = None
    high: tuple[float, bool] | None = None
    sets: dict[str, list[Any]] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)
    parts: dict[str, Place] = field(default_factory=dict)
    maps: dict[str, dict[str, Place]] = field(default_factory=dict)
    prefix: list[Place] = field(default_factory=list)
    dependent: dict[str, set[str]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    discriminator: dict[str, Any] = field(default_factory=dict)
    rest: dict[str, list[Any]] = field(default_factory=dict)
    """What the comparison has no reading for, extensions included."""
    closed_over: list[frozenset[str]] = field(default_factory=list)
    """Names that single members of an `allOf` know, where they allow no others."""
    where: dict[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> dict[str, Place]:
        """The members of an object."""
        return self.maps.get("properties", {})

    def spot(self, keyword: str) -> str:
        """Where a keyword is stated; the schema itself if it is not."""
        return self.where.get(keyword, self.at)


def meet(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The types in both; an integer is a number."""
    both = set(left & right)
    if ("integer" in left and "number" in right) or ("number" in left and "integer" in right):
        both.add("integer")
    return frozenset(both)


def is_number(value: object) -> bool:
    """A number as JSON has it."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Whether one list of types allows all of another."""
    return all(kind in wide or (kind == "integer" and "number" in wide) for kind in narrow)


def is_null(view: View) -> bool:
    """Whether a schema allows null and nothing else."""
    return (
        view.nullable is True and not view.groups and (view.types == frozenset() or view.enum == [])
    )
