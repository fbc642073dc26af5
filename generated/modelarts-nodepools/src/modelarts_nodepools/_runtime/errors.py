"""Everything that a call can raise.

::

    ClientError                  base of all; nothing else leaves the client
    ├─ ConfigurationError        the client cannot be set up: endpoint, region, credentials, proxy, TLS
    ├─ ClientClosed              the client was closed before the call
    ├─ InvalidRequest            the arguments do not fit the documentation     .problems
    ├─ TransportError            no complete answer came                        .retry_safe
    │  ├─ ConnectFailed          no connection was established
    │  ├─ TimedOut               a time limit passed
    │  └─ Disconnected           the connection broke after the request may have been sent
    ├─ ApiError                  the service answered, and not with success     .status .code .message .request_id
    │  ├─ BadRequest             400
    │  ├─ Unauthorized           401
    │  ├─ Forbidden              403
    │  ├─ NotFound               404
    │  ├─ Conflict               409
    │  ├─ TooManyRequests        429                                            .retry_after
    │  └─ ServerError            5xx
    ├─ UnexpectedResponse        a success that cannot be read, or strict_responses and surprises
    └─ OmittedField              (also AttributeError) a field that the service should have sent

All of them can be pickled.  None carries credentials: what a server echoes is cleaned first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

__all__ = [
    "ApiError",
    "BadRequest",
    "ClientClosed",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "Disconnected",
    "Forbidden",
    "InvalidRequest",
    "NotFound",
    "OmittedField",
    "Problem",
    "ServerError",
    "TimedOut",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnexpectedResponse",
    "api_error",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a request.

    `path` is spelled in Python (``spec.resources.max_count``), `wire_path` as the service would see it
    (``$.spec.resources.maxCount``); `message` says what is wrong and, where possible, what to write instead.
    """

    path: str
    wire_path: str
    message: str

    def __str__(self) -> str:
        # `$.a.b` beside `a.b` would say the same thing twice.
        if not self.wire_path or self.wire_path in (self.path, f"$.{self.path}"):
            return f"{self.path}: {self.message}" if self.path else self.message
        return f"{self.path or '(the whole value)'}: {self.message} @ {self.wire_path}"


def _restore(kind: type[ClientError], args: tuple[Any, ...], state: dict[str, Any]) -> ClientError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ClientError(Exception):
    """Base of every error that the client raises."""

    def __reduce__(self) -> tuple[Any, ...]:
        # The default calls `__init__` with `args`, which fails for every class with a signature of its own.
        return _restore, (type(self), self.args, self.__dict__)


class ConfigurationError(ClientError):
    """The client cannot be set up: a bad endpoint, region, proxy or certificate, or credentials missing."""


class ClientClosed(ClientError):
    """The client was closed before this call."""


class InvalidRequest(ClientError):
    """The arguments do not fit the documentation; nothing was sent.

    `problems` lists all of them.
    """

    def __init__(self, problems: Sequence[Problem], what: str = "request") -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        count = len(self.problems)
        if count == 1:
            text = f"invalid {what}: {self.problems[0]}"
        else:
            text = "\n  ".join([f"invalid {what}, {count} problems:", *map(str, self.problems)])
        super().__init__(text)


class TransportError(ClientError):
    """No complete answer came.

    `retry_safe` is true when the request certainly had no effect, so that it may be sent again.
    """

    retry_safe: bool

    def __init__(self, message: str, *, retry_safe: bool = False) -> None:
        super().__init__(message)
        self.retry_safe = retry_safe


class ConnectFailed(TransportError):
    """No connection was established, so the service saw nothing."""

    def __init__(self, message: str, *, retry_safe: bool = True) -> None:
        super().__init__(message, retry_safe=retry_safe)


class TimedOut(TransportError):
    """A time limit passed. Unless `retry_safe`, the service may have acted on the request."""


class Disconnected(TransportError):
    """The connection broke, or what came over it was not HTTP. The service may have acted on the request."""


