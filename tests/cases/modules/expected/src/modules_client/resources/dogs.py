"""Operations on dogs.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions
from ..models.dogs import Dogs

LIST_DOGS: Operation[Dogs] = Operation(
    id="listDogs",
    method="GET",
    path="/dogs",
    success={"200": Reply("application/json", "json", Dogs)},
    idempotent=True,
    authenticated=False,
)


class DogsResource:
    """Operations on dogs."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Dogs:
        """Call ``listDogs``.

        ``GET /dogs``

        Args:
            options: Overrides for this call only.

        Returns:
            Dogs.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_DOGS,
            {},
            None,
            options,
        )


class AsyncDogsResource:
    """Operations on dogs."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Dogs:
        """Call ``listDogs``.

        ``GET /dogs``

        Args:
            options: Overrides for this call only.

        Returns:
            Dogs.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_DOGS,
            {},
            None,
            options,
        )
