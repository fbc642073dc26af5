"""From the chunks of a streamed answer to its items. Nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .decode import decode
from .errors import UnexpectedResponse
from .events import EventReader
from .lines import LineSplitter
from .operation import Operation
from .reply import reply_for

__all__ = ["reader_of"]


class _Bytes:
    """Passes the chunks on."""

    ended = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> Iterator[bytes]:
        return iter(())


class _Lines:
    """One JSON text a line; empty lines are left out."""

    ended = False

    def __init__(self, read: Callable[[bytes], Any]) -> None:
        self._read = read
        self._lines = LineSplitter()

    def feed(self, chunk: bytes) -> Iterator[Any]:
        return (self._read(line) for line in self._lines.feed(chunk) if line.strip())

    def finish(self) -> Iterator[Any]:
        rest = self._lines.last()
        return iter([self._read(rest)] if rest.strip() else [])


def reader_of(operation: Operation[Any], raw: Any, *, whole: bool) -> Any:
    """What turns the chunks of an answer into items: `feed`, `ended`, `finish`.

    Args:
        operation: Says what the items are.
        raw: The answer.
        whole: The bytes are wanted as they come.
    """
    reply = None if whole else reply_for(operation, raw.status)
    if reply is None or reply.kind not in ("events", "lines"):
        return _Bytes()
    as_text, type_ = reply.type is str, reply.type

    def read(data: bytes) -> Any:
        if as_text:
            return data.decode("utf-8", "replace")
        try:
            return decode(type_, data)
        except Exception as error:  # noqa: BLE001 - whatever reading stumbles over, the call itself has succeeded
            kind = type(error).__name__
        # Raised out here so that it does not hold on to the validator's error, which quotes the answer.
        raise UnexpectedResponse(
            f"{operation.id}: the service reported success ({raw.status}), but a part of its answer is not what is "
            f"documented ({kind})",
            status=raw.status,
            headers=raw.headers,
            raw=data[:4096],
        )

    return EventReader(read, reply.end) if reply.kind == "events" else _Lines(read)
