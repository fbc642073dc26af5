"""What sends calls: sign, send, read, and again if that is safe.

`Core` and `AsyncCore` are the only places that wait, and differ in `await`; everything they decide is in `session`.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, Unpack

from .errors import ClientClosed, ClientError, TimedOut
from .operation import Operation, RequestOptions
from .transport import AsyncTransport, HttpRequest, Transport

if TYPE_CHECKING:
    from .auth.base import AsyncAuth, Auth
    from .call import Call
    from .response import Response
    from .session import Settings

__all__ = ["AsyncCore", "Core"]

T = TypeVar("T")
P = ParamSpec("P")


class Core:
    """Sends the calls of a synchronous client. Safe to share between threads.

    Args:
        auth: Credentials; None if there are none.
        transport: Replaces the network. It is closed with the client.
        settings: See `Settings`.

    Raises:
        ConfigurationError: One of these cannot be used.
    """

    def __init__(
        self,
        *,
        auth: Auth | None = None,
        transport: Transport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        # Loaded by the first client, not with the package, and kept: a call has no time for imports.
        from .call import Call
        from .session import Session

        self._call, self._closed = Call, False
        self._session = session = Session(auth, **settings)
        if transport is None:
            transport = session.network(_network)
        self._transport = session.usable(transport, "send")
        session.connect(self._transport, "connected")

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> T:
        """Make a call and return its value.

        Args:
            operation: What to call.
            arguments: By Python name; None means absent.
            body: The body, or None.
            options: Overrides for this call.

        Raises:
            ClientError: Whatever goes wrong.
        """
        return self.exchange(operation, arguments, body, options).value

    def response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Response[T]:
        """Call a method of a resource of this client, and return the whole response."""
        from .recording import Recorder, prepared

        recorder = Recorder(self)
        call = prepared(self, method, recorder)
        call(*args, **kwargs)
        return recorder.last()

    def transport(self, options: RequestOptions | None) -> Transport:
        """What sends a call: the transport of the client, or the one that the options ask for."""
        if options is None:
            return self._transport
        return self._session.other(options, self._transport, _network, "send")

    def close(self) -> None:
        """Release connections. Calls after this fail with `ClientClosed`."""
        self._closed = True
        for transport in [self._transport, *self._session.made_transports()]:
            try:
                transport.close()
            except ClientError:
                raise
            except Exception as error:
                raise _foreign("closing", error) from error

    def exchange(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> Call[T]:
        """Make a call and return it, with its answer; arguments as for `send`."""
        try:
            if self._closed:
                raise ClientClosed("the client is closed")
            transport = self._transport if options is None else self.transport(options)
            call = self._call(self._session, operation, arguments, body, options)
            while True:
                try:
                    if call.limited:
                        call.limit()
                    signed: Any = call.request
                    if call.auth is not None:
                        signed = call.auth.sign(signed)
                    if call.watched or signed.__class__ is not HttpRequest:
                        signed = call.check(signed)
                    call.read(signed, transport.send(signed))
                    return call
                except ClientError as error:
                    delay = call.again(error)
                    if delay is None:
                        raise call.final(error) from error.__cause__
                time.sleep(delay)
        except ClientError:
            raise
        except Exception as error:
            raise _foreign(operation.id, error) from error


class AsyncCore:
    """Sends the calls of an asynchronous client; arguments as for `Core`.

    Safe to share between the tasks of one event loop of asyncio.
    """

    def __init__(
        self,
        *,
        auth: Auth | AsyncAuth | None = None,
        transport: AsyncTransport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        from .call import Call
        from .session import Session

        self._call, self._closed = Call, False
        self._session = session = Session(auth, **settings)
        if transport is None:
            transport = session.network(_async_network)
        self._transport = session.usable(transport, "asend")
        session.connect(self._transport, "aconnected")

    async def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> T:
        """Make a call and return its value; see `Core.send`."""
        return (await self.exchange(operation, arguments, body, options)).value

    async def response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method of a resource of this client, and return the whole response."""
        from .recording import AsyncRecorder, prepared

        recorder = AsyncRecorder(self)
        call = prepared(self, method, recorder)
        await call(*args, **kwargs)
        return recorder.last()

    def transport(self, options: RequestOptions | None) -> AsyncTransport:
        """What sends a call: the transport of the client, or the one that the options ask for."""
        if options is None:
            return self._transport
        return self._session.other(options, self._transport, _async_network, "asend")

    async def aclose(self) -> None:
        """Release connections. Calls after this fail with `ClientClosed`."""
        self._closed = True
        for transport in [self._transport, *self._session.made_transports()]:
            try:
                await transport.aclose()
            except ClientError:
                raise
            except Exception as error:
                raise _foreign("closing", error) from error

    async def exchange(
        self,
        operation: Operation[T],
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> Call[T]:
        """Make a call and return it, with its answer; arguments as for `send`."""
        try:
            if self._closed:
                raise ClientClosed("the client is closed")
            transport = self._transport if options is None else self.transport(options)
            call = self._call(self._session, operation, arguments, body, options)
            while True:
                try:
                    if call.limited:
                        await _within(call.limit(), _attempt(call, transport))
                    else:
                        await _attempt(call, transport)
                    return call
                except ClientError as error:
                    delay = call.again(error)
                    if delay is None:
                        raise call.final(error) from error.__cause__
                await _sleep(delay)
        except ClientError:
            raise
        except Exception as error:
            raise _foreign(operation.id, error) from error


async def _attempt(call: Call[T], transport: AsyncTransport) -> None:
    signed: Any = call.request
    if call.auth is not None:
        signed = call.auth.sign(signed)
        if signed.__class__ is not HttpRequest and inspect.isawaitable(signed):
            signed = await signed
    if call.watched or signed.__class__ is not HttpRequest:
        signed = call.check(signed)
    call.read(signed, await transport.asend(signed))


async def _within(limit: float, attempt: Coroutine[Any, Any, None]) -> None:
    import asyncio  # slow to load; a program that awaits has it already

    scope = asyncio.timeout(limit)
    try:
        async with scope:
            await attempt
    except TimeoutError:
        if scope.expired():
            raise TimedOut(f"not complete within {limit:.3g} s") from None
        raise


async def _sleep(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


def _network(**settings: Any) -> Transport:
    # Loads httpx2: the first client pays, not the import.
    from .httpx_transport import HttpxTransport

    return HttpxTransport(**settings)


def _async_network(**settings: Any) -> AsyncTransport:
    from .httpx_transport import AsyncHttpxTransport

    return AsyncHttpxTransport(**settings)


def _foreign(what: str, error: Exception) -> ClientError:
    """For what own credentials or transports raise, and for defects of this package."""
    return ClientError(f"{what}: failed with {type(error).__name__}; the cause is attached")
