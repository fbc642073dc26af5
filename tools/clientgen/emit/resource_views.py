"""What the template of a resource is given."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.emit.code import Code
from clientgen.emit.former import FormerView


@dataclass(frozen=True, slots=True)
class Flavour:
    """What differs between the synchronous and the asynchronous twin."""

    prefix: Code
    define: Code
    wait: Code


FLAVOURS = (
    Flavour(Code(""), Code("def"), Code("")),
    Flavour(Code("Async"), Code("async def"), Code("await ")),
)


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation; an empty `Code` stands for what is left out."""

    constant: Code
    sent: Code
    imports: Code
    name: Code
    result: Code
    id: Code
    method: Code
    path: Code
    parameters: tuple[Code, ...]
    body: Code
    success: Code
    failure: Code
    idempotent: Code
    authenticated: Code
    lookup: Code
    servers: Code
    deprecated: Code
    paging: Code
    stream: Code
    maker: Code
    signature: Code
    waiting: Code
    arguments: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method in one flavour."""

    decorator: Code
    define: Code
    name: Code
    signature: Code
    result: Code
    docstring: Code
    call: Code
    arguments: Code


@dataclass(frozen=True, slots=True)
class ClassView:
    """A resource in one flavour."""

    prefix: Code
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    class_name: Code
    docstring: Code
    imports: Code
    annotations: Code
    lazily: bool
    operations: tuple[OperationView, ...]
    pagings: tuple[OperationView, ...]
    flavours: tuple[ClassView, ...]


@dataclass(frozen=True, slots=True)
class FormerCall:
    """A former name of a method, which hands everything over to the present one."""

    name: FormerView
    decorator: Code
    call: OperationView
    arguments: Code
