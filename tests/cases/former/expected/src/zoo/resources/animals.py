"""Operations on animals.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

import builtins

from pydantic import StrictBool
from typing_extensions import deprecated

from .._runtime.core import AsyncCore, Core
from .._runtime.events import ServerSentEvent
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from .._runtime.paging import AsyncPagedItems, PagedItems, Paging
from .._runtime.streaming import AsyncResponseStream, ResponseStream
from ..models.animals import (
    Animal,
    AnimalReply,
    Page,
)

LIST_ANIMALS: Operation[Page] = Operation(
    id="listAnimals",
    method="GET",
    path="/animals",
    parameters=(Parameter("after", "after", "query", type=str),),
    success={"200": Reply("application/json", "json", Page)},
    idempotent=True,
    authenticated=False,
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
HEAR: Operation[builtins.list[AnimalReply]] = Operation(
    id="hear",
    method="GET",
    path="/animals/{animalId}/cries",
    parameters=(Parameter("animal_id", "animalId", "path", type=str),),
    success={"200": Reply("application/json", "json", list[AnimalReply])},
    idempotent=True,
    authenticated=False,
)
HEAR_STREAM: Operation[ServerSentEvent[AnimalReply]] = Operation(
    id="hear",
    method="GET",
    path="/animals/{animalId}/cries",
    parameters=(Parameter("animal_id", "animalId", "path", type=str),),
    success={"200": Reply("text/event-stream", "events", AnimalReply)},
    idempotent=True,
    authenticated=False,
)
WATCH: Operation[ServerSentEvent[AnimalReply]] = Operation(
    id="watch",
    method="GET",
    path="/animals/{animalId}/moves",
    parameters=(Parameter("animal_id", "animalId", "path", type=str),),
    success={"200": Reply("text/event-stream", "events", AnimalReply)},
    idempotent=True,
    authenticated=False,
)
LIST_ANIMALS_ALL = Paging(LIST_ANIMALS, "cursor", request="after", items=("data",), next=("next",))


class Animals:
    """Operations on animals."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def browse(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listAnimals``.

        ``GET /animals``

        Args:
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_ANIMALS,
            {"after": after},
            None,
            options,
        )

    def browse_all(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> PagedItems[AnimalReply]:
        """Call ``listAnimals``.

        ``GET /animals``

        Goes through all pages, and asks for one when it is needed.

        Args:
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_ANIMALS_ALL,
            {"after": after},
            None,
            options,
        )

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

    def listen(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[AnimalReply]:
        """Call ``hear``.

        ``GET /animals/{animalId}/cries``

        Also answers as ``text/event-stream`` by `listen_stream`.

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it says, at once or as it comes.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            HEAR,
            {"animal_id": animal_id},
            None,
            options,
        )

    def listen_stream(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[AnimalReply]]:
        """Call ``hear``.

        ``GET /animals/{animalId}/cries``

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it says, at once or as it comes.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            HEAR_STREAM,
            {"animal_id": animal_id},
            None,
            options,
        )

    def observe(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[AnimalReply]]:
        """Call ``watch``.

        ``GET /animals/{animalId}/moves``

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it does.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            WATCH,
            {"animal_id": animal_id},
            None,
            options,
        )

    @deprecated("`animals.hear` is called `listen` now; the former name goes with 0.5.0.")
    def hear(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[AnimalReply]:
        """Former name of `listen`."""
        return self.listen(animal_id, options=options)

    @deprecated(
        "`animals.hear_stream` is called `listen_stream` now; the former name goes with 0.5.0."
    )
    def hear_stream(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[AnimalReply]]:
        """Former name of `listen_stream`."""
        return self.listen_stream(animal_id, options=options)

    @deprecated("`animals.list` is called `browse` now; the former name goes with 0.5.0.")
    def list(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Former name of `browse`."""
        return self.browse(after=after, options=options)

    @deprecated("`animals.list_all` is called `browse_all` now; the former name goes with 0.5.0.")
    def list_all(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> PagedItems[AnimalReply]:
        """Former name of `browse_all`."""
        return self.browse_all(after=after, options=options)

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

    @deprecated("`animals.watch` is called `observe` now; the former name goes with 0.5.0.")
    def watch(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[AnimalReply]]:
        """Former name of `observe`."""
        return self.observe(animal_id, options=options)


class AsyncAnimals:
    """Operations on animals."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def browse(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listAnimals``.

        ``GET /animals``

        Args:
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_ANIMALS,
            {"after": after},
            None,
            options,
        )

    def browse_all(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[AnimalReply]:
        """Call ``listAnimals``.

        ``GET /animals``

        Goes through all pages, and asks for one when it is needed.

        Args:
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_ANIMALS_ALL,
            {"after": after},
            None,
            options,
        )

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

    async def listen(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[AnimalReply]:
        """Call ``hear``.

        ``GET /animals/{animalId}/cries``

        Also answers as ``text/event-stream`` by `listen_stream`.

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it says, at once or as it comes.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            HEAR,
            {"animal_id": animal_id},
            None,
            options,
        )

    def listen_stream(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[AnimalReply]]:
        """Call ``hear``.

        ``GET /animals/{animalId}/cries``

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it says, at once or as it comes.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            HEAR_STREAM,
            {"animal_id": animal_id},
            None,
            options,
        )

    def observe(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[AnimalReply]]:
        """Call ``watch``.

        ``GET /animals/{animalId}/moves``

        Args:
            animal_id: The path parameter ``animalId``.
            options: Overrides for this call only.

        Returns:
            What it does.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            WATCH,
            {"animal_id": animal_id},
            None,
            options,
        )

    @deprecated("`animals.hear` is called `listen` now; the former name goes with 0.5.0.")
    async def hear(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[AnimalReply]:
        """Former name of `listen`."""
        return await self.listen(animal_id, options=options)

    @deprecated(
        "`animals.hear_stream` is called `listen_stream` now; the former name goes with 0.5.0."
    )
    def hear_stream(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[AnimalReply]]:
        """Former name of `listen_stream`."""
        return self.listen_stream(animal_id, options=options)

    @deprecated("`animals.list` is called `browse` now; the former name goes with 0.5.0.")
    async def list(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Former name of `browse`."""
        return await self.browse(after=after, options=options)

    @deprecated("`animals.list_all` is called `browse_all` now; the former name goes with 0.5.0.")
    def list_all(
        self,
        *,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[AnimalReply]:
        """Former name of `browse_all`."""
        return self.browse_all(after=after, options=options)

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

    @deprecated("`animals.watch` is called `observe` now; the former name goes with 0.5.0.")
    def watch(
        self,
        animal_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[AnimalReply]]:
        """Former name of `observe`."""
        return self.observe(animal_id, options=options)
