"""From an answer to a value or an error. Nothing here waits or sends."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from . import failure
from .errors import ApiError, ServerError, UnexpectedResponse, api_error
from .operation import Operation, Reply
from .retry import retry_after
from .transport import Headers, HttpRequest, HttpResponse

__all__ = ["as_it_is", "cleaned", "is_json", "read_failure", "read_success", "reply_for"]


def reply_for(operation: Operation[Any], status: int) -> Reply | None:
    """What a status carries if it is a success; None if it is a failure.

    A 2xx that is not documented is read like the documented success, because it is one.
    """
    success = operation.success
    if (documented := success.get(str(status))) is not None:
        return documented
    if not 200 <= status < 300:
        return None
    for key in ("2XX", "default"):
        if key in success:
            return success[key]
    return next((reply for reply in success.values() if reply.kind != "none"), Reply(None, "none"))


def read_success(
    operation: Operation[Any],
    reply: Reply,
    response: HttpResponse,
    decode: Callable[[Any, bytes], Any],
    strict: bool,
    unsigned: HttpRequest,
    signed: HttpRequest,
) -> Any:
    """The value of a success; `decode` reads JSON.

    Raises:
        UnexpectedResponse: It cannot be read; or it differs from the documentation, if `strict`. Credentials that it
            echoes are removed from the error.
    """
    kind, raw, foreign = reply.kind, response.body, False
    if kind == "none":
        return None
    if kind == "string":
        kind = "json" if is_json(response.headers.get("content-type", "")) else "text"
    if response.truncated:
        problem = f"its answer is longer than the {len(raw)} bytes that are read"
    elif kind != "json":
        return raw if kind == "binary" else _text(response)
    elif not raw:
        problem = "but sent nothing where an answer is documented"
    else:
        try:
            value = decode(reply.type, raw)
        except Exception:  # noqa: BLE001 - whatever reading stumbles over, the call itself has succeeded
            media = response.headers.get("content-type", "an unnamed type")
            problem = f"but its answer ({media}) is not what is documented"
            foreign = not is_json(media)
        else:
            if strict:
                _refuse_surprises(operation, reply, response, value, unsigned, signed)
            return value
    # Raised out here so that it does not hold on to the validator's error, which quotes the answer.
    response, value = cleaned(response, unsigned, signed), None
    if foreign:
        value = as_it_is(response)
    raise _unexpected(operation, response, problem, value=value)


def read_failure(
    operation: Operation[Any], response: HttpResponse, unsigned: HttpRequest, signed: HttpRequest
) -> ApiError:
    """The error of an answer that is not a success. Credentials that it echoes are removed."""
    status, headers = response.status, response.headers
    secrets = failure.secrets_of(unsigned, signed)
    raw = failure.scrub_body(response.body[: failure.KEPT_BYTES], secrets)
    found = failure.explain(raw, headers.get("content-type", ""))
    message = failure.scrub(found.message or "", secrets)
    if status == 304:
        message = "not modified: the service says that what the caller has already is current"
    elif 300 <= status < 400:
        target = failure.scrub(headers.get("location", "nowhere").partition("?")[0], secrets)
        message = f"redirected to {target}; redirects are never followed, because credentials would go along"
    error = api_error(status)(
        status,
        failure.scrub(found.code or str(status), secrets),
        message,
        failure.request_id(response) or found.request_id,
        Headers({name: failure.scrub(value, secrets) for name, value in headers.items()}),
        _failure_body(operation, status, raw, found.value),
        raw,
        operation=operation.id,
        retry_after=retry_after(headers.get("retry-after")),
        encoded_authorization_message=found.authorization_message,
    )
    if isinstance(error, ServerError) and not operation.idempotent and operation.lookup:
        error.add_note(f"It is not known whether the request took effect. {operation.lookup}")
    return error


def cleaned(response: HttpResponse, unsigned: HttpRequest, signed: HttpRequest) -> HttpResponse:
    """The answer without the credentials that it echoes, for an error to keep."""
    secrets = failure.secrets_of(unsigned, signed)
    headers = {name: failure.scrub(value, secrets) for name, value in response.headers.items()}
    body = failure.scrub_body(response.body, secrets)
    return HttpResponse(response.status, headers, body, truncated=response.truncated)


def _refuse_surprises(
    operation: Operation[Any],
    reply: Reply,
    response: HttpResponse,
    value: Any,
    unsigned: HttpRequest,
    signed: HttpRequest,
) -> None:
    from .decode import decode, surprises

    if surprises(reply.type, response.body):
        clean = cleaned(response, unsigned, signed)
        if clean.body != response.body:
            value = decode(reply.type, clean.body)
        response = clean
        found = surprises(reply.type, response.body)
        text = "; ".join([str(item) for item in found[:5]]) + ("; …" if len(found) > 5 else "")
        what = f"and its answer differs from the documentation: {text}"
        raise _unexpected(operation, response, what, found, value)


def _failure_body(operation: Operation[Any], status: int, raw: bytes, parsed: Any) -> Any:
    kinds = operation.failure
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in kinds:
            from .decode import decode  # loads pydantic

            try:
                return decode(kinds[key], raw)
            except Exception:  # noqa: BLE001 - an error that cannot be read is still the error to report
                return parsed
    return parsed


def is_json(media: str) -> bool:
    """Whether a `Content-Type` is that of JSON."""
    name = media.partition(";")[0].strip().lower()
    return name in ("application/json", "text/json") or name.endswith("+json")


def as_it_is(response: HttpResponse) -> str | bytes | None:
    """An answer that is not what was asked for: text if its media type says so, else bytes; None if there is none."""
    if not response.body:
        return None
    name = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    textual = name.startswith("text/") or name.endswith(("xml", "yaml", "csv", "json"))
    return _text(response) if textual else response.body


def _text(response: HttpResponse) -> str:
    match = re.search(r"charset=[\"']?([\w.:-]{1,40})", response.headers.get("content-type", ""))
    try:
        return response.body.decode(match[1] if match else "utf-8", "replace")
    except LookupError:
        return response.body.decode("utf-8", "replace")


def _unexpected(
    operation: Operation[Any],
    response: HttpResponse,
    what: str,
    surprises: tuple[Any, ...] = (),
    value: Any = None,
) -> UnexpectedResponse:
    return UnexpectedResponse(
        f"{operation.id}: the service reported success ({response.status}), {what}",
        status=response.status,
        headers=response.headers,
        request_id=failure.request_id(response),
        raw=response.body[: failure.KEPT_BYTES],
        surprises=surprises,
        value=value,
    )
