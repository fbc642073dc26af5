"""Operations on cats.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions
from ..models.cats import Cats

LIST_CATS: Operation[Cats] = Operation(
    id="listCats",
    method="GET",
    path="/cats",
    success={"200": Reply("application/json", "json", Cats)},
    idempotent=True,
    authenticated=False,
)


class CatsResource:
    """Operations on cats."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Cats:
        """Call ``listCats``.

        ``GET /cats``

        Args:
            options: Overrides for this call only.

        Returns:
            Cats.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_CATS,
            {},
            None,
            options,
        )


class AsyncCatsResource:
    """Operations on cats."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Cats:
        """Call ``listCats``.

        ``GET /cats``

        Args:
            options: Overrides for this call only.

        Returns:
            Cats.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_CATS,
            {},
            None,
            options,
        )
