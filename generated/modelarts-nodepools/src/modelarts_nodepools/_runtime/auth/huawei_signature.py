r"""Access-key signing of Huawei Cloud, ``SDK-HMAC-SHA256``.

A signature covers the method, path, query, some header fields and the body::

    canonical = METHOD \n uri \n query \n "name:value\n" per field, sorted \n names;of;fields \n sha256(body)
    signature = HMAC-SHA256(secret key, "SDK-HMAC-SHA256" \n date \n sha256(canonical))

The source is the vendor's Python SDK (``huaweicloudsdkcore`` 3.1.219, ``signer/signer.py``), whose results this
reproduces. Where the SDK does something that a client should not copy, this module decides:

* A body whose type is neither ``application/json…`` nor ``application/bson…`` (a merge patch, a form) is sent with
  ``X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD``, as the SDK does. Without a body, that field is not sent.
* An ``X-Sdk-Content-Sha256`` that the caller gives must be ``UNSIGNED-PAYLOAD`` or the true hash; the SDK trusts any.
* Query values are text: ``[10, 9, 2]`` is sorted as text, where the SDK sorts numbers.
* A path with ``.`` or ``..`` segments is refused: HTTP libraries shorten it, so that the signature could not match.
* A path outside ASCII is signed like its percent-encoded form, which is what has to be sent.
* A malformed ``X-Sdk-Date`` and header values outside ASCII are refused.
* An empty security token is the same as none.
* The derived algorithm (``V11-HMAC-SHA256``) is not supported.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, unquote

from ..errors import InvalidRequest, Problem
from .base import credential

__all__ = ["canonical_query", "canonical_request", "canonical_uri", "sign_headers"]

_ALGORITHM = "SDK-HMAC-SHA256"
UNSIGNED = "UNSIGNED-PAYLOAD"
NO_BODY = sha256(b"").hexdigest()
_DATE = re.compile(r"\d{8}T\d{6}Z", re.ASCII)


def canonical_uri(path: str) -> str:
    """The path as it is signed: decoded, encoded again with only unreserved characters kept, ending in ``/``.

    Raises:
        InvalidRequest: A segment is ``.`` or ``..``.
    """
    segments = unquote(path).split("/")
    if "." in segments or ".." in segments:
        raise _refused("path", "a path with '.' or '..' segments cannot be signed")
    uri = "/".join([quote(segment, safe="") for segment in segments])
    return uri if uri.endswith("/") else uri + "/"


def canonical_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query as it is signed: decoded pairs, sorted before they are encoded."""
    return "&".join(
        [f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in sorted(pairs)]
    )


def canonical_request(
    method: str,
    path: str,
    query: Iterable[tuple[str, str]],
    headers: Mapping[str, str],
    payload_hash: str,
) -> tuple[str, str]:
    """The text that is signed, and the names of the fields in it.

    Args:
        method: Of the request.
        path: Encoded or not.
        query: Decoded pairs.
        headers: The fields to sign; those with ``_`` in the name are passed over, as gateways drop them.
        payload_hash: Of the body, or ``UNSIGNED-PAYLOAD``.
    """
    fields = sorted(
        (name.lower(), str(value).strip()) for name, value in headers.items() if "_" not in name
    )
    for name, value in fields:
        if not value.isascii():
            raise _refused(
                f"header {name}", "a value outside ASCII cannot be signed; percent-encode it"
            )
    names = ";".join([name for name, _ in fields])
    lines = "".join([f"{name}:{value}\n" for name, value in fields])
    uri, text = canonical_uri(path), canonical_query(query)
    return f"{method.upper()}\n{uri}\n{text}\n{lines}\n{names}\n{payload_hash}", names


def sign_headers(
    method: str,
    host: str,
    path: str,
    query: Iterable[tuple[str, str]],
    headers: Mapping[str, str],
    body: bytes,
    *,
    access_key: str,
    secret_key: str,
    security_token: str | None = None,
    project_id: str | None = None,
    now: float | None = None,
) -> dict[str, str]:
    """Sign all the fields given and return them with what signing adds.

    The plain form of the algorithm, for other uses and for tests; clients use `HuaweiAccessKey`, which signs only
    the fields that no proxy rewrites.

    Args:
        method: Of the request.
        host: Put into `Host` unless the headers have one.
        path: Encoded or not.
        query: Decoded pairs.
        headers: Fields to send and sign. An `Authorization` among them is kept, and nothing is signed.
        body: As it is sent.
        access_key: Public part of the credentials.
        secret_key: Secret part.
        security_token: Of temporary credentials.
        project_id: Sent as `X-Project-Id` if given.
        now: Seconds since the epoch; the clock when omitted.

    Raises:
        InvalidRequest: Something here cannot be signed; see the head of this module.
    """
    credential("the access key", access_key)
    result = {name: str(value) for name, value in headers.items()}
    if project_id:
        result["X-Project-Id"] = project_id
    if security_token:
        result["X-Security-Token"] = security_token
    if "Authorization" in result:
        return result
    given = {name.lower(): value.strip() for name, value in result.items()}
    true_hash = sha256(body).hexdigest()
    payload = given.get("x-sdk-content-sha256")
    if payload not in (None, UNSIGNED, true_hash):
        raise _refused(
            "header X-Sdk-Content-Sha256", f"must be the SHA-256 of the body, or {UNSIGNED}"
        )
    if payload is None and body and is_unsigned(given.get("content-type")):
        payload = result["X-Sdk-Content-Sha256"] = UNSIGNED
    date = given.get("x-sdk-date")
    if date is None:
        date = result["X-Sdk-Date"] = date_text(time.time() if now is None else now)
    elif not _DATE.fullmatch(date):
        raise _refused("header X-Sdk-Date", "must look like 20250131T235959Z")
    if "host" not in given:
        result["Host"] = host
    text, names = canonical_request(
        method, path, query, result, payload if payload is not None and body else true_hash
    )
    inner, outer = hmac_halves(credential("the secret key", secret_key, ascii_only=False))
    result["Authorization"] = authorization_text(
        access_key, names, sign_text(inner, outer, date, text)
    )
    return result


def is_unsigned(content_type: str | None) -> bool:
    return content_type is not None and not content_type.startswith(
        ("application/json", "application/bson")
    )


def date_text(seconds: float) -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))


def hmac_halves(secret: str) -> tuple[Any, Any]:
    """Both halves of HMAC (RFC 2104), ready to be copied: faster than the standard library's object."""
    raw = secret.encode()
    raw = (sha256(raw).digest() if len(raw) > 64 else raw).ljust(64, b"\0")
    return sha256(bytes(byte ^ 0x36 for byte in raw)), sha256(bytes(byte ^ 0x5C for byte in raw))


def sign_text(inner: Any, outer: Any, date: str, canonical: str) -> str:
    digest = sha256(canonical.encode()).hexdigest()
    first, second = inner.copy(), outer.copy()
    first.update(f"{_ALGORITHM}\n{date}\n{digest}".encode())
    second.update(first.digest())
    result: str = second.hexdigest()
    return result


def authorization_text(access_key: str, names: str, signature: str) -> str:
    return f"{_ALGORITHM} Access={access_key}, SignedHeaders={names}, Signature={signature}"


def _refused(path: str, message: str) -> InvalidRequest:
    return InvalidRequest([Problem(path, "", message)])
