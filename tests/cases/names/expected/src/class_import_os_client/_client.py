"""The clients.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar

from ._runtime.core import AsyncCore, Core
from ._runtime.endpoint import Server

if TYPE_CHECKING:
    from ._runtime.auth.base import AsyncAuth, Auth
    from ._runtime.response import Response
    from ._runtime.retry import Retry
    from ._runtime.transport import TLS, AsyncTransport, Timeout, Transport
    from .resources.con_ import (
        AsyncCon,
        Con,
    )
    from .resources.getattr_ import (
        AsyncGetattr,
        Getattr,
    )
    from .resources.part_98e820 import (
        AsyncИмпорт,
        Импорт,
    )
    from .resources.party_popper import (
        AsyncPartyPopper,
        PartyPopper,
    )
    from .resources.response_ import (
        AsyncResponseResource,
        ResponseResource,
    )
    from .resources.str_ import (
        AsyncStr,
        Str,
    )

P = ParamSpec("P")
T = TypeVar("T")

SERVERS = (Server("https://names.example.com"),)


class ClassImportOsClient:
    """Synchronous client of class; import os.

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
            product="class-import-os-client/0.1.0",
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
    def con(self) -> Con:
        """Operations on con."""
        from .resources.con_ import Con

        return Con(self._core)

    @cached_property
    def getattr_(self) -> Getattr:
        """Operations on getattr."""
        from .resources.getattr_ import Getattr

        return Getattr(self._core)

    @cached_property
    def party_popper(self) -> PartyPopper:
        """Operations on party popper."""
        from .resources.party_popper import PartyPopper

        return PartyPopper(self._core)

    @cached_property
    def response_(self) -> ResponseResource:
        """Operations on response."""
        from .resources.response_ import ResponseResource

        return ResponseResource(self._core)

    @cached_property
    def str_(self) -> Str:
        """Operations on str."""
        from .resources.str_ import Str

        return Str(self._core)

    @cached_property
    def импорт(self) -> Импорт:
        """Operations on импорт."""
        from .resources.part_98e820 import Импорт

        return Импорт(self._core)

    def response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Response[T]:
        """Call a method of a resource; return its value with status, headers and surprises."""
        return self._core.response(method, *args, **kwargs)

    def close(self) -> None:
        """Release the connections; calls after this fail."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of class-import-os-client>"


class AsyncClassImportOsClient:
    """Asynchronous client of class; import os.

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
            product="class-import-os-client/0.1.0",
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
    def con(self) -> AsyncCon:
        """Operations on con."""
        from .resources.con_ import AsyncCon

        return AsyncCon(self._core)

    @cached_property
    def getattr_(self) -> AsyncGetattr:
        """Operations on getattr."""
        from .resources.getattr_ import AsyncGetattr

        return AsyncGetattr(self._core)

    @cached_property
    def party_popper(self) -> AsyncPartyPopper:
        """Operations on party popper."""
        from .resources.party_popper import AsyncPartyPopper

        return AsyncPartyPopper(self._core)

    @cached_property
    def response_(self) -> AsyncResponseResource:
        """Operations on response."""
        from .resources.response_ import AsyncResponseResource

        return AsyncResponseResource(self._core)

    @cached_property
    def str_(self) -> AsyncStr:
        """Operations on str."""
        from .resources.str_ import AsyncStr

        return AsyncStr(self._core)

    @cached_property
    def импорт(self) -> AsyncИмпорт:
        """Operations on импорт."""
        from .resources.part_98e820 import AsyncИмпорт

        return AsyncИмпорт(self._core)

    async def response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method of a resource; return its value with status, headers and surprises."""
        return await self._core.response(method, *args, **kwargs)

    async def aclose(self) -> None:
        """Release the connections; calls after this fail."""
        await self._core.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of class-import-os-client>"
