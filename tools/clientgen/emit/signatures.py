"""Signatures of methods: parameters, the body, and what is passed on of them."""

from __future__ import annotations

from collections.abc import Mapping

from clientgen.emit.code import Code, join, py
from clientgen.emit.imports import Imports
from clientgen.emit.types import annotation, optional, qualify, without_null
from clientgen.emit.wire import content_type, sent, use
from clientgen.ir.nodes import Body, Component, Json, Operation, Options, Parameter, TypeRef


def plain_type(type_: TypeRef, known: Mapping[str, Component], imports: Imports) -> Code:
    """`type_` for a signature."""
    use(type_, known, imports)
    code = annotation(type_, strict=False)
    imports.annotation(code)
    return code


def signature(
    operation: Operation,
    known: Mapping[str, Component],
    imports: Imports,
    members: frozenset[str],
    *,
    waits: bool = False,
) -> tuple[Code, Code]:
    """The parameters after `self`, and the arguments of `send` after the operation; one a line.

    `waits`: the method of an asynchronous class, which can read a body with `async for`.
    """
    first, rest, last = split(operation)
    lines: list[Code] = []
    lines += [_declared(item, known, imports, members, default=False) for item in first]
    body = operation.body
    if body is not None:
        type_ = _body_type(body, known, imports, members, waits=waits)
        lines.append(Code(f"body: {type_}," if body.required else f"body: {type_} | None = None,"))
    lines.append(Code("*,"))
    lines += [_declared(item, known, imports, members, default=False) for item in rest]
    lines += [_declared(item, known, imports, members, default=True) for item in last]
    lines.append(Code("options: RequestOptions | None = None,"))
    values = ", ".join(f"{py(item.name)}: {item.name}" for item in operation.parameters)
    arguments = [Code(f"{{{values}}},"), Code("body," if body else "None,"), Code("options,")]
    return join(lines), join(arguments)


def _body_type(
    body: Body,
    known: Mapping[str, Component],
    imports: Imports,
    members: frozenset[str],
    *,
    waits: bool,
) -> Code:
    """What the argument `body` takes: whatever one of the contents can be made of."""
    types: dict[str, None] = {}
    for content in sent(body):
        type_ = content_type(content)
        if not body.required:
            type_ = without_null(type_)
        code = qualify(plain_type(type_, known, imports), members)
        if content.kind == "lines":
            imports.needs("collections.abc", "Iterable")
            item, code = code, Code(f"Iterable[{code}]")
            if waits:
                imports.needs("collections.abc", "AsyncIterable")
                code = Code(f"{code} | AsyncIterable[{item}]")
        elif content.kind == "binary":
            imports.runtime("uploads", "LocalFile")
            code = Code(f"{code} | LocalFile")
        types[str(code)] = None
    return Code(" | ".join(types))


def split(
    operation: Operation,
) -> tuple[list[Parameter], list[Parameter], list[Parameter]]:
    """Parameters that are positional, keyword-only and required, keyword-only and with a default."""
    own = [item for item in operation.parameters if not item.on_client]
    first = [item for item in own if item.location == "path"]
    named = [item for item in own if item.location != "path"]
    rest = [item for item in named if item.required and _only(item) is None]
    last = [item for item in named if item not in rest]
    return first, rest, [*last, *(item for item in operation.parameters if item.on_client)]


def _declared(
    parameter: Parameter,
    known: Mapping[str, Component],
    imports: Imports,
    members: frozenset[str],
    *,
    default: bool,
) -> Code:
    plain_type(parameter.type, known, imports)
    only = _only(parameter)
    type_ = (optional if default and only is None else annotation)(parameter.type, strict=False)
    value = f" = {py(only)}" if default else ""
    return Code(f"{parameter.name}: {qualify(type_, members)}{value},")


def _only(parameter: Parameter) -> Json:
    """The one value that a parameter can have, where it has to have one: nobody types it. None if there are several."""
    match parameter.type:
        case Options((value,), open=False) if parameter.required and not parameter.on_client:
            return value
        case _:
            return None
