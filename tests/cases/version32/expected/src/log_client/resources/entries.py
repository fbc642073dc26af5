"""Operations on entries.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.core import AsyncCore, Core
from .._runtime.events import ServerSentEvent
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from .._runtime.streaming import AsyncResponseStream, ResponseStream
from ..models.entries import (
    CopyEntriesRequest,
    Entry,
    SearchEntriesRequest,
)

WATCH_ENTRIES: Operation[ServerSentEvent[Entry]] = Operation(
    id="watchEntries",
    method="GET",
    path="/entries",
    success={"200": Reply("text/event-stream", "events", Entry)},
    idempotent=True,
    authenticated=False,
)
SEARCH_ENTRIES: Operation[Entry] = Operation(
    id="searchEntries",
    method="QUERY",
    path="/entries",
    parameters=(
        Parameter("filter", "filter", "query", media="application/json", type=list[StrictStr]),
        Parameter("sid", "sid", "cookie", style="cookie", explode=True, type=str),
    ),
    body=Body("application/json", "json", SearchEntriesRequest),
    success={"200": Reply("application/jsonl", "lines", Entry)},
    idempotent=True,
    authenticated=False,
)
COPY_ENTRIES: Operation[None] = Operation(
    id="copyEntries",
    method="COPY",
    path="/entries",
    body=Body("application/json", "json", CopyEntriesRequest),
    success={"204": Reply(None, "none")},
    idempotent=False,
    authenticated=False,
)


class Entries:
    """Operations on entries."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[Entry]]:
        """Call ``watchEntries``.

        ``GET /entries``

        Args:
            options: Overrides for this call only.

        Returns:
            Events.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            WATCH_ENTRIES,
            {},
            None,
            options,
        )

    def search(
        self,
        body: SearchEntriesRequest,
        *,
        filter: list[str] | None = None,
        sid: str | None = None,
        options: RequestOptions | None = None,
    ) -> ResponseStream[Entry]:
        """Call ``searchEntries``.

        ``QUERY /entries``

        Args:
            body: What to send.
            filter: The query parameter ``filter``.
            sid: The cookie parameter ``sid``.
            options: Overrides for this call only.

        Returns:
            What the service answers.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            SEARCH_ENTRIES,
            {"filter": filter, "sid": sid},
            body,
            options,
        )

    def copy(
        self,
        body: CopyEntriesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``copyEntries``.

        ``COPY /entries``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            COPY_ENTRIES,
            {},
            body,
            options,
        )


class AsyncEntries:
    """Operations on entries."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[Entry]]:
        """Call ``watchEntries``.

        ``GET /entries``

        Args:
            options: Overrides for this call only.

        Returns:
            Events.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            WATCH_ENTRIES,
            {},
            None,
            options,
        )

    def search(
        self,
        body: SearchEntriesRequest,
        *,
        filter: list[str] | None = None,
        sid: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[Entry]:
        """Call ``searchEntries``.

        ``QUERY /entries``

        Args:
            body: What to send.
            filter: The query parameter ``filter``.
            sid: The cookie parameter ``sid``.
            options: Overrides for this call only.

        Returns:
            What the service answers.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            SEARCH_ENTRIES,
            {"filter": filter, "sid": sid},
            body,
            options,
        )

    async def copy(
        self,
        body: CopyEntriesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``copyEntries``.

        ``COPY /entries``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            COPY_ENTRIES,
            {},
            body,
            options,
        )
