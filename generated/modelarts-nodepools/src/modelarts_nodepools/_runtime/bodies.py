"""Request bodies of every kind, as bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

from .encode import keep_rules, plain, query_pairs, scalar
from .errors import InvalidRequest, Problem
from .operation import Body

__all__ = ["write_body"]


def write_body(body: Body, value: Any, extra: Mapping[str, Any] | None = None) -> tuple[bytes, str]:
    """The bytes that are sent, and their content type.

    Args:
        body: What the document says.
        value: What the caller gave; None only if `extra` makes a body of its own.
        extra: Members to add or replace at the top of a JSON or form body.

    Raises:
        InvalidRequest: The value does not fit its type, or cannot be extended.
    """
    match body.kind:
        case "json" if extra is None:
            return _encoded(body, value), body.media
        case "json":
            return _dumped(_members(body, value, extra)), body.media
        case "form":
            return _form(body, _members(body, value, extra)), body.media
        case "multipart":
            boundary = os.urandom(16).hex()
            media = f"{body.media.partition(';')[0]}; boundary={boundary}"
            return _multipart(body, _fields(body, value, extra), boundary), media
    if extra is not None:
        raise _problem(f"extra_body cannot extend a body of type {body.media}")
    if body.kind == "text":
        if not isinstance(value, str):
            raise _problem(f"must be text, not {type(value).__name__}")
        media = body.media if "charset" in body.media.lower() else f"{body.media}; charset=utf-8"
        try:
            return value.encode(), media
        except UnicodeEncodeError:
            raise _problem("contains a lone surrogate, which cannot be encoded") from None
    return _binary(value), body.media


def _encoded(body: Body, value: Any) -> bytes:
    from .sending import encode_body  # loads pydantic, which operations without bodies do not need

    raw = encode_body(value, body.type)
    if body.rules is not None:
        keep_rules(body, "body", json.loads(raw))
    return raw


def _members(body: Body, value: Any, extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """The members of an object body, extended."""
    members = {} if value is None else json.loads(_encoded(body, value))
    if not isinstance(members, dict):
        raise _problem(
            "extra_body can only extend an object" if extra is not None else "must be an object"
        )
    if extra is None:
        return members
    try:
        added = plain(extra)
    except (TypeError, RecursionError) as error:
        raise _problem(str(error), "extra_body") from None
    return {**members, **added}


def _dumped(value: Any) -> bytes:
    try:
        return json.dumps(
            value, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        ).encode()
    except (TypeError, ValueError, RecursionError):  # a lone surrogate is a ValueError too
        raise _problem(
            "contains what JSON cannot say (NaN, infinity, a lone surrogate)", "extra_body"
        ) from None


def _form(body: Body, members: Mapping[str, Any]) -> bytes:
    pairs: list[str] = []
    encodings = {encoding.wire_name: encoding for encoding in body.encodings}
    try:
        for name, value in members.items():
            if name in encodings:
                pairs += [f"{key}={text}" for key, text in query_pairs(encodings[name], value)]
                continue
            items = value if isinstance(value, list) else [value]
            pairs += [f"{quote_plus(name)}={quote_plus(scalar(item))}" for item in items]
    except UnicodeEncodeError:
        raise _problem("contains a lone surrogate, which cannot be encoded") from None
    return "&".join(pairs).encode()


def _fields(body: Body, value: Any, extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """The parts of a multipart body. They may hold bytes, so that the way through JSON is closed."""
    check = getattr(body.type, "model_validate", None)
    if check is not None and not isinstance(value, body.type):
        value = check({} if value is None else value)
    dump = getattr(value, "model_dump", None)
    fields = dump(by_alias=True, exclude_unset=True) if callable(dump) else value
    if not isinstance(fields, Mapping):
        raise _problem("must be an object")
    return {**fields, **(extra or {})}


def _multipart(body: Body, fields: Mapping[str, Any], boundary: str) -> bytes:
    parts: list[bytes] = []
    medias = {encoding.wire_name: encoding.media for encoding in body.encodings}
    for name, value in fields.items():
        media = medias.get(name)
        # One part for each item of a list, unless the document wants the list in one.
        single = not isinstance(value, (list, tuple)) or (media or "").endswith("json")
        for item in [value] if single else value:
            label = _label(str(name))
            if isinstance(item, (bytes, bytearray, memoryview)) or hasattr(item, "read"):
                label += f'; filename="{_filename(item, str(name))}"'
                label += f"\r\nContent-Type: {media or 'application/octet-stream'}"
                content = _binary(item)
            else:
                content = _part(item, as_json=(media or "").endswith("json"))
                label += f"\r\nContent-Type: {media}" if media else ""
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{label}\r\n\r\n'
            parts += [head.encode(), content, b"\r\n"]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()])


def _part(value: Any, *, as_json: bool) -> bytes:
    try:
        value = plain(value)
        return (json.dumps(value, ensure_ascii=False) if as_json else scalar(value)).encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise _problem(f"a part cannot be written: {type(error).__name__}") from None


def _label(text: str) -> str:
    # As browsers do it (WHATWG): only what would end the quoted text or the line.
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A") + '"'


def _filename(item: Any, name: str) -> str:
    path = getattr(item, "name", None)
    return _label(os.path.basename(path) if isinstance(path, str) else name)[:-1]  # noqa: PTH119 - a name only


def _binary(value: Any) -> bytes:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    read = getattr(value, "read", None)
    if callable(read):
        content = read()
        if isinstance(content, bytes):
            return content
        raise _problem("the file must be open in binary mode")
    raise _problem(f"must be bytes or a file open in binary mode, not {type(value).__name__}")


def _problem(message: str, path: str = "body") -> InvalidRequest:
    return InvalidRequest([Problem(path, "$", message)])
