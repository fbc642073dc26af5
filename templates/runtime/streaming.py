"""Answers that are read while they arrive: bytes, JSON lines and server-sent events.

Opening one is a call like any other (credentials, retries, errors), made through a transport that leaves the body of a
success unread.  What follows is read as it is asked for and never repeated: nobody knows how far the service got.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Generic, Self, TypeVar

from .errors import ClientError
from .opening import AsyncOpening, Opening
from .operation import Operation, Reply, RequestOptions
from .readers import reader_of
from .recording import prepared
from .reply import cleaned
from .transport import Headers

__all__ = ["AsyncResponseStream", "ResponseStream", "async_stream_of", "stream_of"]

T = TypeVar("T")


class _Stream(Generic[T]):
    """What both flavours share; `whole` asks for the bytes, whatever the document says that they are."""

    def __init__(
        self,
        core: Any,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self._core = core
        self._operation = operation
        self._arguments = arguments, body
        self._options = options
        self._whole = whole
        self._opening: Any = None
        self._unsigned: Any = None
        self._started = False

    @property
    def status(self) -> int:
        """The HTTP status."""
        status: int = self._raw().status
        return status

    @property
    def headers(self) -> Headers:
        """The header fields; names ignore case."""
        headers: Headers = self._raw().headers
        return headers

    def _call(self, opening: Any) -> tuple[Any, ...]:
        """The arguments of the call that opens it."""
        if self._opening is not None:
            raise ClientError("a stream is opened once; call the method again")
        self._opening = opening
        options = replace(self._options or RequestOptions(), transport=opening)
        return _unread(self._operation), *self._arguments, options

    def _raw(self) -> Any:
        raw = None if self._opening is None else self._opening.raw
        if raw is None:
            raise ClientError("this stream is not open; use it in a `with` block (or `async with`)")
        return raw

    def _begin(self) -> tuple[Any, Any]:
        raw = self._raw()
        if self._started:
            raise ClientError("a stream is read once; call the method again")
        self._started = True
        clean = partial(cleaned, unsigned=self._unsigned, signed=self._opening.signed)
        return raw, reader_of(self._operation, raw, clean, whole=self._whole)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.id}>"


class ResponseStream(_Stream[T]):
    """An answer that is read while it arrives. The call is made by the `with` statement::

        with client.things.watch() as stream:
            for event in stream: ...

    Leaving the block closes the connection, whether or not all was read. `Timeout.total` ends when the answer begins;
    `Timeout.read` holds for each wait.
    """

    def __enter__(self) -> Self:
        opening = Opening(self._core.transport(self._options))
        try:
            self._unsigned = self._core.exchange(*self._call(opening)).request
        except BaseException:
            opening.close()
            raise
        return self

    def __iter__(self) -> Iterator[T]:
        raw, reader = self._begin()
        for chunk in raw.chunks():
            yield from reader.feed(chunk)
            if reader.ended:
                return
        yield from reader.finish()

    def __exit__(self, *_: object) -> None:
        self._opening.close()


class AsyncResponseStream(_Stream[T]):
    """An answer that is read while it arrives. The call is made by the `async with` statement::

        async with client.things.watch() as stream:
            async for event in stream: ...

    Leaving the block closes the connection, whether or not all was read. `Timeout.total` ends when the answer begins;
    `Timeout.read` holds for each wait.
    """

    async def __aenter__(self) -> Self:
        opening = AsyncOpening(self._core.transport(self._options))
        try:
            call = await self._core.exchange(*self._call(opening))
            self._unsigned = call.request
        except BaseException:
            await opening.aclose()
            raise
        return self

    async def __aiter__(self) -> AsyncIterator[T]:
        raw, reader = self._begin()
        async for chunk in raw.chunks():
            for item in reader.feed(chunk):
                yield item
            if reader.ended:
                return
        for item in reader.finish():
            yield item

    async def __aexit__(self, *_: object) -> None:
        await self._opening.aclose()


def stream_of(core: Any, method: Any, args: Any, kwargs: Any) -> ResponseStream[bytes]:
    """The answer of any method of a resource, as the bytes that come."""
    catcher = _Catcher()
    prepared(core, method, catcher, "stream")(*args, **kwargs)
    return ResponseStream(core, *catcher.caught(), whole=True)


def async_stream_of(core: Any, method: Any, args: Any, kwargs: Any) -> AsyncResponseStream[bytes]:
    """The same for asynchronous clients."""
    catcher = _AsyncCatcher()
    call = prepared(core, method, catcher, "stream")(*args, **kwargs)
    if hasattr(call, "send"):
        with suppress(StopIteration):
            call.send(None)  # it waits for nothing but the catcher, which never waits
    return AsyncResponseStream(core, *catcher.caught(), whole=True)


class _Catcher:
    """Stands in for the core of a resource, and keeps what it is asked to send."""

    call: tuple[Any, ...] | None = None

    def send(self, *call: Any) -> Any:
        self.call = call

    def caught(self) -> tuple[Any, ...]:
        if self.call is None:
            raise ClientError("stream(): the method gives a stream by itself")
        return self.call


class _AsyncCatcher(_Catcher):
    async def send(self, *call: Any) -> Any:
        self.call = call


@lru_cache(maxsize=512)
def _unread(operation: Operation[Any]) -> Operation[None]:
    """The operation, with successes of which nothing is read."""
    return Operation(
        id=operation.id,
        method=operation.method,
        path=operation.path,
        parameters=operation.parameters,
        body=operation.body,
        success={status: Reply(reply.media, "none") for status, reply in operation.success.items()},
        failure=operation.failure,
        idempotent=operation.idempotent,
        authenticated=operation.authenticated,
        lookup=operation.lookup,
        servers=operation.servers,
    )
