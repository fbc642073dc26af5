"""Server-sent events, as the WHATWG describes `text/event-stream`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .lines import LineSplitter

__all__ = ["EventReader", "ServerSentEvent"]

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T_co]):
    """One event of a stream.

    Attributes:
        data: What it carries.
        event: Its kind; ``message`` where the service names none.
        id: The last ID that the service gave, to go on from; None if there was none.
        retry: Milliseconds to wait before connecting again, if the service says so.
    """

    data: T_co
    event: str = "message"
    id: str | None = None
    retry: int | None = None


class EventReader:
    """Turns chunks of a stream into events.

    Args:
        decode: Reads the data of one event.
        end: Data that ends the stream, such as ``[DONE]``; it is not an event itself.
    """

    def __init__(self, decode: Callable[[bytes], Any], end: str | None) -> None:
        self._decode = decode
        self._end = end
        self._lines = LineSplitter()
        self._first = True
        self._data: list[bytes] = []
        self._event = b""
        self._id: str | None = None
        self._retry: int | None = None
        self.ended = False

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[Any]]:
        """The events that a chunk completes."""
        for line in self._lines.feed(chunk):
            if self._first:
                self._first = False
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line:
                self._field(line)
                continue
            event = self._complete()
            if event is not None:
                yield event
            if self.ended:
                return

    def finish(self) -> Iterator[ServerSentEvent[Any]]:
        """What the end of the stream completes: nothing, as an event ends with an empty line."""
        return iter(())

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
        elif name == b"event":
            self._event = value
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) < 10:
            self._retry = int(value)

    def _complete(self) -> ServerSentEvent[Any] | None:
        data, kind = b"\n".join(self._data), self._event.decode("utf-8", "replace")
        empty = not self._data
        self._data, self._event = [], b""
        if empty:
            return None
        if self._end is not None and data == self._end.encode():
            self.ended = True
            return None
        return ServerSentEvent(self._decode(data), kind or "message", self._id, self._retry)
