"""Operations on animals.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictBool
from typing_extensions import deprecated

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from ..models.animals import (
    Animal,
    AnimalReply,
)

REPLACE_ANIMAL: Operation[AnimalReply] = Operation(
    id="replaceAnimal",
    method="PUT",
    path="/animals/{animalId}",
    parameters=(
        Parameter("animal_id", "animalId", "path", type=str),
        Parameter("dry_run", "dryRun", "query", type=StrictBool),
    ),
    body=Body("application/json", "json", Animal),
    success={"200": Reply("application/json", "json", AnimalReply)},
    idempotent=True,
    authenticated=False,
)


class Animals:
    """Operations on animals."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def replace(
        self,
        animal_id: str,
        body: Animal,
        *,
        dry_run: bool | None = None,
        options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Call ``replaceAnimal``.

        ``PUT /animals/{animalId}``

        Args:
            animal_id: The path parameter ``animalId``.
            body: What to send.
            dry_run: The query parameter ``dryRun``.
            options: Overrides for this call only.

        Returns:
            The animal as it is kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPLACE_ANIMAL,
            {"animal_id": animal_id, "dry_run": dry_run},
            body,
            options,
        )

    @deprecated("`animals.update` is called `replace` now; the former name goes with 0.4.0.")
    def update(
        self,
        animal_id: str,
        body: Animal,
        *,
        dry_run: bool | None = None,
        options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Former name of `replace`."""
        return self.replace(animal_id, body, dry_run=dry_run, options=options)


class AsyncAnimals:
    """Operations on animals."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def replace(
        self,
        animal_id: str,
        body: Animal,
        *,
        dry_run: bool | None = None,
        options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Call ``replaceAnimal``.

        ``PUT /animals/{animalId}``

        Args:
            animal_id: The path parameter ``animalId``.
            body: What to send.
            dry_run: The query parameter ``dryRun``.
            options: Overrides for this call only.

        Returns:
            The animal as it is kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPLACE_ANIMAL,
            {"animal_id": animal_id, "dry_run": dry_run},
            body,
            options,
        )

    @deprecated("`animals.update` is called `replace` now; the former name goes with 0.4.0.")
    async def update(
        self,
        animal_id: str,
        body: Animal,
        *,
        dry_run: bool | None = None,
        options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Former name of `replace`."""
        return await self.replace(animal_id, body, dry_run=dry_run, options=options)
