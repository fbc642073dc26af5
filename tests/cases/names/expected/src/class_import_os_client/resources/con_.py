"""Operations on con.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

import builtins

from pydantic import StrictStr

from .._runtime.core import AsyncCore, Core
from .._runtime.multipart import write_multipart
from .._runtime.operation import Body, Encoding, Operation, Reply, RequestOptions
from ..models.con_ import (
    VM,
    BuiltinsRequest,
)

VM_: Operation[VM] = Operation(
    id="VM",
    method="GET",
    path="/vm",
    success={"200": Reply("application/json", "json", VM)},
    idempotent=True,
    authenticated=False,
)
STR: Operation[builtins.str] = Operation(
    id="str",
    method="PUT",
    path="/vm",
    success={"200": Reply("text/plain", "text", StrictStr)},
    idempotent=True,
    authenticated=False,
)
BUILTINS: Operation[list[builtins.str]] = Operation(
    id="builtins",
    method="POST",
    path="/vm",
    body=Body(
        "multipart/form-data",
        "multipart",
        BuiltinsRequest,
        encodings=(Encoding("part", media="application/json"),),
        writer=write_multipart,
    ),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=False,
    authenticated=False,
)


class Con:
    """Operations on con."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def vm(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> VM:
        """Call ``VM``.

        ``GET /vm``

        Args:
            options: Overrides for this call only.

        Returns:
            The operation and its model have one name.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            VM_,
            {},
            None,
            options,
        )

    def str(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.str:
        """Call ``str``.

        ``PUT /vm``

        Args:
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            STR,
            {},
            None,
            options,
        )

    def builtins_(
        self,
        body: BuiltinsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[builtins.str]:
        """Call ``builtins``.

        ``POST /vm``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            BUILTINS,
            {},
            body,
            options,
        )


class AsyncCon:
    """Operations on con."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def vm(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> VM:
        """Call ``VM``.

        ``GET /vm``

        Args:
            options: Overrides for this call only.

        Returns:
            The operation and its model have one name.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            VM_,
            {},
            None,
            options,
        )

    async def str(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.str:
        """Call ``str``.

        ``PUT /vm``

        Args:
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            STR,
            {},
            None,
            options,
        )

    async def builtins_(
        self,
        body: BuiltinsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[builtins.str]:
        """Call ``builtins``.

        ``POST /vm``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            BUILTINS,
            {},
            body,
            options,
        )
