"""What is left of a schema when its type and plain bounds are taken out, as JSON Schema without references."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TypeAlias

from clientgen.diagnostics import Collector
from clientgen.normalise.context import mapping
from clientgen.normalise.resolve import Resolver, Unresolved, join
from clientgen.normalise.sources import ANNOTATIONS

Rules: TypeAlias = "dict[str, Any]"

_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
_SCHEMAS = frozenset(
    {
        "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedProperties",
    }
)  # fmt: skip
_ASKED = frozenset({"contains", "if", "not", "propertyNames"})
"""What is only asked of a value: it is asked as it is written."""
_DROPPED = ANNOTATIONS | {"format", "contentEncoding", "contentMediaType", "contentSchema"}
LIMIT = 5000
"""Most schemas one rule may expand to: a condition that quotes half of the document is not one to check."""
_DEPTH = 100
"""Most schemas of a rule that may stand one inside the other."""


def too_large(rules: Rules | None) -> bool:
    """Whether a rule, which is put together from those of the types below it, has more parts than are worth checking."""
    left = LIMIT
    waiting: list[Any] = [rules]
    while waiting and left:
        part = waiting.pop()
        if isinstance(part, dict | list):
            left -= 1
            waiting += part.values() if isinstance(part, dict) else part
    return bool(waiting)


def combine(parts: Iterable[Rules | None]) -> Rules | None:
    """One rule that says what all `parts` say; None if they say nothing."""
    whole: Rules = {}
    more: list[Rules] = []
    for part in parts:
        if not part:
            continue
        if whole.keys() & part.keys():
            more.append(part)
        else:
            whole.update(part)
    if more:
        whole = {"allOf": [whole, *more]}
    return whole or None


class Expander:
    """Copies residual schemas, references replaced by what they lead to. Reports LOW04 where that never ends."""

    def __init__(self, resolver: Resolver, collector: Collector) -> None:
        self._resolver = resolver
        self._collector = collector
        self._left = 0
        self._depth = 0
        self._asked = 0

    def expand(self, schema: Any, pointer: str) -> Any:
        """A self-contained copy of `schema`, annotations and formats left out."""
        self._left = LIMIT
        return self._copy(schema, pointer, (), pointer)

    def keywords(self, found: dict[str, Any], pointer: str) -> Rules:
        """As `expand`, for the keywords of a schema that also has others."""
        copy = self.expand(found, pointer)
        return copy if isinstance(copy, dict) else {}

    def _copy(self, schema: Any, pointer: str, trail: tuple[str, ...], top: str) -> Any:
        self._left -= 1
        if not isinstance(schema, dict):
            return schema
        if self._left < 0 or self._depth == _DEPTH:
            self.endless(top)
            return True
        self._depth += 1
        try:
            return self._inner(schema, pointer, trail, top)
        finally:
            self._depth -= 1

    def _inner(self, schema: dict[str, Any], pointer: str, trail: tuple[str, ...], top: str) -> Any:
        copy: Rules = {}
        for word, value in schema.items():
            place = join(pointer, word)
            if word == "$ref":
                continue
            if word == "dependencies":
                _dependencies(self, copy, value, place, trail, top)
            elif word in _SCHEMAS:
                self._asked += word in _ASKED
                copy[word] = self._copy(value, place, trail, top)
                self._asked -= word in _ASKED
            elif word in _LISTS and isinstance(value, list):
                copy[word] = [self._copy(item, place, trail, top) for item in value]
            elif word in _MAPS and isinstance(value, dict):
                copy[word] = {
                    name: self._copy(item, place, trail, top) for name, item in value.items()
                }
            elif word == "required" and not self._asked and isinstance(value, list):
                copy[word] = [name for name in value if not self._unsent(schema, name)]
            elif word not in _DROPPED and not word.startswith(("x-", "$")):
                copy[word] = value
        if isinstance(schema.get("$ref"), str):
            target = self._target(schema["$ref"], trail, top)
            both = combine((target if isinstance(target, dict) else None, copy))
            return False if target is False else (both or {})
        return copy

    def _unsent(self, schema: dict[str, Any], name: Any) -> bool:
        """Whether a schema has a member that only comes back: rules are asked of what is sent."""
        if not isinstance(name, str):
            return False
        member = mapping(mapping(schema.get("properties")).get(name))
        said = [member]
        if isinstance(member.get("$ref"), str):
            with suppress(Unresolved):
                said.append(mapping(self._resolver.find(member["$ref"])[1]))
        return any(one.get("readOnly") is True for one in said)

    def _target(self, reference: str, trail: tuple[str, ...], top: str) -> Any:
        try:
            pointer, schema = self._resolver.find(reference)
        except Unresolved:
            return True
        if pointer in trail:
            self.endless(top)
            return True
        return self._copy(schema, pointer, (*trail, pointer), top)

    def endless(self, top: str) -> None:
        """Report that the rule at `top` is not checked in full."""
        self._collector.report("LOW04", top, "this rule quotes schemas without end")


def _dependencies(
    expander: Expander, copy: Rules, value: Any, place: str, trail: tuple[str, ...], top: str
) -> None:
    """``dependencies`` of older drafts, as the two keywords that took its place."""
    for name, needed in value.items() if isinstance(value, dict) else ():
        if isinstance(needed, list):
            copy.setdefault("dependentRequired", {})[name] = needed
        else:
            schema = expander._copy(needed, place, trail, top)  # noqa: SLF001 - a part of the class
            copy.setdefault("dependentSchemas", {})[name] = schema
