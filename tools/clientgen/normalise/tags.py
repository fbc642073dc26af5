"""Models that a union knows by a value get that value as the type of the field that carries it."""

from __future__ import annotations

from dataclasses import replace

from clientgen.ir.nodes import Field, Model, Options, Ref, Scalar, TypeRef
from clientgen.normalise.built import with_null
from clientgen.normalise.drafts import Drafts


def narrow(drafts: Drafts) -> None:
    """Change the drafts in place."""
    for ident, wires in drafts.tags.items():
        model = drafts.components.get(ident)
        if isinstance(model, Model):
            fields = tuple(
                _narrowed(drafts, one, sorted(wires.get(one.wire_name, ()))) for one in model.fields
            )
            drafts.components[ident] = replace(model, fields=fields)


def _narrowed(drafts: Drafts, field: Field, values: list[str]) -> Field:
    if not values or field.constant is not None:
        return field
    allowed = _allowed(drafts, field.type)
    fitting = values if allowed is None else [value for value in values if value in allowed]
    if not fitting or (allowed == () and allowed is not None):
        return field
    kind: TypeRef = Options(tuple(fitting))
    single = fitting[0] if len(fitting) == 1 and field.required and not field.nullable else None
    return replace(
        field, type=with_null(kind) if field.nullable else kind, constant=single, constraints=()
    )


def _allowed(drafts: Drafts, kind: TypeRef) -> tuple[object, ...] | None:
    """The values of the type; None: any string; empty: it is not a type of strings that can be narrowed."""
    seen: set[str] = set()
    while isinstance(kind, Ref) and kind.name not in seen:
        seen.add(kind.name)
        facts = drafts.facts.get(kind.name)
        if facts is None or facts.type is None:
            return ()
        kind = facts.type
    match kind:
        case Scalar("string", None):
            return None
        case Options(_, True):
            return None
        case Options(values, False):
            return values
        case _:
            return ()
