"""Files and streams that are read while they are sent, and never held in memory as a whole."""

from __future__ import annotations

import asyncio
import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from mimetypes import guess_type
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from pydantic_core import CoreSchema, core_schema

from .choices import in_range
from .errors import ClientError, InvalidRequest, Problem
from .operation import Body

__all__ = ["LocalFile", "Upload", "write_file"]

CHUNK = 64 * 1024
Piece: TypeAlias = "bytes | LocalFile"


class LocalFile:
    """A file to send. It is read piece by piece, while it is sent.

    Args:
        content: A path, opened anew for each attempt; or a file open in binary mode, sent from where it stands, which
            can be sent a second time only if it can be rewound, and which the caller closes; or the pieces of it, by
            anything that can be iterated over (an iterator: once), for an asynchronous client also with `async for`.
        name: What the service is told that the file is called, in a form; by default the name that it has.
        media: Its media type, in a form or where the document has a range such as ``image/*``; by default the
            documented one, or of a range the one that the name tells.
        headers: Further header fields of its part of a form.

    Raises:
        InvalidRequest: There is no such file, or it is open in text mode.
    """

    __slots__ = ("_file", "_path", "_read", "_source", "_start", "headers", "media", "name")

    def __init__(
        self,
        content: str | os.PathLike[str] | BinaryIO | Iterable[bytes] | AsyncIterable[bytes],
        *,
        name: str | None = None,
        media: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.media = media
        self.headers = dict(headers or {})
        self._read = False
        self._file: Any = None
        self._source: Any = None
        self._path: Path | None = None
        self._start = 0
        if isinstance(content, (str, os.PathLike)):
            self._path = Path(content)
            found: Any = self._path.name
            if not self._path.is_file():
                raise _problem(f"there is no file {str(self._path)!r}")
        elif _is_source(content):
            self._source = content
            found = None
        else:
            self._file = content
            if not callable(getattr(content, "read", None)):
                raise _problem(
                    "must be a path, a file open in binary mode, or pieces of bytes, "
                    f"not {type(content).__name__}"
                )
            if hasattr(content, "encoding"):
                raise _problem("the file must be open in binary mode")
            if self._rewinds():
                self._start = self._file.tell()
            found = getattr(content, "name", None)
        self.name = (
            name if name is not None else Path(found).name if isinstance(found, str) else None
        )

    @property
    def size(self) -> int | None:
        """How many bytes it has; None if only reading it will tell."""
        if self._path is not None:
            try:
                return self._path.stat().st_size
            except OSError as error:
                raise _problem(f"cannot read {str(self._path)!r}: {error.strerror}") from None
        if self._source is not None or not self._rewinds():
            return None
        end: int = self._file.seek(0, os.SEEK_END)
        self._file.seek(self._start)
        return max(0, end - self._start)

    async def achunks(self) -> AsyncIterator[bytes]:
        """The content, from its beginning, for an event loop.

        Raises:
            ClientError: As `chunks`.
        """
        if isinstance(self._source, AsyncIterable):
            self._begin(once=isinstance(self._source, AsyncIterator))
            async for piece in self._source:
                yield _bytes(piece)
        elif self._source is not None:
            for piece in self.chunks():
                yield piece
        else:
            chunks = self.chunks()
            # A file may be on a disk that takes its time: the event loop does not wait for it.
            while (chunk := await asyncio.to_thread(next, chunks, None)) is not None:
                yield chunk

    def chunks(self) -> Iterator[bytes]:
        """The content, from its beginning.

        Raises:
            ClientError: It was read before, and cannot be rewound; or only an asynchronous client can read it.
        """
        if self._source is not None:
            if isinstance(self._source, AsyncIterable):
                raise ClientError(
                    "what is read with `async for` can be sent by an asynchronous client alone"
                )
            self._begin(once=isinstance(self._source, Iterator))
            yield from map(_bytes, self._source)
            return
        if self._path is not None:
            with self._path.open("rb") as file:
                yield from _pieces(file.read)
            return
        if self._rewinds():
            self._file.seek(self._start)
        else:
            self._begin(once=True)
        yield from _pieces(self._file.read)

    def _begin(self, *, once: bool) -> None:
        if once and self._read:
            raise ClientError("the file has been read, and cannot be rewound to be sent again")
        self._read = True

    def _rewinds(self) -> bool:
        seekable = getattr(self._file, "seekable", None)
        return bool(callable(seekable) and seekable())

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> CoreSchema:
        return core_schema.is_instance_schema(cls)

    def __repr__(self) -> str:
        return f"LocalFile({self.name!r})"


def _is_source(content: Any) -> bool:
    """Whether it gives pieces by itself, as a file does too, in lines that nobody asked for."""
    if callable(getattr(content, "read", None)) or isinstance(
        content, (bytes, bytearray, memoryview)
    ):
        return False
    return isinstance(content, (Iterable, AsyncIterable))


def _bytes(piece: Any) -> bytes:
    if isinstance(piece, (bytes, bytearray, memoryview)):
        return bytes(piece)
    raise _problem(f"each piece must be bytes, not {type(piece).__name__}")


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while chunk := read(CHUNK):
        yield chunk


class Upload:
    """A body of bytes and files, one after the other, read while it is sent.

    `bytes(upload)` reads all of it, which is for tests.
    """

    __slots__ = ("pieces", "size")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        sizes = [len(piece) if isinstance(piece, bytes) else piece.size for piece in pieces]
        self.size = None if None in sizes else sum(size for size in sizes if size is not None)

    def chunks(self) -> Iterator[bytes]:
        """The content, from its beginning."""
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece.chunks()

    __iter__ = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                async for chunk in piece.achunks():
                    yield chunk

    def framed(self) -> tuple[Any, tuple[str, str]]:
        """The body as the network wants it, and the header field that says where it ends."""
        from .httpx_upload import UploadStream

        if self.size is None:
            return UploadStream(self), ("Transfer-Encoding", "chunked")
        return UploadStream(self), ("Content-Length", str(self.size))

    def __bytes__(self) -> bytes:
        return b"".join(self.chunks())

    def __len__(self) -> int:
        return self.size or 0

    def __bool__(self) -> bool:
        return True


def write_file(body: Body, value: Any, extra: Mapping[str, Any] | None) -> tuple[Any, str]:
    """A body that is one file, or bytes, and its media type."""
    if extra is not None:
        raise _problem(f"extra_body cannot extend a body of type {body.media}")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value), _named(body.media)
    file = as_file(value)
    return Upload([file]), _named(body.media, file)


def _named(media: str, file: LocalFile | None = None) -> str:
    """The media type to send; of a range the one that the file says it has, or that its name tells."""
    if "*" not in media:
        return media
    if file is not None and file.media is not None:
        if not in_range(file.media, media):
            raise _problem(f"the media type of the file must be {media}")
        return file.media
    told = None if file is None else guess_type(file.name or "")[0]
    return told if told and in_range(told, media) else "application/octet-stream"


def as_file(value: Any) -> LocalFile:
    """What the caller gave as a file."""
    if isinstance(value, LocalFile):
        return value
    if callable(getattr(value, "read", None)) or (_is_source(value) and not isinstance(value, str)):
        return LocalFile(value)
    raise _problem(
        f"must be bytes, a LocalFile, or a file open in binary mode, not {type(value).__name__}"
    )


def _problem(message: str) -> InvalidRequest:
    return InvalidRequest([Problem("body", "$", message)])
