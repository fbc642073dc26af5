"""What surrounds a package when a program that uses it is tried without a network: a service, and credentials."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from clientgen.emit.construct import NotConstructible
from clientgen.emit.resources import successes
from clientgen.emit.samples import sample
from clientgen.emit.wire import content_type
from clientgen.ir.nodes import (
    Alias,
    Api,
    Component,
    Content,
    Json,
    ListOf,
    MapOf,
    Model,
    Operation,
    Ref,
    Reply,
    TupleOf,
    TypeRef,
)

_STAND_IN = "stand-in"
_DEEPEST = 12
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def answers(api: Api) -> list[dict[str, Any]]:
    """What the service answers to each operation: the document's example, else a small value of the documented type.

    Each is plain data: ``method``, ``path`` (with its variables in braces), ``status``, ``media`` and ``body``.
    """
    known = {component.name: component for component in api.components}
    return [
        _answer(operation, known) for resource in api.resources for operation in resource.operations
    ]


def environment(api: Api) -> dict[str, str]:
    """Stand-ins for the variables that the package reads credentials from."""
    found: dict[str, str] = {}
    for scheme in api.schemes:
        if scheme.kind == "huawei-sdk-hmac":
            found |= {f"HUAWEICLOUD_SDK_{name}": _STAND_IN for name in ("AK", "SK")}
        elif scheme.environment and _VARIABLE.match(scheme.environment):
            basic = scheme.kind == "basic"
            found[scheme.environment] = f"{_STAND_IN}:{_STAND_IN}" if basic else _STAND_IN
    return found


def status_of(reply: Reply) -> int:
    """A status that a reply covers."""
    return int(reply.status) if reply.status.isdigit() else 200


def example(content: Content, known: Mapping[str, Component]) -> Json:
    """The document's first example of a content, else a small value of its type, else an empty object.

    The text of a JSON document, which some have for an example, is none of what that document is.
    """
    type_ = content_type(content)
    for _, value in content.examples:
        if not (isinstance(value, str) and _is_structure(type_, known)):
            return value
    try:
        return sample(type_, known, sent=False)
    except (NotConstructible, RecursionError):
        return {}


def _is_structure(type_: TypeRef, known: Mapping[str, Component]) -> bool:
    """Whether values of the type are objects or lists."""
    for _ in range(_DEEPEST):
        if not isinstance(type_, Ref):
            break
        component = known[type_.name]
        if not isinstance(component, Alias):
            return isinstance(component, Model)
        type_ = component.type
    return isinstance(type_, (ListOf, MapOf, TupleOf))


def _answer(operation: Operation, known: Mapping[str, Component]) -> dict[str, Any]:
    reply = successes(operation)[0]
    content = reply.contents[0] if reply.contents else None
    body = ""
    if content is not None:
        json_like = content.kind == "json"
        body = json.dumps(example(content, known), ensure_ascii=True) if json_like else "text"
    return {
        "method": operation.method,
        "path": operation.path,
        "status": status_of(reply),
        "media": content.media if content is not None else "",
        "body": body,
    }
