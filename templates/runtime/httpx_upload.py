"""A body that is read while it is sent, in the form that httpx2's transports take."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from .uploads import Upload

__all__ = ["UploadStream"]


class UploadStream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """An upload for both flavours of transport."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._upload)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._upload.__aiter__()
