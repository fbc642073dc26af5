"""Operations on logs.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable

from pydantic import StrictStr

from .._runtime.core import AsyncCore, Core
from .._runtime.events import ServerSentEvent
from .._runtime.lines import write_lines
from .._runtime.operation import Body, Operation, Reply, RequestOptions
from .._runtime.streaming import AsyncResponseStream, ResponseStream
from ..models.logs import (
    Entry,
    SummarizeLogsRequest,
)
from ..models.shared import (
    Failure,
    Note,
)

FOLLOW_LOGS: Operation[Entry] = Operation(
    id="followLogs",
    method="GET",
    path="/logs",
    success={"200": Reply("application/x-ndjson", "lines", Entry)},
    idempotent=True,
    authenticated=False,
)
APPEND_LOGS: Operation[None] = Operation(
    id="appendLogs",
    method="POST",
    path="/logs",
    body=Body("application/jsonl", "lines", Entry, writer=write_lines),
    success={"204": Reply(None, "none")},
    idempotent=False,
    authenticated=False,
)
WATCH_LOGS: Operation[ServerSentEvent[Entry]] = Operation(
    id="watchLogs",
    method="GET",
    path="/logs/events",
    success={"200": Reply("text/event-stream", "events", Entry, end="[DONE]")},
    failure={"4XX": Failure},
    idempotent=True,
    authenticated=False,
)
REPORT_LOGS: Operation[list[Entry] | Note] = Operation(
    id="reportLogs",
    method="GET",
    path="/logs/report",
    success={
        "200": Reply("application/json", "json", list[Entry]),
        "202": Reply("application/json", "json", Note),
    },
    idempotent=True,
    authenticated=False,
)
REPORT_LOGS_AS_LOGS_BRIEF_JSON: Operation[Note] = Operation(
    id="reportLogs",
    method="GET",
    path="/logs/report",
    success={
        "200": Reply("application/vnd.logs.brief+json; version=2", "json", Note),
        "202": Reply("application/json", "json", Note),
    },
    idempotent=True,
    authenticated=False,
)
REPORT_LOGS_AS_CSV: Operation[str | Note] = Operation(
    id="reportLogs",
    method="GET",
    path="/logs/report",
    success={
        "200": Reply("text/csv", "text", StrictStr),
        "202": Reply("application/json", "json", Note),
    },
    idempotent=True,
    authenticated=False,
)
REPORT_LOGS_AS_PDF: Operation[bytes | Note] = Operation(
    id="reportLogs",
    method="GET",
    path="/logs/report",
    success={
        "200": Reply("application/pdf", "binary", bytes),
        "202": Reply("application/json", "json", Note),
    },
    idempotent=True,
    authenticated=False,
)
REPORT_LOGS_STREAM: Operation[Entry | Note] = Operation(
    id="reportLogs",
    method="GET",
    path="/logs/report",
    success={
        "200": Reply("application/x-ndjson", "lines", Entry),
        "202": Reply("application/json", "json", Note),
    },
    idempotent=True,
    authenticated=False,
)
ECHO_LOGS: Operation[Entry] = Operation(
    id="echoLogs",
    method="POST",
    path="/logs/sequence",
    body=Body("application/json-seq", "lines", Entry, writer=write_lines),
    success={"200": Reply("application/json-seq", "lines", Entry)},
    idempotent=False,
    authenticated=False,
)
SUMMARIZE_LOGS: Operation[Note] = Operation(
    id="summarizeLogs",
    method="POST",
    path="/logs/summary",
    body=Body("application/json", "json", SummarizeLogsRequest),
    success={"200": Reply("application/json", "json", Note)},
    idempotent=False,
    authenticated=False,
)
SUMMARIZE_LOGS_STREAM: Operation[ServerSentEvent[Entry]] = Operation(
    id="summarizeLogs",
    method="POST",
    path="/logs/summary",
    body=Body("application/json", "json", SummarizeLogsRequest),
    success={"200": Reply("text/event-stream", "events", Entry)},
    idempotent=False,
    authenticated=False,
)
WATCH_TICKS: Operation[ServerSentEvent[str]] = Operation(
    id="watchTicks",
    method="GET",
    path="/logs/ticks",
    success={"200": Reply("text/event-stream", "events", str)},
    idempotent=True,
    authenticated=False,
)


class Logs:
    """Operations on logs."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def follow(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[Entry]:
        """Log lines as they are written.

        ``GET /logs``

        Args:
            options: Overrides for this call only.

        Returns:
            One entry a line.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            FOLLOW_LOGS,
            {},
            None,
            options,
        )

    def append(
        self,
        body: Iterable[Entry],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Write log lines.

        ``POST /logs``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            APPEND_LOGS,
            {},
            body,
            options,
        )

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[Entry]]:
        """Log entries as events.

        ``GET /logs/events``

        Args:
            options: Overrides for this call only.

        Returns:
            An event for each entry.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: Refused.
                `body` is a `Failure`.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            WATCH_LOGS,
            {},
            None,
            options,
        )

    def report(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[Entry] | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Also answers as ``application/vnd.logs.brief+json; version=2`` by
        `report_as_logs_brief_json`, ``text/csv`` by `report_as_csv`, ``application/pdf`` by
        `report_as_pdf`, ``application/x-ndjson`` by `report_stream`.

        Also documented as ``application/yaml``: ask for it by `Accept` in `extra_headers`, and
        read it by `client.stream`.

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPORT_LOGS,
            {},
            None,
            options,
        )

    def report_as_logs_brief_json(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPORT_LOGS_AS_LOGS_BRIEF_JSON,
            {},
            None,
            options,
        )

    def report_as_csv(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPORT_LOGS_AS_CSV,
            {},
            None,
            options,
        )

    def report_as_pdf(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPORT_LOGS_AS_PDF,
            {},
            None,
            options,
        )

    def report_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[Entry | Note]:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            REPORT_LOGS_STREAM,
            {},
            None,
            options,
        )

    def echo(
        self,
        body: Iterable[Entry],
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[Entry]:
        """Entries, each after a mark.

        ``POST /logs/sequence``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The same.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            ECHO_LOGS,
            {},
            body,
            options,
        )

    def summarize(
        self,
        body: SummarizeLogsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Sum up, at once or bit by bit.

        ``POST /logs/summary``

        Also answers as ``text/event-stream`` by `summarize_stream`.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The summary, or events with the parts of it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SUMMARIZE_LOGS,
            {},
            body,
            options,
        )

    def summarize_stream(
        self,
        body: SummarizeLogsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[Entry]]:
        """Sum up, at once or bit by bit.

        ``POST /logs/summary``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The summary, or events with the parts of it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            SUMMARIZE_LOGS_STREAM,
            {},
            body,
            options,
        )

    def watch_ticks(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> ResponseStream[ServerSentEvent[str]]:
        """Plain text as events.

        ``GET /logs/ticks``

        Args:
            options: Overrides for this call only.

        Returns:
            An event for each tick.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return ResponseStream(
            self._core,
            WATCH_TICKS,
            {},
            None,
            options,
        )


class AsyncLogs:
    """Operations on logs."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    def follow(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[Entry]:
        """Log lines as they are written.

        ``GET /logs``

        Args:
            options: Overrides for this call only.

        Returns:
            One entry a line.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            FOLLOW_LOGS,
            {},
            None,
            options,
        )

    async def append(
        self,
        body: Iterable[Entry] | AsyncIterable[Entry],
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Write log lines.

        ``POST /logs``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            APPEND_LOGS,
            {},
            body,
            options,
        )

    def watch(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[Entry]]:
        """Log entries as events.

        ``GET /logs/events``

        Args:
            options: Overrides for this call only.

        Returns:
            An event for each entry.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: Refused.
                `body` is a `Failure`.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            WATCH_LOGS,
            {},
            None,
            options,
        )

    async def report(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[Entry] | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Also answers as ``application/vnd.logs.brief+json; version=2`` by
        `report_as_logs_brief_json`, ``text/csv`` by `report_as_csv`, ``application/pdf`` by
        `report_as_pdf`, ``application/x-ndjson`` by `report_stream`.

        Also documented as ``application/yaml``: ask for it by `Accept` in `extra_headers`, and
        read it by `client.stream`.

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPORT_LOGS,
            {},
            None,
            options,
        )

    async def report_as_logs_brief_json(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPORT_LOGS_AS_LOGS_BRIEF_JSON,
            {},
            None,
            options,
        )

    async def report_as_csv(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> str | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPORT_LOGS_AS_CSV,
            {},
            None,
            options,
        )

    async def report_as_pdf(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> bytes | Note:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPORT_LOGS_AS_PDF,
            {},
            None,
            options,
        )

    def report_stream(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[Entry | Note]:
        """All entries, in whatever form.

        ``GET /logs/report``

        Args:
            options: Overrides for this call only.

        Returns:
            The entries.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            REPORT_LOGS_STREAM,
            {},
            None,
            options,
        )

    def echo(
        self,
        body: Iterable[Entry] | AsyncIterable[Entry],
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[Entry]:
        """Entries, each after a mark.

        ``POST /logs/sequence``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The same.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            ECHO_LOGS,
            {},
            body,
            options,
        )

    async def summarize(
        self,
        body: SummarizeLogsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> Note:
        """Sum up, at once or bit by bit.

        ``POST /logs/summary``

        Also answers as ``text/event-stream`` by `summarize_stream`.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The summary, or events with the parts of it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SUMMARIZE_LOGS,
            {},
            body,
            options,
        )

    def summarize_stream(
        self,
        body: SummarizeLogsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[Entry]]:
        """Sum up, at once or bit by bit.

        ``POST /logs/summary``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The summary, or events with the parts of it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            SUMMARIZE_LOGS_STREAM,
            {},
            body,
            options,
        )

    def watch_ticks(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncResponseStream[ServerSentEvent[str]]:
        """Plain text as events.

        ``GET /logs/ticks``

        Args:
            options: Overrides for this call only.

        Returns:
            An event for each tick.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncResponseStream(
            self._core,
            WATCH_TICKS,
            {},
            None,
            options,
        )
