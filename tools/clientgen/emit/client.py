"""The client classes, as views for their template."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.emit.code import Code, docstring, join, plain, prose, py
from clientgen.emit.exports import combines
from clientgen.emit.former import FormerView, of, view
from clientgen.emit.imports import Imports
from clientgen.emit.prose import of_resource
from clientgen.emit.resource_views import FLAVOURS, Flavour
from clientgen.emit.resources import successes
from clientgen.emit.runtime import module_of
from clientgen.emit.templates import render
from clientgen.emit.types import annotation, optional, refs
from clientgen.emit.wire import server_call
from clientgen.ir.nodes import (
    Api,
    Parameter,
    ServerVariable,
    Text,
)

_OPTIONS = (
    ("endpoint", "str | None", "URL of the service, or its host (then https)."),
    ("timeout", "Timeout | None", "Time limits."),
    ("retry", "Retry | None", "When to send again; by default only where that is safe."),
    ("proxy", "str | None", "URL of a proxy; by default the environment decides, if it may."),
    ("tls", "TLS | None", "How to check the service, and our own certificate."),
    ("user_agent", "str | None", "Put behind our own name in `User-Agent`."),
)
_SWITCHES = (
    ("trust_env", "True", "Whether the environment may name a proxy and certificates."),
    (
        "strict_responses",
        "False",
        "Whether an answer that differs from the documentation is an error.",
    ),
)


@dataclass(frozen=True, slots=True)
class AccessorView:
    """A resource as an attribute of the client."""

    name: Code
    class_name: Code
    module: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class FormerResource:
    """A former name of a resource, as an attribute of the client."""

    name: FormerView
    class_name: Code


@dataclass(frozen=True, slots=True)
class ClientFlavour:
    """One of the two clients."""

    prefix: Code
    define: Code
    wait: Code
    docstring: Code
    signature: Code
    outcome: Code
    close: Code
    enter: Code
    exit: Code
    stream: Code


def client_module(api: Api, header: Code, distribution: str, version: str) -> str:
    """The module with both clients."""
    known = {component.name: component for component in api.components}
    imports = Imports(level=1)
    imports.needs("collections.abc", "Awaitable", "Callable")
    imports.needs("functools", "cached_property")
    imports.needs("typing", "TYPE_CHECKING", "ParamSpec", "Self", "TypeVar")
    imports.runtime("core", "AsyncCore", "Core")
    imports.runtime("endpoint", "Server")
    lazy = Imports(level=1)
    for name in (
        "AsyncAuth",
        "AsyncTransport",
        "Auth",
        "Response",
        "Retry",
        "TLS",
        "Timeout",
        "Transport",
    ):
        lazy.runtime(module_of(name), name)
    for resource in api.resources:
        names = (resource.class_name, f"Async{resource.class_name}")
        lazy.needs(f".resources.{resource.module}", *names)
    for parameter in api.client_parameters:
        for name in refs(parameter.type):
            lazy.model(known[name].module, name)
        imports.annotation(annotation(parameter.type, strict=False))
    old = of(api, "resource")
    if old:
        imports.needs("typing_extensions", "deprecated")
    classes = {resource.name: Code(resource.class_name) for resource in api.resources}
    streams = _streams(api)
    if streams:
        lazy.runtime("streaming", "AsyncResponseStream", "ResponseStream")
    optional_auth = not _needs_auth(api)
    return render(
        "client/client.py.jinja",
        header=header,
        imports=imports.code(),
        lazy=lazy.code(),
        servers=[server_call(server) for server in api.servers],
        client_name=Code(api.client_name),
        distribution=Code(distribution),
        init_docstring=_init_docstring(api, optional_auth=optional_auth),
        arguments=_arguments(api, f"{distribution}/{version}"),
        resources=[
            AccessorView(
                Code(resource.name),
                Code(resource.class_name),
                Code(resource.module),
                docstring(*of_resource(resource), indent=8),
            )
            for resource in api.resources
        ],
        former=[FormerResource(view(one), classes[one.new]) for one in old],
        streams=Code("stream") if streams else Code(""),
        flavours=[_flavour(api, flavour, optional_auth=optional_auth) for flavour in FLAVOURS],
    )


def _needs_auth(api: Api) -> bool:
    """Whether some operation cannot be called without credentials."""
    return any(
        operation.security and () not in operation.security
        for resource in api.resources
        for operation in resource.operations
    )


def _streams(api: Api) -> bool:
    """Whether some operation answers with bytes, or with one of several media types."""
    contents = (
        reply.contents
        for resource in api.resources
        for operation in resource.operations
        for reply in successes(operation)
    )
    return any(len(one) > 1 or any(content.kind == "binary" for content in one) for one in contents)


def _variables(api: Api) -> list[ServerVariable]:
    """The variables of all servers, each name once."""
    found: dict[str, ServerVariable] = {}
    calls = (call for resource in api.resources for call in resource.operations)
    for server in (*api.servers, *(server for call in calls for server in call.servers)):
        for variable in server.variables:
            found.setdefault(variable.wire_name, variable)
    return list(found.values())


def _flavour(api: Api, flavour: Flavour, *, optional_auth: bool) -> ClientFlavour:
    waits = bool(flavour.prefix)
    kind = "Asynchronous" if waits else "Synchronous"
    share = (
        "Safe to share between the tasks of one asyncio event loop"
        if waits
        else "Safe to share between threads"
    )
    first = f"{kind} client of {' '.join(plain(api.title).split()) or 'the service'}."
    text = docstring(
        Text(first),
        *([api.doc] if api.doc else []),
        Text(f"{share}. Close it, or use it as a context manager."),
        indent=4,
    )
    auth = "Auth | AsyncAuth" if waits else "Auth"
    lines = [f"{item.name}: {annotation(item.type, strict=False)}," for item in _required(api)]
    lines.append(f"auth: {auth} | None = None," if optional_auth else f"auth: {auth},")
    lines += [f"{item.name}: str | None = None," for item in _variables(api)]
    lines += [
        f"{item.name}: {optional(item.type, strict=False)} = None," for item in _unrequired(api)
    ]
    lines += [f"{name}: {type_} = None," for name, type_, _ in _OPTIONS]
    lines += [f"{name}: bool = {default}," for name, default, _ in _SWITCHES]
    lines.append(f"transport: {flavour.prefix}Transport | None = None,")
    return ClientFlavour(
        prefix=flavour.prefix,
        define=flavour.define,
        wait=flavour.wait,
        docstring=text,
        signature=join([Code(line) for line in lines]),
        outcome=Code("Awaitable[T]" if waits else "T"),
        close=Code("aclose" if waits else "close"),
        enter=Code("aenter" if waits else "enter"),
        exit=Code("aexit" if waits else "exit"),
        stream=Code("async_stream_of" if waits else "stream_of"),
    )


def _required(api: Api) -> list[Parameter]:
    return [item for item in api.client_parameters if item.required]


def _unrequired(api: Api) -> list[Parameter]:
    return [item for item in api.client_parameters if not item.required]


def _init_docstring(api: Api, *, optional_auth: bool) -> Code:
    entries = [_default_of(item) for item in _required(api)]
    names = [scheme.name for scheme in api.schemes]
    known = " or ".join(f"`{name}`" for name in names)
    own = "an object with a method `sign`"
    if combines(api):
        known += ", or several of them in a `CombinedAuth`"
    told = f"Credentials: {known}, or {own}." if names else f"Credentials, if any: {own}."
    entries.append(
        ("auth", f"{told} Not every call needs them." if optional_auth and names else told)
    )
    for variable in _variables(api):
        told = _told(variable.doc, variable.wire_name)
        if variable.options:
            told += (
                f" Known values: {', '.join(f'``{plain(value)}``' for value in variable.options)}."
            )
        if variable.default is not None:
            told += f" ``{plain(variable.default)}`` when omitted."
        entries.append((variable.name, told))
    entries += [_default_of(item) for item in _unrequired(api)]
    either = " or ".join(variable.name for variable in _variables(api))
    for name, _, told in _OPTIONS:
        also = f" Instead of {either}." if name == "endpoint" and either else ""
        entries.append((name, told + also))
    entries += [(name, told) for name, _, told in _SWITCHES]
    entries.append(("transport", "Replacement for the network, chiefly for tests."))
    lines = ["Args:"]
    for name, told in entries:
        wrapped = prose(f"{name}: {told}", 80).replace("\n\n", "\n").split("\n")
        lines += [f"    {wrapped[0]}", *(f"        {line}" for line in wrapped[1:])]
    errors = "Raises:\n    ConfigurationError: One of these cannot be used."
    return docstring(
        "Set up a client; no connection is made yet.", "\n".join(lines), errors, indent=8
    )


def _default_of(item: Parameter) -> tuple[str, str]:
    return item.name, f"{_told(item.doc, item.wire_name)} Used when a call names none."


def _told(doc: Text, wire_name: str) -> str:
    text = plain(doc).strip() or f"The value of ``{plain(wire_name)}``."
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _arguments(api: Api, product: str) -> Code:
    variables = ", ".join(f"{py(item.wire_name)}: {item.name}" for item in _variables(api))
    defaults = ", ".join(f"{py(item.name)}: {item.name}" for item in api.client_parameters)
    lines = [
        f"product={py(product)},",
        "servers=SERVERS,",
        f"variables={{{variables}}},",
        f"defaults={{{defaults}}},",
        "auth=auth,",
        *(f"{name}={name}," for name, _, _ in _OPTIONS),
        *(f"{name}={name}," for name, _, _ in _SWITCHES),
        "transport=transport,",
    ]
    return join([Code(line) for line in lines])
