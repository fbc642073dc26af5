"""Multipart bodies: one part for each member of an object; files are read while they are sent."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .encode import plain, scalar, without_null
from .errors import InvalidRequest, Problem
from .operation import Body, Encoding
from .uploads import LocalFile, Piece, Upload, as_file

__all__ = ["write_multipart"]

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OWN = ("content-disposition", "content-type", "content-length", "content-transfer-encoding")
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def write_multipart(
    body: Body, value: Any, extra: Mapping[str, Any] | None
) -> tuple[bytes | Upload, str]:
    """The parts of a body, and its media type with the boundary; in one piece if there is no file among them.

    Raises:
        InvalidRequest: The value does not fit its type, or cannot be written.
    """
    boundary = os.urandom(16).hex()
    pieces: list[Piece] = []
    encodings = {encoding.wire_name: encoding for encoding in body.encodings}
    for name, member in _fields(body, value, extra).items():
        for head, content in _parts(str(name), member, encodings.get(str(name))):
            pieces += [f"--{boundary}\r\n{head}\r\n\r\n".encode(), content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    media = f"{body.media.partition(';')[0]}; boundary={boundary}"
    if any(isinstance(piece, LocalFile) for piece in pieces):
        return Upload(pieces), media
    return b"".join([piece for piece in pieces if isinstance(piece, bytes)]), media


def _fields(body: Body, value: Any, extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """The members. They may hold bytes and files, so that the way through JSON is closed."""
    check = getattr(body.type, "model_validate", None)
    if check is not None and not isinstance(value, body.type):
        value = check({} if value is None else value)
    dump = getattr(value, "model_dump", None)
    fields = dump(by_alias=True, exclude_unset=True) if callable(dump) else value
    if not isinstance(fields, Mapping):
        raise _problem("must be an object")
    return {**fields, **(extra or {})}


def _parts(name: str, value: Any, encoding: Encoding | None) -> Iterator[tuple[str, Piece]]:
    """The head and the content of each part that a member makes."""
    media = None if encoding is None else encoding.media
    as_json = (media or "").endswith("json")
    fixed = {} if encoding is None else encoding.headers
    if value is None and not as_json:
        return
    if isinstance(value, (list, tuple)) and not as_json:
        value = without_null(value)
    if isinstance(value, (list, tuple)) and not as_json:
        if encoding is not None and not encoding.explode:
            separator = _SEPARATORS.get(encoding.style, ",")
            text = separator.join([scalar(plain(item)) for item in value])
            yield _head(name, media=media, headers=fixed), _text(text)
            return
        # One part for each item of a list, unless the document wants the list in one.
        for item in value:
            yield _part(name, item, media, fixed, as_json=as_json)
        return
    yield _part(name, value, media, fixed, as_json=as_json)


def _part(
    name: str, value: Any, media: str | None, fixed: Mapping[str, str], *, as_json: bool
) -> tuple[str, Piece]:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _head(name, name, media or "application/octet-stream", fixed), bytes(value)
    if isinstance(value, LocalFile) or callable(getattr(value, "read", None)):
        file = as_file(value)
        media = file.media or media or "application/octet-stream"
        return _head(name, file.name or name, media, {**fixed, **file.headers}), file
    try:
        value = plain(value)
        if as_json or isinstance(value, (dict, list)):
            # What the standard says of objects, where a document says nothing.
            media = media or "application/json"
            return _head(name, media=media, headers=fixed), _text(
                json.dumps(value, ensure_ascii=False)
            )
        return _head(name, media=media, headers=fixed), _text(scalar(value))
    except TypeError as error:
        raise _problem(f"a part cannot be written: {type(error).__name__}") from None


def _head(
    name: str,
    filename: str | None = None,
    media: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> str:
    head = f'Content-Disposition: form-data; name="{_label(name)}"'
    if filename is not None:
        head += f'; filename="{_label(filename)}"'
    if media is not None:
        if not media.isascii() or not media.isprintable():
            raise _problem("the media type of a file must be printable ASCII text")
        head += f"\r\nContent-Type: {media}"
    for field, text in (headers or {}).items():
        if not _TOKEN.fullmatch(field) or field.lower() in _OWN:
            raise _problem(f"a part cannot have the header field {field!r}")
        if not text.isascii() or not text.isprintable():
            raise _problem(f"the header field {field!r} of a part must be printable ASCII text")
        head += f"\r\n{field}: {text}"
    return head


def _label(text: str) -> str:
    # As browsers do it (WHATWG): only what would end the quoted text or the line.
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _text(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise _problem("contains a lone surrogate, which cannot be encoded") from None


def _problem(message: str) -> InvalidRequest:
    return InvalidRequest([Problem("body", "$", message)])
