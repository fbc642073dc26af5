"""What a failed call means: code, message and request ID out of whatever the service sent.

Services behind one gateway spell errors in many ways, and proxies in between send HTML or nothing. Nothing here
raises because of what it reads. Known shapes (the vendor's SDK reads the first four)::

    {"error_code": …, "error_msg": …}      {"errorCode": …, "errorMsg": …}      {"code": …, "message": …}
    {"error": {"code": 403, "message": …, "title": …}}      {"errors": [{…}, …]}      [{…}, …]
    and beside them "encoded_authorization_message" and "request_id"; codes may be numbers

What the server echoes of the request (gateways echo what they signed, with ``|`` for line breaks) is cleaned of the
credentials that the request carried.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from .transport import HttpRequest, HttpResponse, is_secret

__all__ = [
    "KEPT_BYTES",
    "Explanation",
    "explain",
    "parse_json",
    "request_id",
    "scrub",
    "scrub_body",
    "secret_fields",
    "secrets_of",
]

KEPT_BYTES = 64 * 1024
_KEPT_TEXT = 2000
_KEPT_CODE = 200
_VISITED = 500

_CODES = ("error_code", "errorCode", "code")
_MESSAGES = ("error_msg", "errorMsg", "message", "error_description", "msg", "detail", "title")
_REQUEST_IDS = ("request_id", "requestId", "RequestId")
_REQUEST_ID_HEADERS = ("x-request-id", "x-iam-trace-id")
# What credentials never are, although signing adds it.
_HARMLESS = frozenset(
    {"host", "content-type", "content-length", "user-agent", "accept", "date"}
    | {"x-sdk-date", "x-project-id", "x-domain-id", "x-sdk-content-sha256"}
)
_REMOVED = "[removed]"


class Explanation:
    """What was found in a body."""

    __slots__ = ("authorization_message", "code", "message", "request_id", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.code: str | None = None
        self.message: str | None = None
        self.request_id: str | None = None
        self.authorization_message: str | None = None


def explain(raw: bytes, content_type: str = "") -> Explanation:
    """What a body says about a failure; it may be anything."""
    raw = raw[:KEPT_BYTES]
    text = _decoded(raw, content_type)
    found = Explanation(parse_json(text))
    partial: tuple[str | None, str | None] = (None, None)
    for node in _objects(found.value):
        if found.request_id is None:
            found.request_id = _first(node, _REQUEST_IDS, _KEPT_CODE)
        if found.authorization_message is None:
            found.authorization_message = _first(
                node, ("encoded_authorization_message",), KEPT_BYTES
            )
        if found.code is None:
            code, message = _first(node, _CODES, _KEPT_CODE), _first(node, _MESSAGES, _KEPT_TEXT)
            if code is not None and message is not None:
                found.code, found.message = code, message
            elif partial == (None, None):
                error = node.get(
                    "error"
                )  # OAuth: {"error": "invalid_token", "error_description": …}
                partial = (code or (error if isinstance(error, str) else None), message)
    if found.code is None and found.message is None:
        found.code, found.message = partial
    if found.value is None and found.code is None:
        found.code = _cut_off(text, _CODES, _KEPT_CODE)
        found.message = _cut_off(text, _MESSAGES, _KEPT_TEXT)
        found.request_id = _cut_off(text, _REQUEST_IDS, _KEPT_CODE)
    if found.message is None:
        found.message = _summary(text)
    return found


def request_id(response: HttpResponse) -> str | None:
    """The request ID that the headers carry."""
    for name in _REQUEST_ID_HEADERS:
        if value := response.headers.get(name):
            return _printable(value, _KEPT_CODE)
    return None


def parse_json(text: str) -> Any:
    """The JSON value, or None if it is none, or nested too deeply."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def secret_fields(unsigned: HttpRequest, signed: HttpRequest) -> list[str]:
    """Names of the header fields that carry credentials: what signing added, and what is known by name."""
    before = {(name.lower(), value) for name, value in unsigned.headers.items()}
    return [
        name
        for name, value in signed.headers.items()
        if is_secret(name)
        or ((name.lower(), value) not in before and name.lower() not in _HARMLESS)
    ]


