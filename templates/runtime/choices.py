"""Bodies that the document gives in several media types, or in a range of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .errors import InvalidRequest, Problem
from .operation import Body

__all__ = ["Bodies", "in_range"]

_MEDIA = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+( *; *[\w!#$&^.+-]+=[\w!#$&^.+-]+)*", re.ASCII)


def in_range(media: str, wanted: str) -> bool:
    """Whether `media` is a media type of a range such as ``image/*``."""
    kind, _, rest = wanted.partition("/")
    if rest not in ("*", "") or "*" not in wanted or not _MEDIA.fullmatch(media):
        return False
    return kind in ("*", media.partition("/")[0])


class Bodies(Body):
    """Several bodies, of which the first is sent unless the value or the caller's options say otherwise."""

    __slots__ = ("_choices",)

    def __init__(self, first: Body, *others: Body) -> None:
        super().__init__(
            first.media,
            first.kind,
            first.type,
            required=first.required,
            rules=first.rules,
            encodings=first.encodings,
            writer=first.writer,
            null=first.null,
        )
        self._choices = (first, *others)

    def choose(self, value: Any, media: str | None) -> Body:
        """The body for a value, or of a media type.

        Raises:
            InvalidRequest: The document has no such media type.
        """
        if media is not None:
            for choice in self._choices:
                if choice.media == media:
                    return choice
            for choice in self._choices:
                if in_range(media, choice.media):
                    return _as_media(choice, media)
            told = f"must be {' or '.join([choice.media for choice in self._choices])}"
            raise InvalidRequest([Problem("content_type", "", told)])
        for choice in self._choices:
            if isinstance(choice.type, type) and type(value) is choice.type:
                return choice  # a class that the document has for one of them alone
        # What is plainly text or bytes is sent as such, where the document has a place for it.
        wanted: tuple[str, ...] = ()
        if isinstance(value, str):
            wanted = ("text",)
        elif not isinstance(value, Mapping) and (
            isinstance(value, (bytes, bytearray, memoryview)) or hasattr(value, "chunks")
        ):
            wanted = ("binary",)
        return next((choice for choice in self._choices if choice.kind in wanted), self)


def _as_media(body: Body, media: str) -> Body:
    """The body as `media`, where the document leaves that open."""
    return Body(media, body.kind, body.type, required=body.required, writer=body.writer)
