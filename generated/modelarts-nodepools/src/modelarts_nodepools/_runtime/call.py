"""One call: which attempts to make, and what to make of their answers. Nothing here waits or sends."""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from .errors import (
    ApiError,
    ClientError,
    ConfigurationError,
    TimedOut,
    TransportError,
)
from .exchange import check_signed
from .failure import request_id, secret_fields
from .memory import Marked
from .operation import Operation, RequestOptions
from .reply import read_failure, read_success
from .response import Response
from .retry import Retry
from .session import Session
from .transport import HttpRequest, HttpResponse, redact

__all__ = ["Call"]

T = TypeVar("T")

# `package._runtime.call` logs as `package`.
log = logging.getLogger(__name__.rsplit(".", 2)[0])

_remember = object.__setattr__  # past the checks of models


class Call(Generic[T]):
    """One call, which may take several attempts.

    Attributes:
        auth: The credentials to sign with; None if the operation needs none.
        limited: Whether there is a time limit for the whole, so that each attempt has to ask `limit`.
        request: The request, not yet signed.
        watched: Whether `check` has something to do for each attempt.
        value: What the answer holds, once there is one.
    """

    # What most calls leave as it is.
    limited = False
    watched = False
    _attempt = 1
    _deadline = 0.0
    _retry: Retry | None = None
    value: T

    def __init__(
        self,
        session: Session,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any,
        options: RequestOptions | None,
    ) -> None:
        self._session = session
        self._operation = operation
        self._options = options
        timeout = session.timeout
        auth, strict = session.auth, session.strict
        if options is None:
            plan = session.plans.get(operation) or session.plan(operation)
            if log.isEnabledFor(logging.DEBUG):
                self.watched = True
        else:
            self.watched = True
            plan = session.plan(operation, options)
            timeout = options.timeout or timeout
            auth = session.connected(options.auth) if options.auth else auth
            self._retry = options.retry
            if options.strict_responses is not None:
                strict = options.strict_responses
        needed = operation.authenticated
        if needed is not True and auth is not None:
            choose = getattr(auth, "choose", None)
            auth = None if not needed else auth if choose is None else choose(needed)
        self.auth = auth
        self._plan = plan
        self._strict = strict
        if timeout.total is not None:
            self.limited = True
            self._deadline = time.monotonic() + timeout.total
        self.request = plan.request(arguments, session.defaults, body, options, timeout)

    def limit(self) -> float:
        """Seconds left for the whole call, which the limits of this attempt are brought under.

        Raises:
            TimedOut: None are left.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimedOut("the time for the whole call is over")
        if self.request.timeout is not None:
            self.request.timeout = self.request.timeout.within(left)
        return left

    def check(self, signed: Any) -> HttpRequest:
        """What `auth` made of the request, checked and logged."""
        if not isinstance(signed, HttpRequest):
            if hasattr(signed, "close") and hasattr(signed, "__await__"):
                signed.close()
                raise ConfigurationError(
                    "this auth is asynchronous; use it with the asynchronous client"
                )
            raise ConfigurationError(
                f"auth.sign() must return an HttpRequest, not {type(signed).__name__}"
            )
        if self._options is not None and self.auth is not None:
            check_signed(self.request, signed, self._options)
        if log.isEnabledFor(logging.DEBUG):
            log.debug(
                "%s: %s %s, attempt %d, %d bytes, headers %s",
                self._operation.id,
                signed.method,
                signed.url.partition("?")[0],
                self._attempt,
                len(signed.body),
                {
                    **redact(signed.headers),
                    **dict.fromkeys(secret_fields(self.request, signed), "***"),
                },
            )
        return signed

    def read(self, signed: HttpRequest, response: HttpResponse) -> None:
        """Take the answer.

        Raises:
            ApiError: It is a failure.
            UnexpectedResponse: It is a success that cannot be read.
        """
        if self.watched:
            log.debug(
                "%s: status %d, %d bytes, request ID %s",
                self._operation.id,
                response.status,
                len(response.body),
                request_id(response),
            )
        plan = self._plan
        status = response.status
        reply = plan.replies.get(status) or plan.reply(status)
        if reply is None:
            raise read_failure(self._operation, response, self.request, signed)
        value = read_success(
            self._operation, reply, response, plan.decode, self._strict, self.request, signed
        )
        self.value = value
        if isinstance(value, Marked):
            _remember(value, "__response__", (response, reply))
        self._http = response
        self._reply = reply

    def response(self) -> Response[T]:
        """The whole response, once there is one."""
        return Response(self.value, self._http, self._reply)

    def final(self, error: ClientError) -> ClientError:
        """The error as the caller gets it.

        One that leaves open whether the request took effect says so, and how that can be found out.
        """
        if not isinstance(error, TransportError):
            return error
        operation = self._operation
        text = f"{operation.id}: {error}"
        if not error.retry_safe and not operation.idempotent:
            text += ". The service may have acted on the request; it was not sent again"
            if operation.lookup:
                text += f". {operation.lookup}"
        told = copy.copy(error)  # a transport may raise the same object again
        told.args = (text,)
        return told.with_traceback(error.__traceback__)

    def again(self, error: ClientError) -> float | None:
        """Seconds to wait before the next attempt; None if there must not be one."""
        operation, attempt = self._operation, self._attempt
        self._attempt += 1
        retry = self._retry or self._session.retry
        if attempt >= retry.attempts or not retry.allows(error, idempotent=operation.idempotent):
            return None
        delay = retry.delay(attempt, error)
        if delay is None:
            return None
        if self.limited and time.monotonic() + delay >= self._deadline:
            return None
        what = error.status if isinstance(error, ApiError) else type(error).__name__
        log.info("%s: attempt %d ended in %s; again in %.2f s", operation.id, attempt, what, delay)
        return delay
