"""Operations on str.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions

LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_L_E6A3F87D: Operation[
    None
] = Operation(
    id="LongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLong",
    method="DELETE",
    path="/tags",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class Str:
    """Operations on str."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def long_long_long_long_long_long_long_long_long_long_long_long_long_long_l_e6a3f87d(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call
        ``LongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLong``.

        ``DELETE /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_L_E6A3F87D,
            {},
            None,
            options,
        )


class AsyncStr:
    """Operations on str."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def long_long_long_long_long_long_long_long_long_long_long_long_long_long_l_e6a3f87d(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call
        ``LongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLongLong``.

        ``DELETE /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_L_E6A3F87D,
            {},
            None,
            options,
        )
