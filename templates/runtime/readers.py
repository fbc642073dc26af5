"""From the chunks of a streamed answer to its items. Nothing here waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from .decode import decode
from .errors import UnexpectedResponse
from .events import EventReader
from .lines import LONGEST, LineSplitter, RecordSplitter, is_sequence
from .operation import Operation
from .reply import as_it_is, is_json, reply_for
from .transport import HttpResponse

__all__ = ["reader_of"]

_Clean: TypeAlias = Callable[[HttpResponse], HttpResponse]


class _Bytes:
    """Passes the chunks on."""

    ended = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> Iterator[bytes]:
        return iter(())


class _Lines:
    """One JSON text a line, or as its media type has them; empty ones are left out."""

    ended = False

    def __init__(self, read: Callable[[bytes], Any], media: str | None) -> None:
        self._read = read
        self._lines = RecordSplitter() if is_sequence(media) else LineSplitter()

    def feed(self, chunk: bytes) -> Iterator[Any]:
        return (self._read(line) for line in self._lines.feed(chunk) if line.strip())

    def finish(self) -> Iterator[Any]:
        rest = self._lines.last()
        return iter([self._read(rest)] if rest.strip() else [])


class _Whole:
    """An answer that comes at once where others come bit by bit.

    Raises:
        UnexpectedResponse: It is longer than is kept in memory.
    """

    ended = False

    def __init__(self, read: Callable[[bytes], Any]) -> None:
        self._read = read
        self._body = bytearray()

    def feed(self, chunk: bytes) -> Iterator[Any]:
        self._body += chunk
        if len(self._body) > LONGEST:
            raise UnexpectedResponse(
                f"an answer at once is longer than the {LONGEST} bytes that are read"
            )
        return iter(())

    def finish(self) -> Iterator[Any]:
        return iter([self._read(bytes(self._body))])


def reader_of(operation: Operation[Any], raw: Any, clean: _Clean, *, whole: bool) -> Any:
    """What turns the chunks of an answer into items: `feed`, `ended`, `finish`.

    Args:
        operation: Says what the items are.
        raw: The answer.
        clean: Takes the credentials that an answer echoes out of what an error keeps of it.
        whole: The bytes are wanted as they come.
    """
    reply = None if whole else reply_for(operation, raw.status)
    if reply is None or reply.kind not in ("events", "lines", "json"):
        return _Bytes()
    if reply.kind == "events" and is_json(raw.headers.get("content-type", "")):
        return _Whole(
            lambda data: _refuse(operation, clean(HttpResponse(raw.status, raw.headers, data)))
        )
    as_text, type_ = reply.type is str, reply.type

    def read(data: bytes) -> Any:
        if as_text:
            return data.decode("utf-8", "replace")
        try:
            return decode(type_, data)
        except Exception as error:  # noqa: BLE001 - whatever reading stumbles over, the call itself has succeeded
            kind = type(error).__name__
        # Raised out here so that it does not hold on to the validator's error, which quotes the answer.
        found = clean(HttpResponse(raw.status, raw.headers, data))
        raise UnexpectedResponse(
            f"{operation.id}: the service reported success ({raw.status}), but a part of its answer is not what is "
            f"documented ({kind})",
            status=raw.status,
            headers=found.headers,
            raw=found.body[:4096],
        )

    if reply.kind == "json":
        return _Whole(read)
    return EventReader(read, reply.end) if reply.kind == "events" else _Lines(read, reply.media)


def _refuse(operation: Operation[Any], found: HttpResponse) -> Any:
    """What came is no stream, and not empty either: the caller gets all of it with the error.

    Raises:
        UnexpectedResponse: Always.
    """
    media = found.headers.get("content-type", "")
    raise UnexpectedResponse(
        f"{operation.id}: the service reported success ({found.status}), but answered at once ({media}), not bit by bit",
        status=found.status,
        headers=found.headers,
        raw=found.body[:4096],
        value=as_it_is(found),
    )
