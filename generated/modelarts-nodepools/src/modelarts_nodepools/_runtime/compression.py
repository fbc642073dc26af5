"""Compressed bodies, unpacked up to a bound."""

from __future__ import annotations

import zlib

from .errors import Disconnected

__all__ = ["decompressed"]


def decompressed(body: bytes, encoding: str, limit: int, truncated: bool) -> tuple[bytes, bool]:
    """The body without `Content-Encoding`; at most `limit` bytes, whatever it would unpack to."""
    kind = encoding.strip().lower()
    if kind not in ("gzip", "x-gzip", "deflate"):
        # `identity`, or one that we did not ask for: reading it will fail and say so
        return body, truncated
    stream = zlib.decompressobj(wbits=47)  # gzip and zlib, told apart by their heads
    try:
        result = stream.decompress(body, limit + 1)
    except zlib.error:
        try:
            stream = zlib.decompressobj(wbits=-15)  # what some servers call deflate
            result = stream.decompress(body, limit + 1)
        except zlib.error:
            raise Disconnected(f"the answer is not valid {kind}") from None
    if not (stream.eof or truncated) and len(result) <= limit:
        raise Disconnected(f"the answer ended in the middle of its {kind}")
    return result[:limit], truncated or len(result) > limit
