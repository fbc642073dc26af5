"""A transport that answers by itself, for tests of code that uses the client."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeAlias

from .errors import ClientError
from .transport import HttpRequest, HttpResponse

__all__ = ["StubTransport"]

Answer: TypeAlias = HttpResponse | Exception
Answers: TypeAlias = (
    Answer
    | Callable[[HttpRequest], HttpResponse]
    | Callable[[HttpRequest], Awaitable[HttpResponse]]
    | Iterable[Answer]
)


class StubTransport:
    """Answers without a network; for both flavours of client.

    Args:
        answer: The answer to every request; or one after the other, if it is a list; or a function (of an
            asynchronous client also a coroutine function) that makes it from the request. An exception among the
            answers is raised.

    Attributes:
        requests: What was sent, in order.

    Example::

        stub = StubTransport(HttpResponse.of_json({"kind": "NodePool", …}))
        client = Client(…, transport=stub)
        …
        assert stub.requests[0].json()["spec"]["count"] == 1
    """

    def __init__(self, answer: Answers) -> None:
        self.requests: list[HttpRequest] = []
        self._answer = answer
        self._rest: Iterator[Answer] | None = None
        if not isinstance(answer, (HttpResponse, Exception)) and not callable(answer):
            self._rest = iter(answer)

    def send(self, request: HttpRequest) -> HttpResponse:
        """The next answer."""
        answer = self._next(request)
        if inspect.isawaitable(answer):
            if inspect.iscoroutine(answer):
                answer.close()
            raise ClientError(
                "this stub answers asynchronously; use it with the asynchronous client"
            )
        return _checked(answer)

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """The next answer."""
        answer = self._next(request)
        return _checked(await answer if inspect.isawaitable(answer) else answer)

    def close(self) -> None:
        """Nothing to release."""

    async def aclose(self) -> None:
        """Nothing to release."""

    def _next(self, request: HttpRequest) -> Any:
        self.requests.append(request)
        if self._rest is not None:
            try:
                return next(self._rest)
            except StopIteration:
                raise ClientError(
                    f"the stub has no answer left for request {len(self.requests)}"
                ) from None
        return self._answer(request) if callable(self._answer) else self._answer


def _checked(answer: Any) -> HttpResponse:
    if isinstance(answer, Exception):
        raise answer
    if not isinstance(answer, HttpResponse):
        raise ClientError(f"the stub must answer with an HttpResponse, not {type(answer).__name__}")
    return answer
