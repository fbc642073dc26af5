"""Operations on getattr.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions

INIT: Operation[None] = Operation(
    id="__init__",
    method="POST",
    path="/tags",
    success={"204": Reply(None, "none")},
    idempotent=False,
    authenticated=False,
)


class Getattr:
    """Operations on getattr."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def init(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``__init__``.

        ``POST /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            INIT,
            {},
            None,
            options,
        )


class AsyncGetattr:
    """Operations on getattr."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def init(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``__init__``.

        ``POST /tags``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            INIT,
            {},
            None,
            options,
        )
