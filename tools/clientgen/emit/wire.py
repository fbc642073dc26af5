"""What the runtime is told of the parameters, the body and the replies of an operation: calls of its constructors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from clientgen.emit.code import Code, py
from clientgen.emit.imports import Imports
from clientgen.emit.types import annotation, has_null, refs
from clientgen.ir.nodes import (
    Body,
    Component,
    Content,
    Encoding,
    MapOf,
    Operation,
    Parameter,
    Reply,
    Scalar,
    Server,
    TypeRef,
    Unknown,
)

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
STREAMS = ("lines", "events")
_OTHER_CLOTHES = re.compile(r"[/+.-](xml|yaml|protobuf|cbor|msgpack)\b")
_WRITERS = {
    "multipart": ("multipart", "write_multipart"),
    "binary": ("uploads", "write_file"),
    "lines": ("lines", "write_lines"),
}
_BY_KIND: Mapping[str, TypeRef] = {
    "text": Scalar("string"),
    "string": Scalar("string"),
    "binary": Scalar("string", "binary"),
    "lines": Unknown(),
    "events": Scalar("string"),
    "json": Unknown(),
    "form": MapOf(Unknown()),
    "multipart": MapOf(Unknown()),
}


def content_type(content: Content) -> TypeRef:
    """The type of a body or a reply of this content."""
    return _BY_KIND[content.kind] if content.type is None else content.type


def sequential(replies: Iterable[Reply]) -> bool:
    """Whether what these carry comes one by one: JSON lines, or server-sent events."""
    return any(reply.contents and reply.contents[0].kind in STREAMS for reply in replies)


def sent(body: Body) -> tuple[Content, ...]:
    """The contents that a client can send.

    Ranges such as ``image/*`` name nothing to send; XML, YAML and binary forms of what is sent as JSON are left out,
    because to write them is to write the same again by hand.
    """
    first = body.contents[0]
    same = first.kind in ("json", "form")
    return tuple(
        content
        for content in body.contents
        if content is first
        or not ("*" in content.media or (same and _OTHER_CLOTHES.search(content.media.lower())))
    )


def use(type_: TypeRef, known: Mapping[str, Component], imports: Imports) -> None:
    """Import the classes that `type_` mentions."""
    for name in refs(type_):
        imports.model(known[name].module, name)


def runtime_type(type_: TypeRef, known: Mapping[str, Component], imports: Imports) -> Code:
    """`type_` as an expression that the runtime checks values with."""
    use(type_, known, imports)
    code = annotation(type_, strict=True)
    imports.annotation(code)
    return code


def reply_call(reply: Reply, known: Mapping[str, Component], imports: Imports) -> Code:
    """A reply; only the media type that is read first counts."""
    if not reply.contents:
        return Code('Reply(None, "none")')
    content = reply.contents[0]
    type_ = runtime_type(content_type(content), known, imports)
    if content.kind == "events" and content_type(content) == Scalar("string"):
        type_ = Code("str")  # not JSON
    end = Code(f", end={py(content.end)}") if content.end else Code("")
    return Code(f"Reply({py(content.media)}, {py(content.kind)}, {type_}{end})")


def body_call(operation: Operation, known: Mapping[str, Component], imports: Imports) -> Code:
    """The request body; empty if the operation sends none."""
    if operation.body is None:
        return Code("")
    imports.runtime("operation", "Body")
    calls = [_body(operation.body, one, known, imports) for one in sent(operation.body)]
    first = operation.body.contents[0]
    if len(calls) == 1 and not (first.kind == "binary" and "*" in first.media):
        return calls[0]
    imports.runtime("choices", "Bodies")
    return Code(f"Bodies({', '.join(calls)})")


def may_be_null(type_: TypeRef) -> bool:
    """Whether null is a value of this type."""
    return has_null(type_) or type_ == Unknown()


def _body(body: Body, content: Content, known: Mapping[str, Component], imports: Imports) -> Code:
    type_ = runtime_type(content_type(content), known, imports)
    parts = [py(content.media), py(content.kind), type_]
    if not body.required:
        parts.append(Code("required=False"))
    elif content.kind == "json" and may_be_null(content_type(content)):
        parts.append(Code("null=True"))
    if content.rules is not None:
        parts.append(Code(f"rules={py(content.rules)}"))
    if content.encodings:
        imports.runtime("operation", "Encoding")
        encodings = "".join(f"{_encoding_call(item)}, " for item in content.encodings)
        parts.append(Code(f"encodings=({encodings})"))
    if content.kind in _WRITERS:
        module, writer = _WRITERS[content.kind]
        imports.runtime(module, writer)
        parts.append(Code(f"writer={writer}"))
    return Code(f"Body({', '.join(parts)})")


def paging_call(operation: Operation, *, lazily: bool) -> Code:
    """How the pages of an operation follow each other; empty if the method gives no pages."""
    paging = operation.paging
    if paging is None:
        return Code("")
    of = f"{paging.of}()" if lazily else paging.of
    parts = [Code(of), py(paging.style)]
    for key in ("request", "member", "items", "next", "start"):
        value = getattr(paging, key)
        if value and not (key == "start" and paging.style in ("cursor", "link")):
            parts.append(Code(f"{key}={py(value)}"))
    return Code(f"Paging({', '.join(parts)})")


def server_call(server: Server) -> Code:
    """A server: its URL, its variables with their defaults, hosts that these do not give."""
    parts = [py(server.url)]
    if server.variables or server.hosts:
        parts.append(py({item.wire_name: item.default for item in server.variables}))
    if server.hosts:
        parts.append(py(dict(server.hosts)))
    return Code(f"Server({', '.join(parts)})")


def _encoding_call(encoding: Encoding) -> Code:
    parts = [py(encoding.wire_name)]
    if encoding.media:
        parts.append(Code(f"media={py(encoding.media)}"))
    if encoding.style != "form":
        parts.append(Code(f"style={py(encoding.style)}"))
    if encoding.explode != (encoding.style == "form"):
        parts.append(Code(f"explode={py(encoding.explode)}"))
    if encoding.allow_reserved:
        parts.append(Code("allow_reserved=True"))
    if encoding.headers:
        parts.append(Code(f"headers={py(dict(encoding.headers))}"))
    return Code(f"Encoding({', '.join(parts)})")


def parameter_call(parameter: Parameter, known: Mapping[str, Component], imports: Imports) -> Code:
    """A parameter; what is as its location has it by itself is left out."""
    imports.runtime("operation", "Parameter")
    style = _STYLES[parameter.location]
    parts = [py(parameter.name), py(parameter.wire_name), py(parameter.location)]
    if parameter.style != style:
        parts.append(Code(f"style={py(parameter.style)}"))
    if parameter.explode != (parameter.style == "form"):
        parts.append(Code(f"explode={py(parameter.explode)}"))
    if parameter.required != (parameter.location == "path"):
        parts.append(Code(f"required={py(parameter.required)}"))
    if parameter.allow_reserved:
        parts.append(Code("allow_reserved=True"))
    if parameter.media:
        parts.append(Code(f"media={py(parameter.media)}"))
    if _is_text(parameter.type):
        # Checked by the runtime without pydantic, which `StrictStr` would load for nothing.
        parts.append(Code("type=str"))
    elif parameter.type != Unknown():
        parts.append(Code(f"type={runtime_type(parameter.type, known, imports)}"))
    rules = checked(parameter)
    if rules is not None:
        parts.append(Code(f"rules={py(rules)}"))
    return Code(f"Parameter({', '.join(parts)})")


def _is_text(type_: TypeRef) -> bool:
    return isinstance(type_, Scalar) and type_.kind == "string" and type_.format != "binary"


def checked(parameter: Parameter) -> object:
    """What is checked of a parameter's value beyond its type: its rules, and the bounds of its schema."""
    bounds = {constraint.keyword: constraint.value for constraint in parameter.constraints}
    if not bounds:
        return parameter.rules
    return bounds if parameter.rules is None else {"allOf": [parameter.rules, bounds]}
