"""One call: which attempts to make, and what to make of their answers. Nothing here waits or sends."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from types import MethodType
from typing import Any, Generic, TypeVar

from .errors import (
    ApiError,
    ClientError,
    ConfigurationError,
    InvalidRequest,
    Problem,
    TimedOut,
    TransportError,
)
from .exchange import check_signed
from .failure import request_id
from .memory import Marked
from .operation import Operation, RequestOptions
from .reply import read_failure, read_success
from .response import Response
from .session import Session
from .transport import HttpRequest, HttpResponse, redact

__all__ = ["Call", "resource_of"]

T = TypeVar("T")

# `package._runtime.call` logs as `package`.
log = logging.getLogger(__name__.rsplit(".", 2)[0])


class Call(Generic[T]):
    """One call, which may take several attempts."""

    __slots__ = (
        "_attempt",
        "_deadline",
        "_operation",
        "_options",
        "_plan",
        "_request",
        "_retry",
        "_strict",
        "auth",
    )

    def __init__(
        self,
        session: Session,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any,
        options: RequestOptions | None,
    ) -> None:
        self._operation = operation
        self._options = options
        self._plan = session.plan(operation, options)
        self._attempt = 0
        self._retry = session.retry
        self._strict = session.strict
        self.auth = session.auth if operation.authenticated else None
        timeout = session.timeout
        if options is not None:
            timeout = options.timeout or timeout
            self._retry = options.retry or session.retry
            if options.strict_responses is not None:
                self._strict = options.strict_responses
            if options.auth is not None and operation.authenticated:
                self.auth = options.auth
        self._deadline = None if timeout.total is None else time.monotonic() + timeout.total
        self._request = self._plan.request(arguments, session.defaults, body, options, timeout)

    def remaining(self) -> float | None:
        """Seconds left for the whole call; None if it has no limit.

        Raises:
            TimedOut: None are left.
        """
        if self._deadline is None:
            return None
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimedOut("the time for the whole call is over", retry_safe=self._attempt == 0)
        return left

    def request(self) -> HttpRequest:
        """The request of the next attempt, not yet signed."""
        if self._deadline is not None:
            left = self.remaining()
            timeout = self._request.timeout
            if left is not None and timeout is not None:
                self._request.timeout = timeout.within(left)
        self._attempt += 1
        return self._request

    def signed(self, signed: Any) -> HttpRequest:
        """The signed request, checked."""
        if not isinstance(signed, HttpRequest):
            if hasattr(signed, "close") and hasattr(signed, "__await__"):
                signed.close()
                raise ConfigurationError(
                    "this auth is asynchronous; use it with the asynchronous client"
                )
            raise ConfigurationError(
                f"auth.sign() must return an HttpRequest, not {type(signed).__name__}"
            )
        if self._options is not None:
            check_signed(self._request, signed, self._options, authenticated=self.auth is not None)
        if log.isEnabledFor(logging.DEBUG):
            log.debug(
                "%s: %s %s, attempt %d, %d bytes, headers %s",
                self._operation.id,
                signed.method,
                signed.url.partition("?")[0],
                self._attempt,
                len(signed.body),
                {**redact(signed.headers), **dict.fromkeys(self._added(signed), "***")},
            )
        return signed

    def _added(self, signed: HttpRequest) -> list[str]:
        before = self._request.headers
        harmless = ("host", "x-sdk-date", "x-project-id", "x-sdk-content-sha256")
        return [
            n for n, v in signed.headers.items() if before.get(n) != v and n.lower() not in harmless
        ]

    def read(self, signed: HttpRequest, response: HttpResponse) -> Response[T]:
        """The answer.

        Raises:
            ApiError: It is a failure.
            UnexpectedResponse: It is a success that cannot be read.
        """
        if log.isEnabledFor(logging.DEBUG):
            log.debug(
                "%s: status %d, %d bytes, request ID %s",
                self._operation.id,
                response.status,
                len(response.body),
                request_id(response),
            )
        reply = self._plan.reply(response.status)
        if reply is None:
            raise read_failure(self._operation, response, self._request, signed)
        value = read_success(self._operation, reply, response, strict=self._strict)
        if isinstance(value, Marked):
            object.__setattr__(value, "__response__", (response, reply.type))
        return Response(value, response, reply.type if reply.kind == "json" else None)

    def again(self, error: ClientError) -> float | None:
        """Seconds to wait before the next attempt; None if there must not be one.

        An error that leaves open whether the request took effect is told how that can be found out.
        """
        operation, attempt = self._operation, self._attempt
        if isinstance(error, TransportError):
            text = f"{operation.id}: {error}"
            if not error.retry_safe and not operation.idempotent:
                text += ". The service may have acted on the request; it was not sent again"
                if operation.lookup:
                    text += f". {operation.lookup}"
            error.args = (text,)
        if not 0 < attempt < self._retry.attempts:
            return None
        if not self._retry.allows(error, idempotent=operation.idempotent):
            return None
        delay = self._retry.delay(attempt, error)
        if delay is None or (
            self._deadline is not None and time.monotonic() + delay >= self._deadline
        ):
            return None
        what = error.status if isinstance(error, ApiError) else type(error).__name__
        log.info("%s: attempt %d ended in %s; again in %.2f s", operation.id, attempt, what, delay)
        return delay


def resource_of(core: Any, method: Any) -> Any:
    """The resource that `method` is bound to.

    Raises:
        InvalidRequest: It is not a method of a resource of this client.
    """
    resource = method.__self__ if isinstance(method, MethodType) else None
    if resource is None or getattr(resource, "_core", None) is not core:
        raise InvalidRequest(
            [
                Problem(
                    "method",
                    "",
                    "must be a method of one of this client's resources, such as client.things.get",
                )
            ],
            "call of response()",
        )
    return resource
