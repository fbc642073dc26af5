"""`x-pagination`: how the pages of a list follow each other, as the document's author states it.

============  ==============================================================================================
`style`       ``cursor`` · ``page`` · ``offset`` · ``link``
`request`     the query parameter that asks for a page, or a JSON Pointer into a JSON body; not for ``link``
`items`       JSON Pointer from the answer to the list; the answer itself when omitted
`next`        JSON Pointer to the next cursor, or, of ``link``, to the URL of the next page; without it, the
              header field `Link` is read
`start`       the number of the first page (1 when omitted) or the first offset (0)
============  ==============================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from clientgen.ir.nodes import (
    Alias,
    Api,
    Component,
    ListOf,
    Model,
    Operation,
    Options,
    Paging,
    Ref,
    Scalar,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise.context import Context, mapping
from clientgen.normalise.resolve import join, parse

KEY = "x-pagination"
STYLES = ("cursor", "page", "offset", "link")


def stated(value: dict[str, Any]) -> bool:
    """Whether an operation says how its pages follow each other; the form of the key has been checked."""
    return mapping(value.get(KEY)).get("style") in STYLES


def paged(operation: Operation, value: Any, name: str, constant: str) -> Operation:
    """The method that goes through all pages of an operation."""
    style = value["style"]
    paging = Paging(
        style=style,
        of=operation.constant,
        request=value.get("request", ""),
        items=tuple(parse("#" + value.get("items", ""))),
        next=tuple(parse("#" + value.get("next", ""))),
        start=value.get("start", 1 if style == "page" else 0),
        pointer=join(operation.pointer, KEY),
    )
    return replace(operation, name=name, constant=constant, paging=paging, twin="all")


def resolved(context: Context, api: Api) -> Api:
    """The client with the Python names that each `x-pagination` leads by. Reports LOW14 where one leads nowhere."""
    known = {component.name: component for component in api.components}
    resources = []
    for resource in api.resources:
        operations = []
        for operation in resource.operations:
            if operation.paging is None:
                operations.append(operation)
                continue
            try:
                operations.append(replace(operation, paging=_resolved(operation, known)))
            except LookupError as error:
                context.collector.report("LOW14", operation.paging.pointer, str(error.args[0]))
        resources.append(replace(resource, operations=tuple(operations)))
    return replace(api, resources=tuple(resources))


def _resolved(operation: Operation, known: Mapping[str, Component]) -> Paging:
    paging = operation.paging
    assert paging is not None
    request, member = "", tuple[str, ...]()
    if paging.style != "link":
        request, member, asking = _request(operation, paging.request, known)
        if paging.style != "cursor" and not _counts(asking, known):
            raise LookupError(f"`request` leads to no number: `{paging.request}`")
    contents = [
        reply.contents[0]
        for reply in operation.replies
        if reply.status.startswith("2") and reply.contents
    ]
    root = contents[0].type if contents and contents[0].kind == "json" else None
    if root is None:
        raise LookupError("the operation has no answer in JSON")
    items, list_type = _walk(root, paging.items, known, "items")
    if not isinstance(list_type, ListOf):
        raise LookupError(f"`items` leads to no list: {_shown(paging.items)}")
    following: tuple[str, ...] = ()
    if paging.next:
        following, _ = _walk(root, paging.next, known, "next")
    return replace(
        paging, request=request, items=items, next=following, item=list_type.item, member=member
    )


def _request(
    operation: Operation, request: str, known: Mapping[str, Component]
) -> tuple[str, tuple[str, ...], TypeRef]:
    """What asks for a page: an argument, or the names on the wire that lead into the JSON body; and its type."""
    if not request.startswith("/"):
        for item in operation.parameters:
            if item.location == "query" and item.wire_name == request:
                return item.name, (), item.type
        raise LookupError(f"there is no query parameter `{request}` to ask for a page by")
    keys = tuple(parse(f"#{request}"))
    content = operation.body.contents[0] if operation.body else None
    if content is None or content.kind != "json" or content.type is None:
        raise LookupError("the operation has no body in JSON to ask for a page by")
    _, type_ = _walk(content.type, keys, known, "request")
    return "", keys, type_


def _counts(type_: TypeRef, known: Mapping[str, Component]) -> bool:
    """Whether a number that is counted up fits a type."""
    plain = _plain(type_, known)
    if isinstance(plain, Union):
        return any(_counts(one, known) for one in plain.variants)
    if isinstance(plain, Options):
        return any(type(value) is int for value in plain.values)
    return isinstance(plain, Unknown) or plain in (Scalar("integer"), Scalar("number"))


def _walk(
    type_: TypeRef, keys: tuple[str, ...], known: Mapping[str, Component], what: str
) -> tuple[tuple[str, ...], TypeRef]:
    """The Python names by which keys lead through models, and the type at the end."""
    names: list[str] = []
    for key in keys:
        model = _model(type_, known)
        field = (
            None if model is None else next((f for f in model.fields if f.wire_name == key), None)
        )
        if field is None:
            raise LookupError(
                f"`{what}` leads nowhere: there is no property `{key}` in {_shown(keys)}"
            )
        names.append(field.name)
        type_ = field.type
    return tuple(names), _plain(type_, known)


def _plain(type_: TypeRef, known: Mapping[str, Component]) -> TypeRef:
    """A type without null and without a name of its own."""
    for _ in range(20):
        if isinstance(type_, Union):
            rest = [one for one in type_.variants if one != Scalar("null")]
            if len(rest) != 1:
                return type_
            type_ = rest[0]
            continue
        named = known.get(type_.name) if isinstance(type_, Ref) else None
        if not isinstance(named, Alias):
            return type_
        type_ = named.type
    return type_


def _model(type_: TypeRef, known: Mapping[str, Component]) -> Model | None:
    plain = _plain(type_, known)
    found = known.get(plain.name) if isinstance(plain, Ref) else None
    return found if isinstance(found, Model) else None


def _shown(keys: tuple[str, ...]) -> str:
    return "`" + "".join(f"/{key}" for key in keys) + "`"