class ApiError(ClientError):
    """The service answered, and not with success.

    Attributes:
        status: The HTTP status.
        code: The service's own error code, such as ``ModelArts.50004000``; the status as text if it sent none.
        message: The service's explanation, or the beginning of what it sent instead.
        request_id: What to quote when asking the provider for help.
        headers: The response headers.
        body: The body, decoded as the documentation says; None if it could not be.
        raw: The body as received, bounded in length, with credentials removed.
        retry_after: Seconds that the service asks to wait, if it does.
        encoded_authorization_message: The provider's coded explanation of a refusal, if it sent one.
    """

    status: int
    code: str
    message: str
    request_id: str | None
    headers: Mapping[str, str]
    body: Any
    raw: bytes
    retry_after: float | None
    encoded_authorization_message: str | None
    advice: ClassVar[str | None] = None

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        request_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        raw: bytes = b"",
        *,
        operation: str | None = None,
        retry_after: float | None = None,
        encoded_authorization_message: str | None = None,
    ) -> None:
        # The code is the status again when the service sent none.
        shown = f"{status} {code}" if code and code != str(status) else str(status)
        text = f"{operation}: {shown}" if operation else shown
        text += f": {message or 'no explanation'}"
        if request_id:
            text += f" (request ID {request_id})"
        if self.advice:
            text += f". {self.advice}"
        super().__init__(text)
        self.status = status
        self.code = code
        self.message = message
        self.request_id = request_id
        self.headers = {} if headers is None else headers
        self.body = body
        self.raw = raw
        self.retry_after = retry_after
        self.encoded_authorization_message = encoded_authorization_message


class BadRequest(ApiError):
    """400: the service refused what was asked."""


class Unauthorized(ApiError):
    """401: the credentials were not accepted. Never retried: repeated failures can lock an access key."""

    advice = "Check the credentials, the clock of this machine and the region; this was not retried"


class Forbidden(ApiError):
    """403: the credentials do not allow this."""


class NotFound(ApiError):
    """404: no such thing, or no such API."""


class Conflict(ApiError):
    """409: the state of the resource does not allow this."""


class TooManyRequests(ApiError):
    """429: throttled; `retry_after` says how long to wait, if the service does."""


class ServerError(ApiError):
    """5xx: the service failed. Whether the request took effect is not known."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    429: TooManyRequests,
}


def api_error(status: int) -> type[ApiError]:
    """The class for a status."""
    if status >= 500:
        return ServerError
    return _BY_STATUS.get(status, ApiError)


class UnexpectedResponse(ClientError):
    """The service reported success, but the answer cannot be used as it is.

    The call was carried out all the same.  With `strict_responses`, `surprises` lists what differed from the
    documentation and `value` is the answer as far as it could be read.  Of an answer of another media type than the
    method asked for, `value` is all of it, as text or bytes.
    """

    status: int
    headers: Mapping[str, str]
    request_id: str | None
    raw: bytes
    surprises: tuple[Any, ...]
    value: Any

    def __init__(
        self,
        message: str,
        *,
        status: int = 0,
        headers: Mapping[str, str] | None = None,
        request_id: str | None = None,
        raw: bytes = b"",
        surprises: Sequence[Any] = (),
        value: Any = None,
    ) -> None:
        super().__init__(f"{message} (request ID {request_id})" if request_id else message)
        self.status = status
        self.headers = {} if headers is None else headers
        self.request_id = request_id
        self.raw = raw
        self.surprises = tuple(surprises)
        self.value = value


class OmittedField(ClientError, AttributeError):
    """A field that the documentation promises was not in the answer.

    It is an `AttributeError` too, so that ``getattr(pool, "kind", None)`` and `hasattr` work.
    """

    field: str
    wire_name: str

    def __init__(self, owner: str, field: str, wire_name: str) -> None:
        super().__init__(
            f"the service sent no {wire_name!r}, so {owner}.{field} has no value; "
            f"use getattr(..., {field!r}, None) where it may be missing"
        )
        self.field = field
        self.wire_name = wire_name
