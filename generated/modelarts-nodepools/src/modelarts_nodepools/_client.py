"""The clients.  Generated from spec/modelarts; do not edit."""

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
    from .resources.node_pools import (
        AsyncNodePools,
        NodePools,
    )

P = ParamSpec("P")
T = TypeVar("T")

SERVERS = (
    Server(
        "https://modelarts.{region}.myhuaweicloud.com",
        {"region": None},
        {"ap-southeast-1": "modelarts.ap-southeast-1.myhuaweicloud.cn"},
    ),
)


class ModelArts:
    """Synchronous client of ModelArts.

    Calls of Huawei Cloud ModelArts that manage the node pools of a dedicated resource pool.
    The version is the date of the newest documentation page captured here.

    Safe to share between threads.
    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        *,
        project_id: str,
        auth: Auth,
        region: str | None = None,
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
            project_id: ID of the project to act in, as the console shows it under My
                Credentials.
                Used when a call names none.
            auth: Credentials: `AccessKey` or `Token`, or an object with a method `sign`.
            region: ID of the region to work in.
                Known so far: af-north-1, af-south-1, ap-southeast-1, ap-southeast-2,
                ap-southeast-3, ap-southeast-4, cn-east-3, cn-east-4, cn-north-1, cn-north-2,
                cn-north-4, cn-north-9, cn-north-11, cn-north-12, cn-south-1, cn-southwest-2,
                cn-southwest-3, la-north-2, la-south-2, me-east-1, sa-brazil-1, tr-west-1.
            endpoint: URL of the service, or its host (then https).
                Instead of region.
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
            product="modelarts-nodepools/0.1.0",
            servers=SERVERS,
            variables={"region": region},
            defaults={"project_id": project_id},
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
    def node_pools(self) -> NodePools:
        """Groups of equal nodes inside a resource pool."""
        from .resources.node_pools import NodePools

        return NodePools(self._core)

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
        return f"<{type(self).__name__} of modelarts-nodepools>"


class AsyncModelArts:
    """Asynchronous client of ModelArts.

    Calls of Huawei Cloud ModelArts that manage the node pools of a dedicated resource pool.
    The version is the date of the newest documentation page captured here.

    Safe to share between the tasks of one asyncio event loop.
    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        *,
        project_id: str,
        auth: Auth | AsyncAuth,
        region: str | None = None,
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
            project_id: ID of the project to act in, as the console shows it under My
                Credentials.
                Used when a call names none.
            auth: Credentials: `AccessKey` or `Token`, or an object with a method `sign`.
            region: ID of the region to work in.
                Known so far: af-north-1, af-south-1, ap-southeast-1, ap-southeast-2,
                ap-southeast-3, ap-southeast-4, cn-east-3, cn-east-4, cn-north-1, cn-north-2,
                cn-north-4, cn-north-9, cn-north-11, cn-north-12, cn-south-1, cn-southwest-2,
                cn-southwest-3, la-north-2, la-south-2, me-east-1, sa-brazil-1, tr-west-1.
            endpoint: URL of the service, or its host (then https).
                Instead of region.
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
            product="modelarts-nodepools/0.1.0",
            servers=SERVERS,
            variables={"region": region},
            defaults={"project_id": project_id},
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
    def node_pools(self) -> AsyncNodePools:
        """Groups of equal nodes inside a resource pool."""
        from .resources.node_pools import AsyncNodePools

        return AsyncNodePools(self._core)

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
        return f"<{type(self).__name__} of modelarts-nodepools>"
