"""Operations on things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Operation, Reply, RequestOptions

GET_BOTH: Operation[None] = Operation(
    id="getBoth",
    method="GET",
    path="/both",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=(("Key", "Login"), ("BearerAuth",)),
)
GET_CLOSED: Operation[None] = Operation(
    id="getClosed",
    method="GET",
    path="/closed",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=(("Key",),),
)
GET_MACHINE: Operation[None] = Operation(
    id="getMachine",
    method="GET",
    path="/machine",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=(("Machine", "Query"),),
)
GET_MAYBE: Operation[None] = Operation(
    id="getMaybe",
    method="GET",
    path="/maybe",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=((), ("Cookie",)),
)
GET_OPEN: Operation[None] = Operation(
    id="getOpen",
    method="GET",
    path="/open",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
GET_PERSON: Operation[None] = Operation(
    id="getPerson",
    method="GET",
    path="/person",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=(("Oidc",),),
)


class Things:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def get_both(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getBoth``.

        ``GET /both``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_BOTH,
            {},
            None,
            options,
        )

    def get_closed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getClosed``.

        ``GET /closed``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_CLOSED,
            {},
            None,
            options,
        )

    def get_machine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getMachine``.

        ``GET /machine``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_MACHINE,
            {},
            None,
            options,
        )

    def get_maybe(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getMaybe``.

        ``GET /maybe``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_MAYBE,
            {},
            None,
            options,
        )

    def get_open(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getOpen``.

        ``GET /open``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_OPEN,
            {},
            None,
            options,
        )

    def get_person(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getPerson``.

        ``GET /person``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_PERSON,
            {},
            None,
            options,
        )


class AsyncThings:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get_both(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getBoth``.

        ``GET /both``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_BOTH,
            {},
            None,
            options,
        )

    async def get_closed(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getClosed``.

        ``GET /closed``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_CLOSED,
            {},
            None,
            options,
        )

    async def get_machine(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getMachine``.

        ``GET /machine``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_MACHINE,
            {},
            None,
            options,
        )

    async def get_maybe(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getMaybe``.

        ``GET /maybe``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_MAYBE,
            {},
            None,
            options,
        )

    async def get_open(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getOpen``.

        ``GET /open``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_OPEN,
            {},
            None,
            options,
        )

    async def get_person(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``getPerson``.

        ``GET /person``

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_PERSON,
            {},
            None,
            options,
        )
