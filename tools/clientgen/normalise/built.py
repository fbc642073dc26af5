"""What a schema became: a type and what the type does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clientgen.ir.nodes import (
    Constraint,
    Json,
    ListOf,
    MapOf,
    Scalar,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise.rules import Rules, combine

NULL = Scalar("null")


@dataclass(frozen=True, slots=True)
class Built:
    """`type` never includes null: that is `nullable`. `bounds` are plain bounds of the value itself."""

    type: TypeRef
    nullable: bool = False
    bounds: tuple[Constraint, ...] = ()
    rules: Rules | None = None
    constant: Json = None

    @property
    def whole(self) -> TypeRef:
        """The type with null, if null is allowed."""
        return with_null(self.type) if self.nullable else self.type

    @property
    def bounded(self) -> TypeRef:
        """The type with null and with its bounds on it, for places that have no other room for them."""
        kind = self.type
        if self.bounds and isinstance(kind, (Scalar, ListOf, MapOf)):
            kind = replace(kind, constraints=self.bounds)
        return replace(self, type=kind).whole

    @property
    def nested(self) -> Rules | None:
        """Everything that the type does not say, as a rule: for values inside other values."""
        return combine([{bound.keyword: bound.value for bound in self.bounds}, self.rules])


ANYTHING = Built(Unknown(), nullable=True)


def with_null(kind: TypeRef) -> TypeRef:
    """`kind` or null, null last."""
    if isinstance(kind, Unknown) or kind == NULL:
        return kind
    if isinstance(kind, Union) and kind.discriminator is None:
        return kind if NULL in kind.variants else Union((*kind.variants, NULL))
    return Union((kind, NULL))


def union(variants: list[TypeRef]) -> TypeRef:
    """The union of `variants`: flat, without repetitions."""
    found: dict[TypeRef, None] = {}
    for variant in variants:
        parts = (
            variant.variants
            if isinstance(variant, Union) and variant.discriminator is None
            else (variant,)
        )
        found.update(dict.fromkeys(parts))
    kinds = tuple(found)
    return kinds[0] if len(kinds) == 1 else Union(kinds)
