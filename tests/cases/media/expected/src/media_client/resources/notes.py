"""Operations on notes.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.choices import Bodies
from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from .._runtime.uploads import LocalFile, write_file
from ..models.notes import NotePatch
from ..models.shared import (
    Failure,
    Note,
)

TITLE_OF_NOTES: Operation[str] = Operation(
    id="titleOfNotes",
    method="GET",
    path="/notes",
    success={"200": Reply("*/*", "string", StrictStr)},
    idempotent=True,
    authenticated=False,
)
COUNT_NOTES: Operation[str] = Operation(
    id="countNotes",
    method="POST",
    path="/notes",
    body=Body("application/json", "json", Note),
    success={"200": Reply("application/json", "string", StrictStr)},
    idempotent=False,
    authenticated=False,
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
GET_NOTE_AS_CSV: Operation[str] = Operation(
    id="getNote",
    method="GET",
    path="/notes/{id}",
    parameters=(Parameter("id", "id", "path", type=str),),
    success={"200": Reply("text/csv", "text", StrictStr)},
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
DESCRIBE_NOTE: Operation[Note] = Operation(
    id="describeNote",
    method="GET",
    path="/notes/{id}/described",
    parameters=(Parameter("id", "id", "path", type=str),),
    success={"200": Reply("application/json", "json", Note)},
    idempotent=True,
    authenticated=False,
)
DRAW_NOTE: Operation[bytes] = Operation(
    id="drawNote",
    method="PUT",
    path="/notes/{id}/drawing",
    parameters=(Parameter("id", "id", "path", type=str),),
    body=Bodies(Body("image/*", "binary", bytes, writer=write_file)),
    success={"200": Reply("*/*", "binary", bytes)},
    idempotent=True,
    authenticated=False,
)


class Notes:
    """Operations on notes."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def title_of_notes(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """A text, as services in Java declare it.

        ``GET /notes``

        Args:
            options: Overrides for this call only.

        Returns:
            The title.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            TITLE_OF_NOTES,
            {},
            None,
            options,
        )

    def count(
        self,
        body: Note,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """A text, as services in .NET declare it; and a body of which no media type is said.

        ``POST /notes``

        Also documented as ``text/json``, ``text/plain``: ask for it by `Accept` in
        `extra_headers`, and read it by `client.stream`.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The number, as text.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            COUNT_NOTES,
            {},
            body,
            options,
        )

    def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``getNote``.

        ``GET /notes/{id}``

        Also answers as ``text/csv`` by `get_as_csv`.

        Also documented as ``application/xml``: ask for it by `Accept` in `extra_headers`, and
        read it by `client.stream`.

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

    def get_as_csv(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Call ``getNote``.

        ``GET /notes/{id}``

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
            GET_NOTE_AS_CSV,
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

    def describe(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """As cloud services have it.

        ``GET /notes/{id}/described``

        Also documented as ``*/*``: ask for it by `Accept` in `extra_headers`, and read it by
        `client.stream`.

        Args:
            id: The path parameter ``id``.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            DESCRIBE_NOTE,
            {"id": id},
            None,
            options,
        )

    def draw(
        self,
        id: str,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Call ``drawNote``.

        ``PUT /notes/{id}/drawing``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            What was kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            DRAW_NOTE,
            {"id": id},
            body,
            options,
        )


class AsyncNotes:
    """Operations on notes."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def title_of_notes(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """A text, as services in Java declare it.

        ``GET /notes``

        Args:
            options: Overrides for this call only.

        Returns:
            The title.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            TITLE_OF_NOTES,
            {},
            None,
            options,
        )

    async def count(
        self,
        body: Note,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """A text, as services in .NET declare it; and a body of which no media type is said.

        ``POST /notes``

        Also documented as ``text/json``, ``text/plain``: ask for it by `Accept` in
        `extra_headers`, and read it by `client.stream`.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The number, as text.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            COUNT_NOTES,
            {},
            body,
            options,
        )

    async def get(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Call ``getNote``.

        ``GET /notes/{id}``

        Also answers as ``text/csv`` by `get_as_csv`.

        Also documented as ``application/xml``: ask for it by `Accept` in `extra_headers`, and
        read it by `client.stream`.

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

    async def get_as_csv(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> str:
        """Call ``getNote``.

        ``GET /notes/{id}``

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
            GET_NOTE_AS_CSV,
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

    async def describe(
        self,
        id: str,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """As cloud services have it.

        ``GET /notes/{id}/described``

        Also documented as ``*/*``: ask for it by `Accept` in `extra_headers`, and read it by
        `client.stream`.

        Args:
            id: The path parameter ``id``.
            options: Overrides for this call only.

        Returns:
            The note.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            DESCRIBE_NOTE,
            {"id": id},
            None,
            options,
        )

    async def draw(
        self,
        id: str,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Call ``drawNote``.

        ``PUT /notes/{id}/drawing``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Returns:
            What was kept.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            DRAW_NOTE,
            {"id": id},
            body,
            options,
        )
