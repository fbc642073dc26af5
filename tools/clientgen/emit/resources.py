"""Resources: operations of the intermediate representation as views for the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from clientgen.emit import prose
from clientgen.emit.code import Code, docstring, join, py
from clientgen.emit.former import FormerView, view
from clientgen.emit.imports import Imports
from clientgen.emit.types import annotation, optional, qualify
from clientgen.emit.wire import (
    body_call,
    content_type,
    parameter_call,
    reply_call,
    runtime_type,
    use,
)
from clientgen.ir.nodes import (
    Component,
    Former,
    Operation,
    Parameter,
    Reply,
    Resource,
    TypeRef,
)


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
    signature: Code
    arguments: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ResourceView:
    class_name: Code
    docstring: Code
    imports: Code
    annotations: Code
    lazily: bool
    operations: tuple[OperationView, ...]
    former: tuple[FormerCall, ...] = ()
    flavours: tuple[Flavour, ...] = FLAVOURS


@dataclass(frozen=True, slots=True)
class FormerCall:
    """A former name of a method, which hands everything over to the present one."""

    name: FormerView
    call: OperationView
    arguments: Code


def resource_view(
    resource: Resource,
    known: Mapping[str, Component],
    old: tuple[Former, ...] = (),
    *,
    lazily: bool = False,
) -> ResourceView:
    """What the template of a resource needs; `old` are former names of its methods.

    `lazily`, an operation loads its models when it is first called.
    """
    imports = Imports(level=2)
    annotations = Imports(level=2, outer=imports) if lazily else imports
    imports.runtime("operation", "Operation", "RequestOptions", "Reply")
    imports.runtime("core", "AsyncCore", "Core")
    members = frozenset(operation.name for operation in resource.operations)
    operations = tuple(
        _operation(item, known, imports, annotations, members) for item in resource.operations
    )
    if lazily:
        imports.needs("functools", "cache")
        imports.needs("typing", *(["TYPE_CHECKING"] if annotations.code() else []))
    text = docstring(*prose.of_resource(resource), indent=4)
    calls = {
        item.name: (item, shown)
        for item, shown in zip(resource.operations, operations, strict=True)
    }
    if old:
        imports.needs("typing_extensions", "deprecated")
    former = tuple(
        FormerCall(view(one), calls[one.new][1], _handed_over(calls[one.new][0])) for one in old
    )
    return ResourceView(
        Code(resource.class_name),
        text,
        imports.code(),
        annotations.code() if lazily else Code(""),
        lazily,
        operations,
        former,
    )


def _handed_over(operation: Operation) -> Code:
    """The arguments of a method, passed on as they came."""
    first, rest, last = split(operation)
    names = [item.name for item in first] + (["body"] if operation.body else [])
    names += [f"{item.name}={item.name}" for item in (*rest, *last)]
    return Code(", ".join([*names, "options=options"]))


def successes(operation: Operation) -> tuple[Reply, ...]:
    """The replies that are a success: every 2xx, or what is left to `default` when none is documented."""
    found = tuple(reply for reply in operation.replies if reply.status.startswith("2"))
    if found:
        return found
    default = tuple(reply for reply in operation.replies if reply.status == "default")
    only = len(default) == len(operation.replies)
    return default if only and default else (Reply("2XX", (), operation.pointer),)


def _operation(
    operation: Operation,
    known: Mapping[str, Component],
    imports: Imports,
    annotations: Imports,
    members: frozenset[str],
) -> OperationView:
    good = successes(operation)
    bad = [reply for reply in operation.replies if reply not in good]
    result = _result(good, annotations, known)
    signature, arguments = _signature(operation, known, annotations, members)
    if "builtins" in str(qualify(result, members)) or "builtins." in str(signature):
        imports.whole("builtins")
    lazily = annotations is not imports
    if lazily:
        imports = Imports(level=2, outer=imports)
    view = OperationView(
        constant=Code(operation.constant),
        # In capitals also where it is a function: no parameter of a method can then hide it.
        sent=Code(f"{operation.constant}()" if lazily else operation.constant),
        imports=Code(""),
        name=Code(operation.name),
        result=qualify(result, members),
        id=py(operation.id),
        method=py(operation.method),
        path=py(operation.path),
        parameters=tuple(parameter_call(item, known, imports) for item in operation.parameters),
        body=body_call(operation, known, imports),
        success=_mapping((reply.status, reply_call(reply, known, imports)) for reply in good),
        failure=_mapping(
            (reply.status, runtime_type(content_type(reply.contents[0]), known, imports))
            for reply in bad
            if reply.contents and reply.contents[0].kind == "json" and reply.contents[0].type
        ),
        idempotent=py(operation.idempotent),
        authenticated=py(any(operation.security)),
        lookup=py(operation.lookup) if operation.lookup else Code(""),
        signature=signature,
        arguments=arguments,
        docstring=docstring(*prose.of_operation(operation, good, bad, str(result)), indent=8),
    )
    return replace(view, imports=imports.code()) if lazily else view


def _mapping(pairs: Iterable[tuple[str, Code]]) -> Code:
    entries = ", ".join(f"{py(status)}: {value}" for status, value in pairs)
    return Code(f"{{{entries}}}") if entries else Code("")


def _plain(type_: TypeRef, known: Mapping[str, Component], imports: Imports) -> Code:
    """`type_` for a signature."""
    use(type_, known, imports)
    code = annotation(type_, strict=False)
    imports.annotation(code)
    return code


def _result(good: tuple[Reply, ...], imports: Imports, known: Mapping[str, Component]) -> Code:
    parts: list[str] = []
    for reply in good:
        code = "None"
        if reply.contents:
            code = str(_plain(content_type(reply.contents[0]), known, imports))
        if code not in parts:
            parts.append(code)
    if "Any" in parts:
        return Code("Any")
    return Code(" | ".join(sorted(parts, key=lambda part: part == "None")))


def _signature(
    operation: Operation,
    known: Mapping[str, Component],
    imports: Imports,
    members: frozenset[str],
) -> tuple[Code, Code]:
    """The parameters after `self`, and the arguments of `send` after the operation; one a line."""
    first, rest, last = split(operation)
    lines: list[Code] = []
    lines += [_declared(item, known, imports, members, default=False) for item in first]
    body = operation.body
    if body is not None:
        type_ = content_type(body.contents[0])
        _plain(type_, known, imports)
        if body.required:
            lines.append(Code(f"body: {qualify(annotation(type_, strict=False), members)},"))
        else:
            lines.append(Code(f"body: {qualify(optional(type_, strict=False), members)} = None,"))
    lines.append(Code("*,"))
    lines += [_declared(item, known, imports, members, default=False) for item in rest]
    lines += [_declared(item, known, imports, members, default=True) for item in last]
    lines.append(Code("options: RequestOptions | None = None,"))
    values = ", ".join(f"{py(item.name)}: {item.name}" for item in operation.parameters)
    arguments = [Code(f"{{{values}}},"), Code("body," if body else "None,"), Code("options,")]
    return join(lines), join(arguments)


def split(
    operation: Operation,
) -> tuple[list[Parameter], list[Parameter], list[Parameter]]:
    """Parameters that are positional, keyword-only and required, keyword-only and optional."""
    own = [item for item in operation.parameters if not item.on_client]
    first = [item for item in own if item.location == "path"]
    rest = [item for item in own if item.location != "path" and item.required]
    last = [item for item in own if item.location != "path" and not item.required]
    return first, rest, [*last, *(item for item in operation.parameters if item.on_client)]


def _declared(
    parameter: Parameter,
    known: Mapping[str, Component],
    imports: Imports,
    members: frozenset[str],
    *,
    default: bool,
) -> Code:
    _plain(parameter.type, known, imports)
    type_ = (optional if default else annotation)(parameter.type, strict=False)
    return Code(f"{parameter.name}: {qualify(type_, members)}{' = None' if default else ''},")
