"""Arrays: lists, and tuples where each position has a type of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientgen.ir.nodes import Constraint, ListOf, TupleOf, TypeRef
from clientgen.normalise.built import ANYTHING, Built
from clientgen.normalise.guards import guarded
from clientgen.normalise.merge import Flat
from clientgen.normalise.rules import Rules

if TYPE_CHECKING:
    from clientgen.normalise.schemas import Schemas


def array(schemas: Schemas, flat: Flat, bounds: tuple[Constraint, ...]) -> Built:
    """The type of an array; a tuple only where its length is fixed."""
    closed = any(source.schema is False for source in flat.items)
    item = schemas.build(tuple(flat.items)) if flat.items and not closed else ANYTHING
    rules: Rules = {}
    if not flat.prefix:
        if closed:
            rules["maxItems"] = 0
        if item.nested:
            rules["items"] = item.nested
        return Built(ListOf(item.whole), bounds=bounds, rules=rules or None)
    items = [schemas.build(tuple(sources)) for sources in flat.prefix]
    if any(built.nested for built in items):
        rules["prefixItems"] = [built.nested or {} for built in items]
    if item.nested:
        rules["items"] = item.nested
    rules |= {bound.keyword: bound.value for bound in bounds}
    size = len(items)
    exact = closed or flat.bounds.get("maxItems") == size
    if exact and flat.bounds.get("minItems") == size:
        kind: TypeRef = TupleOf(tuple(built.whole for built in items))
    else:
        # The list has one type for all its items, so that what each position may hold is a rule.
        rules |= {"maxItems": min(size, flat.bounds.get("maxItems", size))} if closed else {}
        rules["prefixItems"] = [guarded(schemas.drafts, built) for built in items]
        if not closed and (rest := guarded(schemas.drafts, item)):
            rules["items"] = rest
        # Behind the last position of a closed one stands nothing, so that nothing is added to the type.
        rest_type = items[-1].whole if closed else item.whole
        kind = TupleOf(tuple(built.whole for built in items), rest_type)
    return Built(kind, rules=rules or None)
