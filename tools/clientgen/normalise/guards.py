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
from clientgen.normalise.drafts import Drafts, Facts
from clientgen.normalise.rules import Rules, combine

_LIMIT = 1000
"""Most types to look at for one guard, each place that names a type counted anew: behind them, anything fits."""


def guard(drafts: Drafts, kind: TypeRef) -> Rules:
    """A schema that every value of `kind` fits, and few others."""
    return _Guard(drafts).of(kind, ())


def guarded(drafts: Drafts, built: Built) -> Rules:
    """Everything that is said of a value whose place gives it a wider type: its own type, and what that does not say."""
    own = guard(drafts, built.type)
    if own and built.nullable:
        own = {"anyOf": [own, {"type": "null"}]}
    return combine([own, built.nested]) or {}


class _Guard:
    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._left = _LIMIT

    def of(self, kind: TypeRef, trail: tuple[str, ...]) -> Rules:
        self._left -= 1
        if self._left < 0:
            return {}
        match kind:
            case Scalar(name):
                return {"type": name}
            case Options(values, opened):
                if opened:
                    return {"type": "string" if isinstance(values[0], str) else "integer"}
                return {"enum": list(values)}
            case ListOf(item):
                return {"type": "array", "items": self.of(item, trail)}
            case TupleOf(items, rest):
                found = {"type": "array", "prefixItems": [self.of(one, trail) for one in items]}
                return found | {"items": False if rest is None else self.of(rest, trail)}
            case MapOf(value):
                return {"type": "object", "additionalProperties": self.of(value, trail)}
            case Union(variants):
                parts = [self.of(variant, trail) for variant in variants]
                return {} if {} in parts else {"anyOf": parts}
            case Ref(name):
                return self._named(name, trail)
            case Unknown():
                return {}

    def _named(self, name: str, trail: tuple[str, ...]) -> Rules:
        facts = self._drafts.facts.get(name)
        if facts is None or name in trail:
            return {}
        if facts.kind == "model":
            return _object(facts)
        component = self._drafts.components.get(name)
        if isinstance(component, Choice):
            return {"enum": [member.value for member in component.members]}
        if facts.type is None:
            return {"type": list(facts.kinds)} if facts.kinds else {}
        return self.of(facts.type, (*trail, name))


def _object(facts: Facts) -> Rules:
    """What an object of a model's class looks like: its members' values are left to the class."""
    found: Rules = {"type": "object"}
    if facts.members:
        found["propertyNames"] = {"enum": list(facts.members)}
    if facts.needed:
        found["required"] = list(facts.needed)
    return found
