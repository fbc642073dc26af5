"""Puts a client together from parts that still refer to each other by identity: final names, modules and order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from clientgen.ir.nodes import (
    Api,
    Body,
    Component,
    Content,
    Former,
    Operation,
    Parameter,
    Ref,
    Reply,
    Resource,
    SecurityScheme,
    Server,
    Text,
    TypeRef,
)
from clientgen.ir.rename import replaced, with_types


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a client consists of, and what each part is to be called.

    Components, schemes and references to them are called by identities; `names` gives their Python names,
    `modules` the module of each component and `keys` its key in the document. `imported` are names that any module may
    import.
    """

    title: Text
    version: str
    doc: Text
    client_name: str
    package: str
    servers: tuple[Server, ...]
    schemes: Mapping[str, SecurityScheme]
    resources: tuple[Resource, ...]
    components: Mapping[str, Component]
    names: Mapping[str, str]
    scheme_names: Mapping[str, str]
    modules: Mapping[str, str]
    keys: Mapping[str, str]
    imported: AbstractSet[str] = frozenset()
    former: tuple[Former, ...] = ()


def build(parts: Parts) -> Api:
    """The client, every name final, every tuple in output order."""
    renamed = _Renamed(parts)
    classes = {*parts.names.values(), *parts.imported}
    classes |= {
        f"{flavour}{one.class_name}" for one in parts.resources for flavour in ("", "Async")
    }
    resources = tuple(
        replace(
            one,
            operations=_apart(tuple(renamed.operation(call) for call in one.operations), classes),
        )
        for one in sorted(parts.resources, key=lambda one: one.name)
    )
    components = (renamed.component(ident) for ident in parts.components)
    schemes = (
        replace(scheme, name=parts.scheme_names[key]) for key, scheme in parts.schemes.items()
    )
    return Api(
        title=parts.title,
        version=parts.version,
        doc=parts.doc,
        client_name=parts.client_name,
        package=parts.package,
        servers=parts.servers,
        schemes=tuple(sorted(schemes, key=lambda scheme: scheme.name)),
        resources=resources,
        components=tuple(sorted(components, key=lambda component: component.name)),
        client_parameters=_client_parameters(resources),
        former=parts.former,
    )


def _apart(operations: tuple[Operation, ...], classes: AbstractSet[str]) -> tuple[Operation, ...]:
    """The operations of a resource, their constants unlike the classes that stand in the same module.

    An operation `vm` and a class `VM` are common; the constant is the one that no caller sees.
    """
    taken = {one.constant for one in operations} | classes
    found: list[Operation] = []
    changed: dict[str, str] = {}
    for one in operations:
        constant = one.constant
        while constant in classes or (constant != one.constant and constant in taken):
            constant += "_"
        taken.add(constant)
        changed[one.constant] = constant
        found.append(replace(one, constant=constant))
    return tuple(
        replace(one, paging=replace(one.paging, of=changed[one.paging.of])) if one.paging else one
        for one in found
    )


def _client_parameters(resources: Iterable[Resource]) -> tuple[Parameter, ...]:
    found: dict[tuple[str, str], Parameter] = {}
    for resource in resources:
        for operation in resource.operations:
            for parameter in operation.parameters:
                if parameter.on_client:
                    found.setdefault((parameter.location, parameter.wire_name), parameter)
    return tuple(found[key] for key in sorted(found))


class _Renamed:
    """The parts with Python names for identities."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def component(self, ident: str) -> Component:
        component = with_types(self._parts.components[ident], self._change)
        return replace(
            component,
            name=self._parts.names[ident],
            key=self._parts.keys[ident],
            module=self._parts.modules[ident],
        )

    def operation(self, operation: Operation) -> Operation:
        names = self._parts.scheme_names
        return replace(
            operation,
            parameters=tuple(
                replace(one, type=self._type(one.type)) for one in operation.parameters
            ),
            body=self._body(operation.body) if operation.body else None,
            replies=tuple(self._reply(reply) for reply in operation.replies),
            security=tuple(tuple(names.get(key, key) for key in one) for one in operation.security),
        )

    def _body(self, body: Body) -> Body:
        return replace(body, contents=tuple(self._content(one) for one in body.contents))

    def _reply(self, reply: Reply) -> Reply:
        kind = None if reply.header_type is None else self._type(reply.header_type)
        contents = tuple(self._content(one) for one in reply.contents)
        return replace(reply, contents=contents, header_type=kind)

    def _content(self, content: Content) -> Content:
        return content if content.type is None else replace(content, type=self._type(content.type))

    def _type(self, kind: TypeRef) -> TypeRef:
        return replaced(kind, self._change)

    def _change(self, kind: TypeRef) -> TypeRef:
        return Ref(self._parts.names[kind.name]) if isinstance(kind, Ref) else kind
