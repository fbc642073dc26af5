"""Operations on pets.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

import builtins

from pydantic import StrictInt
from typing_extensions import deprecated

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from ..models.pets import (
    Error,
    Kind,
    NewPet,
    Pet,
)

LIST_PETS: Operation[builtins.list[Pet]] = Operation(
    id="listPets",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "limit", "limit", "query", type=StrictInt, rules={"maximum": 100, "exclusiveMinimum": 0}
        ),
        Parameter("kind", "kind", "query", explode=False, type=list[Kind]),
        Parameter("x_trace", "X-Trace", "header", type=str),
    ),
    success={"200": Reply("application/json", "json", list[Pet])},
    failure={"default": Error},
    idempotent=True,
    authenticated=False,
)
CREATE_PET: Operation[Pet] = Operation(
    id="createPet",
    method="POST",
    path="/pets",
    parameters=(Parameter("x_trace", "X-Trace", "header", type=str),),
    body=Body("application/json", "json", NewPet),
    success={"201": Reply("application/json", "json", Pet)},
    failure={"409": Error, "default": Error},
    idempotent=False,
    authenticated=False,
)
GET_PET: Operation[Pet] = Operation(
    id="getPet",
    method="GET",
    path="/pets/{petId}",
    parameters=(Parameter("pet_id", "petId", "path", type=str),),
    success={"200": Reply("application/json", "json", Pet)},
    failure={"404": Error},
    idempotent=True,
    authenticated=False,
)
DELETE_PET: Operation[None] = Operation(
    id="deletePet",
    method="DELETE",
    path="/pets/{petId}",
    parameters=(Parameter("pet_id", "petId", "path", type=str),),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class Pets:
    """Everything about pets."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(
        self,
        *,
        limit: int | None = None,
        kind: builtins.list[Kind] | None = None,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[Pet]:
        """List pets.

        ``GET /pets``

        Newest first.
        A page holds at most one hundred.

        Args:
            limit: How many at most.
                The service assumes ``20`` when this is absent.
            kind: The query parameter ``kind``.
            x_trace: Shown in our log.
            options: Overrides for this call only.

        Returns:
            A page of pets.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: It did not work.
                `body` is an `Error`.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_PETS,
            {"limit": limit, "kind": kind, "x_trace": x_trace},
            None,
            options,
        )

    def create(
        self,
        body: NewPet,
        *,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> Pet:
        """Keep a pet.

        ``POST /pets``

        Args:
            body: The pet to keep.
            x_trace: Shown in our log.
            options: Overrides for this call only.

        Returns:
            The pet as it is kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            Conflict: It did not work.
                `body` is an `Error`.
            ApiError: It did not work.
                `body` is an `Error`.
            TransportError: No complete answer came.
        """
        return self._core.send(
            CREATE_PET,
            {"x_trace": x_trace},
            body,
            options,
        )

    def get(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Pet:
        """Look a pet up.

        ``GET /pets/{petId}``

        Args:
            pet_id: Which pet.
            options: Overrides for this call only.

        Returns:
            The pet.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: It did not work.
                `body` is an `Error`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_PET,
            {"pet_id": pet_id},
            None,
            options,
        )

    @deprecated("deletePet is deprecated")
    def delete(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Give a pet away.

        ``DELETE /pets/{petId}``

        Deprecated.

        Args:
            pet_id: Which pet.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            DELETE_PET,
            {"pet_id": pet_id},
            None,
            options,
        )


class AsyncPets:
    """Everything about pets."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        limit: int | None = None,
        kind: builtins.list[Kind] | None = None,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[Pet]:
        """List pets.

        ``GET /pets``

        Newest first.
        A page holds at most one hundred.

        Args:
            limit: How many at most.
                The service assumes ``20`` when this is absent.
            kind: The query parameter ``kind``.
            x_trace: Shown in our log.
            options: Overrides for this call only.

        Returns:
            A page of pets.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: It did not work.
                `body` is an `Error`.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_PETS,
            {"limit": limit, "kind": kind, "x_trace": x_trace},
            None,
            options,
        )

    async def create(
        self,
        body: NewPet,
        *,
        x_trace: str | None = None,
        options: RequestOptions | None = None,
    ) -> Pet:
        """Keep a pet.

        ``POST /pets``

        Args:
            body: The pet to keep.
            x_trace: Shown in our log.
            options: Overrides for this call only.

        Returns:
            The pet as it is kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            Conflict: It did not work.
                `body` is an `Error`.
            ApiError: It did not work.
                `body` is an `Error`.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            CREATE_PET,
            {"x_trace": x_trace},
            body,
            options,
        )

    async def get(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Pet:
        """Look a pet up.

        ``GET /pets/{petId}``

        Args:
            pet_id: Which pet.
            options: Overrides for this call only.

        Returns:
            The pet.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: It did not work.
                `body` is an `Error`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_PET,
            {"pet_id": pet_id},
            None,
            options,
        )

    @deprecated("deletePet is deprecated")
    async def delete(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Give a pet away.

        ``DELETE /pets/{petId}``

        Deprecated.

        Args:
            pet_id: Which pet.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            DELETE_PET,
            {"pet_id": pet_id},
            None,
            options,
        )
