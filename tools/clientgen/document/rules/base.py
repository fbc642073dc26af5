"""What rules are given, and how they register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, TypeVar

from clientgen.diagnostics import Collector, Note
from clientgen.source import pointer

Tokens: TypeAlias = tuple[str, ...]
Rule: TypeAlias = "Callable[[Context, Tokens, dict[str, Any]], None]"
RuleT = TypeVar("RuleT", bound="Callable[[Context, Tokens, dict[str, Any]], None]")
_RULES: dict[str, list[tuple[str, bool, Rule]]] = {}


def rule(*kinds: str, strict: bool = False) -> Callable[[RuleT], RuleT]:
    """Register a rule for kinds of things; `strict` ones only hold for documents we write ourselves."""

    def register(function: RuleT) -> RuleT:
        for kind in kinds or ("*",):
            _RULES.setdefault(kind, []).append((function.__module__, strict, function))
        return function

    return register


def rules_for(kind: str, *, strict: bool) -> tuple[Rule, ...]:
    """The rules for a kind, by the names of their modules."""
    found = sorted((*_RULES.get(kind, ()), *_RULES.get("*", ())), key=lambda entry: entry[0])
    return tuple(function for _, only_strict, function in found if strict or not only_strict)


@dataclass(slots=True)
class Context:
    """The document under the rules, and the collector of what they find.

    `memory` is a place for rules that compare parts with each other, by the name of the rule.
    """

    data: dict[str, Any]
    version: Literal["3.0", "3.1"]
    collector: Collector
    strict: bool = False
    memory: dict[str, Any] = field(default_factory=dict)

    def report(
        self,
        code: str,
        at: Tokens,
        message: str,
        *,
        notes: Sequence[Note] = (),
        advice: str | None = None,
        key: bool = False,
    ) -> None:
        """Report a finding at a place given by tokens."""
        self.collector.report(code, pointer.write(at), message, notes=notes, help=advice, key=key)

    def resolve(self, value: Any) -> Any:
        """What a reference (or a chain of them) leads to; `value` itself if it is none."""
        for _ in range(100):
            if not (isinstance(value, dict) and isinstance(value.get("$ref"), str)):
                return value
            try:
                value = pointer.resolve(self.data, value["$ref"])
            except (LookupError, ValueError):
                return None
        return None

    def component_names(self, section: str) -> Iterable[str]:
        """The names in one section of `components`."""
        components = self.data.get("components")
        members = components.get(section) if isinstance(components, dict) else None
        return members.keys() if isinstance(members, dict) else ()


def note(message: str, at: Tokens, *, key: bool = False) -> Note:
    """A second place."""
    return Note(message, pointer.write(at), key)
