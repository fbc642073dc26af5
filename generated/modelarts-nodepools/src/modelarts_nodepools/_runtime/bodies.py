"""Request bodies, as bytes: JSON, forms, text. Other kinds bring a writer of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

from .encode import keep_rules, plain, query_pairs, scalar, without_null
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
    if body.writer is not None:
        found: tuple[bytes, str] = body.writer(body, value, extra)
        return found
    match body.kind:
        case "json" if extra is None:
            return _encoded(body, value), body.media
        case "json":
            return _dumped(_members(body, value, extra)), body.media
        case "form":
            return _form(body, _members(body, value, extra)), body.media
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
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise _problem(f"must be bytes, not {type(value).__name__}")
    return bytes(value), body.media


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
        for name, given in members.items():
            encoding = encodings.get(name)
            if encoding is not None and encoding.media is not None:
                pairs += [f"{key}={text}" for key, text in query_pairs(encoding, given)]
                continue
            value = without_null(given)
            if value is None:
                continue
            if encoding is not None:
                pairs += [f"{key}={text}" for key, text in query_pairs(encoding, value)]
                continue
            items = value if isinstance(value, list) else [value]
            pairs += [f"{quote_plus(name)}={quote_plus(scalar(item))}" for item in items]
    except UnicodeEncodeError:
        raise _problem("contains a lone surrogate, which cannot be encoded") from None
    return "&".join(pairs).encode()


def _problem(message: str, path: str = "body") -> InvalidRequest:
    return InvalidRequest([Problem(path, "$", message)])
