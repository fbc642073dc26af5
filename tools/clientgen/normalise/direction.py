"""Which components are sent, which are received, and which need a form for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from clientgen.ir.nodes import (
    Alias,
    Component,
    Content,
    Field,
    Model,
    Operation,
    Ref,
    Resource,
    Scalar,
    TypeRef,
)
from clientgen.ir.rename import refs, replaced, with_types

AS_JSON = ("json", "lines", "events", "string")
"""Kinds of content that are JSON, as a whole or one by one."""
SENT = "\x00sent"
"""What the identity of the sent form ends with, where there are two."""


def uses(component: Component, *, sent: bool | None = None) -> Iterator[str]:
    """Identities that a component mentions; with `sent`, only those on that side."""
    match component:
        case Model(fields=fields, extra=extra):
            for field in fields:
                if sent is None or _on_side(field, sent):
                    yield from refs(field.type)
            if not isinstance(extra, bool):
                yield from refs(extra)
        case Alias(type=kind):
            yield from refs(kind)
        case _:
            return


def _on_side(field: Field, sent: bool) -> bool:
    return not (field.read_only if sent else field.write_only)


def reach(
    components: dict[str, Component], roots: Iterable[str], *, sent: bool | None = None
) -> set[str]:
    """Everything that can be got at from `roots`."""
    found: set[str] = set()
    left = [root for root in roots if root in components]
    while left:
        ident = left.pop()
        if ident not in found:
            found.add(ident)
            left += (
                use
                for use in uses(components[ident], sent=sent)
                if use in components and use not in found
            )
    return found


def sent_roots(operation: Operation) -> Iterator[str]:
    """Components that a call sends."""
    for parameter in operation.parameters:
        yield from refs(parameter.type)
    for content in operation.body.contents if operation.body else ():
        yield from refs(content.type)


def received_roots(operation: Operation) -> Iterator[str]:
    """Components that a call receives."""
    for reply in operation.replies:
        yield from refs(reply.header_type)
        for content in reply.contents:
            yield from refs(content.type)


class Sides:
    """The components in their final forms, and how the types of operations must be changed to name them."""

    def __init__(
        self, components: dict[str, Component], sent: set[str], received: set[str]
    ) -> None:
        self._all = components
        self._sent = sent
        self._received = received
        self._split = self._find_split()
        self.components = dict(self._forms())

    @property
    def split(self) -> frozenset[str]:
        """Identities of components that have two forms."""
        return frozenset(self._split)

    def as_sent(self, kind: TypeRef) -> TypeRef:
        """`kind` as it is in what a client sends."""
        return replaced(kind, self._to_sent)

    def _to_sent(self, kind: TypeRef) -> TypeRef:
        return Ref(kind.name + SENT) if isinstance(kind, Ref) and kind.name in self._split else kind

    def _find_split(self) -> set[str]:
        """Those that go both ways and differ: by their own fields, or by something that they mention."""
        both = self._sent & self._received
        users: dict[str, list[str]] = {}
        found: list[str] = []
        for ident in sorted(both):
            component = self._all[ident]
            for used in uses(component):
                users.setdefault(used, []).append(ident)
            if isinstance(component, Model) and any(
                field.read_only or field.write_only for field in component.fields
            ):
                found.append(ident)
        split: set[str] = set()
        while found:
            ident = found.pop()
            if ident not in split:
                split.add(ident)
                found += users.get(ident, ())
        return split

    def _forms(self) -> Iterator[tuple[str, Component]]:
        for ident, component in self._all.items():
            sent, received = ident in self._sent, ident in self._received
            if ident in self._split:
                yield ident, _one_side(component, sent=False)
                yield ident + SENT, self._named_sent(_one_side(component, sent=True))
            elif sent != received:
                one = _one_side(component, sent=sent)
                yield ident, with_types(one, self._to_sent) if sent else one
            elif sent:
                yield ident, component

    def _named_sent(self, component: Component) -> Component:
        return replace(with_types(component, self._to_sent), name=component.name + SENT)


def _one_side(component: Component, *, sent: bool) -> Component:
    """A component as one side has it: without what only the other side knows."""
    if not isinstance(component, Model):
        return component
    fields = tuple(field for field in component.fields if _on_side(field, sent))
    gone = {field.wire_name for field in component.fields} - {field.wire_name for field in fields}
    rules = _without(component.rules, gone) if gone else component.rules
    return replace(component, fields=fields, rules=rules or None, sent=sent, received=not sent)


def _without(rules: Any, gone: set[str]) -> Any:
    """Rules for an object that never has the members `gone`. What is only asked, in ``not`` and ``if``, stays: they are absent."""
    if not isinstance(rules, dict):
        return rules
    kept: dict[str, Any] = {}
    for word, value in rules.items():
        match word:
            case "required":
                left: Any = [name for name in value if name not in gone]
            case "properties" | "dependentSchemas":
                left = {name: inner for name, inner in value.items() if name not in gone}
                if word == "dependentSchemas":
                    left = {name: _without(inner, gone) for name, inner in left.items()}
            case "dependentRequired":
                left = {
                    name: [one for one in names if one not in gone]
                    for name, names in value.items()
                    if name not in gone
                }
            case "allOf" | "anyOf" | "oneOf":
                left = [_without(inner, gone) for inner in value]
            case "then" | "else":
                left = _without(value, gone)
            case _:
                kept[word] = value
                continue
        if left:
            kept[word] = left
    return kept


def as_text(kind: TypeRef) -> TypeRef:
    """A binary string of a JSON document: text like any other."""
    return replace(kind, format=None) if isinstance(kind, Scalar) and kind.format else kind


def json_roots(operation: Operation) -> Iterator[str]:
    """Components that travel as JSON or as text, not as parts of a form."""
    for parameter in operation.parameters:
        yield from refs(parameter.type)
    for content in all_contents(operation):
        if content.kind in AS_JSON:
            yield from refs(content.type)
    for reply in operation.replies:
        yield from refs(reply.header_type)


def all_contents(operation: Operation) -> Iterator[Content]:
    """Every content of the body and of the replies."""
    yield from operation.body.contents if operation.body else ()
    for reply in operation.replies:
        yield from reply.contents


def each_resource(resources: list[Resource]) -> Iterator[tuple[str, list[str]]]:
    """(module, components that its operations name) for each resource."""
    for resource in resources:
        roots: list[str] = []
        for operation in resource.operations:
            roots += sent_roots(operation)
            roots += received_roots(operation)
        yield resource.module, roots
