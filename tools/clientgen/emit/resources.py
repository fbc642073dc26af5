"""Resources: operations of the intermediate representation as views for the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clientgen.emit import prose
from clientgen.emit.code import Code, docstring, join, py
from clientgen.emit.former import FormerView, view
from clientgen.emit.imports import Imports
from clientgen.emit.resource_views import (
    FLAVOURS,
    ClassView,
    Flavour,
    FormerCall,
    MethodView,
    OperationView,
    ResourceView,
)
from clientgen.emit.signatures import plain_type, split
from clientgen.emit.signatures import signature as signature_of
from clientgen.emit.types import qualify
from clientgen.emit.wire import (
    body_call,
    content_type,
    paging_call,
    parameter_call,
    reply_call,
    runtime_type,
    sequential,
    server_call,
)
from clientgen.ir.nodes import (
    Component,
    Former,
    Operation,
    Reply,
    Resource,
)


def resource_view(
    resource: Resource,
    known: Mapping[str, Component],
    old: tuple[Former, ...] = (),
    *,
    lazily: bool = False,
    several: bool = False,
) -> ResourceView:
    """What the template of a resource needs; `old` are former names of its methods.

    `lazily`: an operation loads its models when it is first called; `several`: there are credentials of several kinds.
    """
    imports = Imports(level=2)
    annotations = Imports(level=2, outer=imports) if lazily else imports
    imports.runtime("operation", "Operation", "RequestOptions", "Reply")
    imports.runtime("core", "AsyncCore", "Core")
    members = frozenset(operation.name for operation in resource.operations)
    members |= {one.old for one in old}
    operations = tuple(
        _operation(item, known, imports, annotations, members, several=several)
        for item in resource.operations
    )
    if lazily:
        imports.needs("functools", "cache")
        imports.needs("typing", *(["TYPE_CHECKING"] if annotations.code() else []))
    text = docstring(*prose.of_resource(resource), indent=4)
    calls = {
        item.name: (item, shown)
        for item, shown in zip(resource.operations, operations, strict=True)
    }
    former = tuple(_called(view(one), *calls[one.new], imports, members) for one in old)
    return ResourceView(
        Code(resource.class_name),
        text,
        imports.code(),
        annotations.code() if lazily else Code(""),
        lazily,
        tuple(one for one in operations if not one.paging),
        tuple(one for one in operations if one.paging),
        tuple(
            ClassView(
                flavour.prefix,
                (
                    *(_method(one, flavour) for one in operations),
                    *(_former(one, flavour) for one in former),
                ),
            )
            for flavour in FLAVOURS
        ),
    )


def _called(
    name: FormerView,
    operation: Operation,
    call: OperationView,
    imports: Imports,
    members: frozenset[str],
) -> FormerCall:
    return FormerCall(
        name, _deprecated(name.message, imports, members), call, _handed_over(operation)
    )


def _former(old: FormerCall, flavour: Flavour) -> MethodView:
    """A former name as a method, which hands everything over."""
    present = _method(old.call, flavour)
    wait = Code("") if old.call.stream else flavour.wait
    return replace(
        present,
        decorator=old.decorator,
        name=old.name.old,
        docstring=Code(f'"""Former name of `{old.name.new}`."""'),
        call=Code(f"{wait}self.{old.name.new}"),
        arguments=old.arguments,
    )


def _method(operation: OperationView, flavour: Flavour) -> MethodView:
    """What comes bit by bit is returned at once, to be waited for where it is used."""
    define, result = flavour.define, operation.result
    call, first = Code(f"{flavour.wait}self._core.send"), Code("")
    if operation.stream:
        define, result = Code("def"), Code(flavour.prefix + operation.stream)
        call, first = Code(flavour.prefix + operation.maker), Code("self._core,")
    return MethodView(
        operation.deprecated,
        define,
        operation.name,
        operation.waiting if flavour.wait else operation.signature,
        result,
        operation.docstring,
        call,
        join([*([first] if first else []), Code(f"{operation.sent},"), operation.arguments]),
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
    *,
    several: bool,
) -> OperationView:
    good = successes(operation)
    bad = [reply for reply in operation.replies if reply not in good]
    result = _result(good, annotations, known)
    stream, maker = Code(""), Code("ResponseStream")
    if operation.paging and operation.paging.item:
        imports.runtime("paging", "AsyncPagedItems", "PagedItems", "Paging")
        item = plain_type(operation.paging.item, known, annotations)
        stream, maker = Code(f"PagedItems[{qualify(item, members)}]"), Code("PagedItems")
    elif sequential(good):
        imports.runtime("streaming", "AsyncResponseStream", "ResponseStream")
        stream = Code(f"ResponseStream[{qualify(result, members)}]")
    signature, arguments = signature_of(operation, known, annotations, members)
    deprecated = Code("")
    if operation.deprecated:
        deprecated = _deprecated(py(f"{operation.id} is deprecated"), imports, members)
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
        authenticated=py(
            operation.security if several and any(operation.security) else any(operation.security)
        ),
        lookup=py(operation.lookup) if operation.lookup else Code(""),
        servers=_servers(operation, imports),
        deprecated=deprecated,
        paging=paging_call(operation, lazily=lazily),
        stream=stream,
        maker=maker,
        signature=signature,
        waiting=signature_of(operation, known, annotations, members, waits=True)[0],
        arguments=arguments,
        docstring=docstring(*prose.of_operation(operation, good, bad, str(result)), indent=8),
    )
    return replace(view, imports=imports.code()) if lazily else view


def _servers(operation: Operation, imports: Imports) -> Code:
    if not operation.servers:
        return Code("")
    imports.runtime("endpoint", "Server")
    return Code(f"({''.join(f'{server_call(server)}, ' for server in operation.servers)})")


def _deprecated(message: Code, imports: Imports, members: frozenset[str]) -> Code:
    """The decorator of a deprecated method; a method of the same name would hide it in the class."""
    if "deprecated" in members:
        imports.needs("typing_extensions", "deprecated as marked_deprecated")
        name = "marked_deprecated"
    else:
        imports.needs("typing_extensions", "deprecated")
        name = "deprecated"
    return Code(f"@{name}({message})")


def _mapping(pairs: Iterable[tuple[str, Code]]) -> Code:
    entries = ", ".join(f"{py(status)}: {value}" for status, value in pairs)
    return Code(f"{{{entries}}}") if entries else Code("")


def _result(good: tuple[Reply, ...], imports: Imports, known: Mapping[str, Component]) -> Code:
    parts: list[str] = []
    for reply in good:
        code = "None"
        if reply.contents:
            code = str(plain_type(content_type(reply.contents[0]), known, imports))
            if reply.contents[0].kind == "events":
                imports.runtime("events", "ServerSentEvent")
                code = f"ServerSentEvent[{code}]"
        if code not in parts:
            parts.append(code)
    if "Any" in parts:
        return Code("Any")
    return Code(" | ".join(sorted(parts, key=lambda part: part == "None")))
