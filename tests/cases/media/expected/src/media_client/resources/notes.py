"""Operations on notes.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.choices import Bodies
from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from ..models.notes import NotePatch
from ..models.shared import (
    Failure,
    Note,
)

GET_NOTE: Operation[Note] = Operation(
    id="getNote",
    method="GET",
    path="/notes/{id}",
    parameters=(Parameter("id", "id", "path", type=str),),
    success={"200": Reply("application/vnd.notes+json", "json", Note)},
    failure={"default": Failure},
    idempotent=True,
    authenticated=False,
)
REPLACE_NOTE: Operation[str] = Operation(
    id="replaceNote",
    method="PUT",
    path="/notes/{id}",
    parameters=(Parameter("id", "id", "path", type=str),),
    body=Bodies(
        Body("application/json", "json", Note),
        Body("application/x-www-form-urlencoded", "form", Note),
        Body("text/markdown", "text", StrictStr),
    ),
    success={"2XX": Reply("text/plain", "text", StrictStr)},
    idempotent=True,
    authenticated=False,
)
CHANGE_NOTE: Operation[Note] = Operation(
    id="changeNote",
    method="PATCH",
    path="/notes/{id}",
    parameters=(Parameter("id", "id", "path", type=str),),
    body=Body("application/merge-patch+json", "json", NotePatch),
    success={"200": Reply("application/json", "json", Note)},
    idempotent=False,
    authenticated=False,
)


class Notes:
    """Operations on notes."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``getNote``.

        ``GET /notes/{id}``

        Also documented as ``application/xml``, ``text/csv``: ask for it by `Accept` in
        `extra_headers`, and read it by `client.stream`.

        Args:
            id: The path parameter ``id``.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: Refused.
                `body` is a `Failure`.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_NOTE,
            {"id": id},
            None,
            options,
        )

    def replace(
        self,
        id: str,
        body: Note | str,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Call ``replaceNote``.

        ``PUT /notes/{id}``

        The body is one of ``application/json``, ``application/x-www-form-urlencoded``,
        ``text/markdown``; `content_type` of `options` chooses another than fits the value first.

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            Kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPLACE_NOTE,
            {"id": id},
            body,
            options,
        )

    def change(
        self,
        id: str,
        body: NotePatch,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``changeNote``.

        ``PATCH /notes/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            CHANGE_NOTE,
            {"id": id},
            body,
            options,
        )


class AsyncNotes:
    """Operations on notes."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``getNote``.

        ``GET /notes/{id}``

        Also documented as ``application/xml``, ``text/csv``: ask for it by `Accept` in
        `extra_headers`, and read it by `client.stream`.

        Args:
            id: The path parameter ``id``.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: Refused.
                `body` is a `Failure`.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_NOTE,
            {"id": id},
            None,
            options,
        )

    async def replace(
        self,
        id: str,
        body: Note | str,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Call ``replaceNote``.

        ``PUT /notes/{id}``

        The body is one of ``application/json``, ``application/x-www-form-urlencoded``,
        ``text/markdown``; `content_type` of `options` chooses another than fits the value first.

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            Kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPLACE_NOTE,
            {"id": id},
            body,
            options,
        )

    async def change(
        self,
        id: str,
        body: NotePatch,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``changeNote``.

        ``PATCH /notes/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            CHANGE_NOTE,
            {"id": id},
            body,
            options,
        )
