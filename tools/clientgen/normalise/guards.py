"""What values of a type look like, as JSON Schema: enough to tell the alternatives of a rule apart."""

from __future__ import annotations

from clientgen.ir.nodes import (
    Choice,
    ListOf,
    MapOf,
    Options,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise.built import Built
from clientgen.normalise.drafts import Drafts
from clientgen.normalise.rules import Rules, combine


def guard(drafts: Drafts, kind: TypeRef, trail: tuple[str, ...] = ()) -> Rules:
    """A schema that every value of `kind` fits, and few others."""
    match kind:
        case Scalar(name):
            return {"type": name}
        case Options(values, opened):
            if opened:
                return {"type": "string" if isinstance(values[0], str) else "integer"}
            return {"enum": list(values)}
        case ListOf(item):
            return {"type": "array", "items": guard(drafts, item, trail)}
        case TupleOf(items, rest):
            found = {"type": "array", "prefixItems": [guard(drafts, one, trail) for one in items]}
            return found | {"items": False if rest is None else guard(drafts, rest, trail)}
        case MapOf(value):
            return {"type": "object", "additionalProperties": guard(drafts, value, trail)}
        case Union(variants):
            parts = [guard(drafts, variant, trail) for variant in variants]
            return {} if {} in parts else {"anyOf": parts}
        case Ref(name):
            return _named(drafts, name, trail)
        case Unknown():
            return {}


def guarded(drafts: Drafts, built: Built) -> Rules:
    """Everything that is said of a value whose place gives it a wider type: its own type, and what that does not say."""
    own = guard(drafts, built.type)
    if own and built.nullable:
        own = {"anyOf": [own, {"type": "null"}]}
    return combine([own, built.nested]) or {}


def _named(drafts: Drafts, name: str, trail: tuple[str, ...]) -> Rules:
    facts = drafts.facts.get(name)
    if facts is None or name in trail:
        return {}
    if facts.kind == "model":
        return {"type": "object"}
    component = drafts.components.get(name)
    if isinstance(component, Choice):
        return {"enum": [member.value for member in component.members]}
    return guard(drafts, facts.type, (*trail, name)) if facts.type is not None else {}
