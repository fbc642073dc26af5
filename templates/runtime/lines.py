"""JSON lines, in both directions: one JSON text a line; and JSON sequences (RFC 7464), where a mark begins each text."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Collection, Iterable, Mapping
from typing import Any

from .errors import InvalidRequest, Problem, UnexpectedResponse
from .operation import Body
from .sending import encode_body
from .uploads import LocalFile, Upload

__all__ = ["LineSplitter", "RecordSplitter", "is_sequence", "write_lines"]

LONGEST = 64 * 1024 * 1024
_MARK = b"\x1e"


def write_lines(
    body: Body, value: Any, extra: Mapping[str, Any] | None
) -> tuple[bytes | Upload, str]:
    """The items of a body, one a line, each checked, and its media type.

    A list is checked before anything is sent. What is made while it is read (a generator, say) is sent while it is read:
    an item that does not fit breaks the call off then.

    Raises:
        InvalidRequest: An item does not fit its type; the problem names its place.
    """
    if extra is not None:
        raise InvalidRequest([Problem("body", "$", f"extra_body cannot extend {body.media}")])
    if isinstance(value, AsyncIterable):
        return Upload([LocalFile(_each(body, value))]), body.media
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        told = f"must be a list of items, not {type(value).__name__}"
        raise InvalidRequest([Problem("body", "$", told)])
    if not isinstance(value, Collection):
        found = (_line(body, index, item) for index, item in enumerate(value))
        return Upload([LocalFile(found)]), body.media
    lines: list[bytes] = []
    problems: list[Problem] = []
    for index, item in enumerate(value):
        try:
            lines.append(_line(body, index, item))
        except InvalidRequest as error:
            problems += error.problems
    if problems:
        raise InvalidRequest(problems)
    return b"".join(lines), body.media


async def _each(body: Body, items: AsyncIterable[Any]) -> AsyncIterator[bytes]:
    index = 0
    async for item in items:
        yield _line(body, index, item)
        index += 1


def _line(body: Body, index: int, item: Any) -> bytes:
    try:
        mark = _MARK if is_sequence(body.media) else b""
        return mark + encode_body(item, body.type) + b"\n"
    except InvalidRequest as error:
        problems = [
            Problem(f"[{index}].{found.path}", found.wire_path, found.message)
            for found in error.problems
        ]
    raise InvalidRequest(problems)


def is_sequence(media: str | None) -> bool:
    """Whether a media type is that of JSON sequences rather than JSON lines."""
    return media is not None and media.partition(";")[0].strip().lower().endswith("json-seq")


class LineSplitter:
    """Cuts chunks of bytes into lines: each ends with LF, CR, or both together.

    Raises:
        UnexpectedResponse: A line is longer than a client is willing to hold.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._after_cr = False

    def feed(self, chunk: bytes) -> list[bytes]:
        """The lines that a chunk completes, without their ends."""
        if not chunk:
            return []
        skip = self._after_cr and chunk.startswith(b"\n")
        self._after_cr = chunk.endswith(b"\r")
        if skip:
            chunk = chunk[1:]
        return self._completed(chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))

    def _completed(self, lines: list[bytes]) -> list[bytes]:
        rest = lines.pop()
        if lines:
            lines[0] = self.last() + lines[0]
        if rest:
            self._parts.append(rest)
            self._size += len(rest)
        if self._size > LONGEST:
            raise UnexpectedResponse(f"a line is longer than the {LONGEST} bytes that are read")
        return lines

    def last(self) -> bytes:
        """What follows the last end of a line."""
        rest = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        return rest


class RecordSplitter(LineSplitter):
    """Cuts chunks of bytes into the texts of a JSON sequence, which may have several lines each."""

    def feed(self, chunk: bytes) -> list[bytes]:
        """The texts that a chunk completes; the first is empty."""
        return self._completed(chunk.split(_MARK)) if chunk else []
