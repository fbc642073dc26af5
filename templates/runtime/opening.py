"""Transports for one call, which leave the body of a success unread."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

from .errors import Disconnected
from .failure import KEPT_BYTES
from .httpx_transport import AsyncHttpxTransport, HttpxTransport
from .transport import Headers, HttpRequest, HttpResponse

__all__ = ["AsyncOpening", "Opening"]

_STEP = 64 * 1024


class Raw:
    """An answer of which the head has arrived.

    Attributes:
        status: The HTTP status.
        headers: The header fields.
        stream: Its chunks as they come over the wire; iterable, or asynchronously iterable.
    """

    def __init__(self, status: int, fields: Any, stream: Any) -> None:
        self.status = status
        self.headers = Headers(fields)
        self.stream = stream

    def chunks(self) -> Iterator[bytes]:
        """The body, unpacked."""
        inflater = _Inflater(self.headers)
        for chunk in self.stream:
            yield from inflater.feed(chunk)
        inflater.finish()

    def close(self) -> None:
        """Give the connection back, or end it if not all was read."""
        close = getattr(self.stream, "close", None)
        if close is not None:
            close()


class AsyncRaw(Raw):
    """The same, for what has to be awaited."""

    async def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        """The body, unpacked."""
        inflater = _Inflater(self.headers)
        async for chunk in self.stream:
            for piece in inflater.feed(chunk):
                yield piece
        inflater.finish()

    async def aclose(self) -> None:
        """Give the connection back, or end it if not all was read."""
        await self.stream.aclose()


class _Inflater:
    """Unpacks chunks in steps of bounded size, whatever they would unpack to."""

    def __init__(self, headers: Headers) -> None:
        self._kind = headers.get("content-encoding", "").strip().lower()
        packed = self._kind in ("gzip", "x-gzip", "deflate")
        self._zlib: Any = zlib.decompressobj(wbits=47) if packed else None

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._zlib is None:
            if chunk:
                yield chunk
            return
        while chunk and not self._zlib.eof:
            try:
                piece = self._zlib.decompress(chunk, _STEP)
            except zlib.error:
                raise Disconnected(f"the answer is not valid {self._kind}") from None
            chunk = self._zlib.unconsumed_tail
            if piece:
                yield piece

    def finish(self) -> None:
        if self._zlib is not None and not self._zlib.eof:
            raise Disconnected(f"the answer ended in the middle of its {self._kind}")


class Opening:
    """Sends through another transport; `raw` is the answer to what was `signed`, if it is a success."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self.raw: Raw | None = None
        self.signed: HttpRequest | None = None

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send once; of an error the beginning of the body is read."""
        if not isinstance(self._transport, HttpxTransport):
            answer = self._transport.send(request)
            raw = Raw(answer.status, answer.headers, [answer.body])
        else:
            from .httpx_stream import opened

            raw = Raw(*opened(self._transport, request))
        if 200 <= raw.status < 300:
            self.raw, self.signed = raw, request
            return HttpResponse(raw.status, raw.headers)
        try:
            body = b""
            for chunk in raw.chunks():
                body += chunk
                if len(body) > KEPT_BYTES:
                    break
        finally:
            raw.close()
        return HttpResponse(raw.status, raw.headers, body)

    def close(self) -> None:
        """Close the answer, if there is one."""
        if self.raw is not None:
            self.raw.close()


class AsyncOpening:
    """The same for asynchronous clients."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self.raw: AsyncRaw | None = None
        self.signed: HttpRequest | None = None

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Send once; of an error the beginning of the body is read."""
        if not isinstance(self._transport, AsyncHttpxTransport):
            answer = await self._transport.asend(request)
            raw = AsyncRaw(answer.status, answer.headers, _Once(answer.body))
        else:
            from .httpx_stream import aopened

            raw = AsyncRaw(*await aopened(self._transport, request))
        if 200 <= raw.status < 300:
            self.raw, self.signed = raw, request
            return HttpResponse(raw.status, raw.headers)
        try:
            body = b""
            async for chunk in raw.chunks():
                body += chunk
                if len(body) > KEPT_BYTES:
                    break
        finally:
            await raw.aclose()
        return HttpResponse(raw.status, raw.headers, body)

    async def aclose(self) -> None:
        """Close the answer, if there is one."""
        if self.raw is not None:
            await self.raw.aclose()


class _Once:
    """A body that is there already, in the form of one that is not."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body

    async def aclose(self) -> None:
        """Nothing to release."""