def secrets_of(unsigned: HttpRequest, signed: HttpRequest) -> list[str]:
    """The credentials that a request carries, longest first: what signing added, and what is known by name."""
    found: set[str] = set()
    for name in secret_fields(unsigned, signed):
        value = signed.headers[name]
        found.add(value)
        found.update(_inside(name.lower(), value))
    added = signed.url[len(unsigned.url) :] if signed.url.startswith(unsigned.url) else ""
    query = signed.url.partition("?")[2].split("&")
    for pair in query:
        name, _, value = pair.partition("=")
        if value and (is_secret(unquote(name)) or pair in added):
            found.add(unquote(value))
    return sorted((item for item in found if item), key=len, reverse=True)


def _inside(name: str, value: str) -> Iterator[str]:
    """The secret parts of a field: `x` of ``Bearer x``, ``… Signature=x`` and ``session=x``."""
    if name in ("cookie", "set-cookie"):
        for pair in value.split(";"):
            yield pair.partition("=")[2].strip()
    else:
        for part in value.split(" ")[1:]:
            if not part.startswith(("Access=", "SignedHeaders=")):
                yield part.removeprefix("Signature=").rstrip(",")


def scrub(text: str, secrets: Iterable[str]) -> str:
    """The text without the secrets, in whichever way they may be spelled."""
    for secret in secrets:
        inner = json.dumps(secret)[1:-1]
        for spelling in {
            secret,
            inner,
            inner.replace("/", "\\/"),
            quote(secret, safe=""),
            quote(secret),
        }:
            if len(spelling) > 3:
                text = text.replace(spelling, _REMOVED)
            else:  # so short that it would be found everywhere
                text = re.sub(rf"(?<!\w){re.escape(spelling)}(?!\w)", _REMOVED, text)
    return text


def scrub_body(raw: bytes, secrets: list[str]) -> bytes:
    """A body without the secrets. JSON that hides one behind escapes is written anew."""
    text = raw.decode("utf-8", "surrogateescape")
    clean = scrub(text, secrets)
    if "\\u" in clean and (value := parse_json(clean)) is not None:
        plain = json.dumps(value, ensure_ascii=False)
        if scrub(plain, secrets) != plain:
            clean = scrub(plain, secrets)
    if clean == text:
        return raw
    try:
        return clean.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that the JSON spelled out
        return clean.encode("utf-8", "replace")


def _decoded(raw: bytes, content_type: str) -> str:
    match = re.search(r"charset=[\"']?([\w.:-]{1,40})", content_type, re.IGNORECASE)
    # JSON is UTF-8 whatever the header says, unless it does not even decode.
    for encoding in ("utf-8-sig", match[1] if match else "latin-1"):
        try:
            return raw.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Objects from the outside in, those most likely to explain first; bounded."""
    waiting: deque[Any] = deque([value])
    for _ in range(_VISITED):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
            likely = [node[key] for key in ("error", "errors", "fault") if key in node]
            waiting.extend(likely)
            waiting.extend(item for item in node.values() if isinstance(item, (dict, list)))
        elif isinstance(node, list):
            waiting.extend(node[:20])


def _first(node: Mapping[str, Any], keys: Iterable[str], limit: int) -> str | None:
    for key in keys:
        value = node.get(key)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            continue
        if text := _printable(_number(value), limit):
            return text
    return None


def _number(value: str | float) -> str:
    try:
        return str(value)
    except ValueError:  # an integer of more digits than Python will write
        return "(a very long number)"


def _cut_off(text: str, keys: Iterable[str], limit: int) -> str | None:
    """A member of JSON that does not parse, because its end is missing."""
    for key in keys:
        match = re.search(rf'"{key}"\s*:\s*(?:"((?:[^"\\]|\\.)*)"?|(-?\d+))', text)
        if match:
            found = match[2] or parse_json(f'"{match[1]}"') or match[1]
            return _printable(str(found), limit) or None
    return None


def _summary(text: str) -> str:
    """The beginning of a body that explains nothing: HTML without its tags, or plain text."""
    text = text[:20_000]
    if "<" in text:
        text = re.sub(
            r"<(script|style)\b.*?(</\1\s*>|$)", " ", text, flags=re.DOTALL | re.IGNORECASE
        )
        text = re.sub(r"<[^<>]{0,500}>", " ", text)
    return _printable(" ".join(text.split()), 300)


def _printable(text: str, limit: int) -> str:
    if len(text) > limit:
        text = text[:limit] + "…"
    # Terminals obey control characters, and logs are read by line.
    return "".join([char if char.isprintable() else " " for char in text]).strip()
