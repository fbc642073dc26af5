"""Operations on импорт.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions

MINUS_1: Operation[None] = Operation(
    id="-1",
    method="PUT",
    path="/tags",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class Импорт:
    """Operations on импорт."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def minus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``-1``.

        ``PUT /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            MINUS_1,
            {},
            None,
            options,
        )


class AsyncИмпорт:
    """Operations on импорт."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def minus_1(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``-1``.

        ``PUT /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            MINUS_1,
            {},
            None,
            options,
        )
