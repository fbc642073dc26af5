"""Answers of httpx2's transports whose bodies are still to come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

from .errors import ClientError
from .httpx_errors import mapped, root
from .httpx_transport import AsyncHttpxTransport, HttpxTransport
from .transport import HttpRequest, Timeout

__all__ = ["aopened", "opened"]


class _Body:
    """The chunks of a body, with our errors for the library's."""

    def __init__(self, stream: Any, timeout: Timeout | None) -> None:
        self._stream = stream
        self._timeout = timeout

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
            return
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            failure, cause = mapped(error, self._timeout), root(error)
        # Raised out here so that it does not hold on to the library's error, which leads to the credentials.
        raise failure from cause

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield chunk
            return
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            failure, cause = mapped(error, self._timeout), root(error)
        raise failure from cause

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


def opened(transport: HttpxTransport, request: HttpRequest) -> tuple[int, Any, Any]:
    """Status, header fields and chunks of an answer, as soon as its head is there."""
    try:
        way, message = transport._prepared(request)  # noqa: SLF001 - the other half of that module
        response = way.handle_request(message)
        return response.status_code, response.headers.raw, _Body(response.stream, request.timeout)
    except ClientError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
        failure, cause = mapped(error, request.timeout), root(error)
    raise failure from cause


async def aopened(transport: AsyncHttpxTransport, request: HttpRequest) -> tuple[int, Any, Any]:
    """The same for asynchronous clients."""
    try:
        way, message = transport._prepared(request)  # noqa: SLF001 - the other half of that module
        response = await way.handle_async_request(message)
        return response.status_code, response.headers.raw, _Body(response.stream, request.timeout)
    except ClientError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
        failure, cause = mapped(error, request.timeout), root(error)
    raise failure from cause
