"""Operations on party popper.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions

PLUS_1: Operation[None] = Operation(
    id="+1",
    method="GET",
    path="/tags",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class PartyPopper:
    """Operations on party popper."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def plus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``+1``.

        ``GET /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            PLUS_1,
            {},
            None,
            options,
        )


class AsyncPartyPopper:
    """Operations on party popper."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def plus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``+1``.

        ``GET /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            PLUS_1,
            {},
            None,
            options,
        )
