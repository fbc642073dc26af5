"""The clients.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from typing_extensions import deprecated

from ._runtime.core import AsyncCore, Core
from ._runtime.endpoint import Server

if TYPE_CHECKING:
    from ._runtime.auth.base import AsyncAuth, Auth
    from ._runtime.response import Response
    from ._runtime.retry import Retry
    from ._runtime.streaming import AsyncResponseStream, ResponseStream
    from ._runtime.transport import TLS, AsyncTransport, Timeout, Transport
    from .resources.animals import (
        Animals,
        AsyncAnimals,
    )

P = ParamSpec("P")
T = TypeVar("T")

SERVERS = (Server("https://zoo.example"),)


class Zoo:
    """Synchronous client of Zoo.

    Safe to share between threads.
    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        *,
        auth: Auth | None = None,
        endpoint: str | None = None,
        timeout: Timeout | None = None,
        retry: Retry | None = None,
        proxy: str | None = None,
        tls: TLS | None = None,
        user_agent: str | None = None,
        trust_env: bool = True,
        strict_responses: bool = False,
        transport: Transport | None = None,
    ) -> None:
        """Set up a client; no connection is made yet.

        Args:
            auth: Credentials, if any: an object with a method `sign`.
            endpoint: URL of the service, or its host (then https).
            timeout: Time limits.
            retry: When to send again; by default only where that is safe.
            proxy: URL of a proxy; by default the environment decides, if it may.
            tls: How to check the service, and our own certificate.
            user_agent: Put behind our own name in `User-Agent`.
            trust_env: Whether the environment may name a proxy and certificates.
            strict_responses: Whether an answer that differs from the documentation is an
                error.
            transport: Replacement for the network, chiefly for tests.

        Raises:
            ConfigurationError: One of these cannot be used.
        """
        self._core = Core(
            product="zoo/0.3.0",
            servers=SERVERS,
            variables={},
            defaults={},
            auth=auth,
            endpoint=endpoint,
            timeout=timeout,
            retry=retry,
            proxy=proxy,
            tls=tls,
            user_agent=user_agent,
            trust_env=trust_env,
            strict_responses=strict_responses,
            transport=transport,
        )

    @cached_property
    def animals(self) -> Animals:
        """Operations on animals."""
        from .resources.animals import Animals

        return Animals(self._core)

    @property
    @deprecated("`pets` is called `animals` now; the former name goes with 0.4.0.")
    def pets(self) -> Animals:
        """Former name of `animals`."""
        return self.animals

    def response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Response[T]:
        """Call a method of a resource; return its value with status, headers and surprises."""
        return self._core.response(method, *args, **kwargs)

    def stream(
        self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs
    ) -> ResponseStream[bytes]:
        """Call a method of a resource; read its answer while it arrives, as bytes, in a block.

        Another documented media type is asked for by ``extra_headers={"Accept": …}``.
        """
        from ._runtime.streaming import stream_of

        return stream_of(self._core, method, args, kwargs)

    def close(self) -> None:
        """Release the connections; calls after this fail."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of zoo>"


class AsyncZoo:
    """Asynchronous client of Zoo.

    Safe to share between the tasks of one asyncio event loop.
    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        *,
        auth: Auth | AsyncAuth | None = None,
        endpoint: str | None = None,
        timeout: Timeout | None = None,
        retry: Retry | None = None,
        proxy: str | None = None,
        tls: TLS | None = None,
        user_agent: str | None = None,
        trust_env: bool = True,
        strict_responses: bool = False,
        transport: AsyncTransport | None = None,
    ) -> None:
        """Set up a client; no connection is made yet.

        Args:
            auth: Credentials, if any: an object with a method `sign`.
            endpoint: URL of the service, or its host (then https).
            timeout: Time limits.
            retry: When to send again; by default only where that is safe.
            proxy: URL of a proxy; by default the environment decides, if it may.
            tls: How to check the service, and our own certificate.
            user_agent: Put behind our own name in `User-Agent`.
            trust_env: Whether the environment may name a proxy and certificates.
            strict_responses: Whether an answer that differs from the documentation is an
                error.
            transport: Replacement for the network, chiefly for tests.

        Raises:
            ConfigurationError: One of these cannot be used.
        """
        self._core = AsyncCore(
            product="zoo/0.3.0",
            servers=SERVERS,
            variables={},
            defaults={},
            auth=auth,
            endpoint=endpoint,
            timeout=timeout,
            retry=retry,
            proxy=proxy,
            tls=tls,
            user_agent=user_agent,
            trust_env=trust_env,
            strict_responses=strict_responses,
            transport=transport,
        )

    @cached_property
    def animals(self) -> AsyncAnimals:
        """Operations on animals."""
        from .resources.animals import AsyncAnimals

        return AsyncAnimals(self._core)

    @property
    @deprecated("`pets` is called `animals` now; the former name goes with 0.4.0.")
    def pets(self) -> AsyncAnimals:
        """Former name of `animals`."""
        return self.animals

    async def response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method of a resource; return its value with status, headers and surprises."""
        return await self._core.response(method, *args, **kwargs)

    def stream(
        self, method: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs
    ) -> AsyncResponseStream[bytes]:
        """Call a method of a resource; read its answer while it arrives, as bytes, in a block.

        Another documented media type is asked for by ``extra_headers={"Accept": …}``.
        """
        from ._runtime.streaming import async_stream_of

        return async_stream_of(self._core, method, args, kwargs)

    async def aclose(self) -> None:
        """Release the connections; calls after this fail."""
        await self._core.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of zoo>"
