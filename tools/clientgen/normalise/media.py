"""Media types: what kind of body each is, and which one a client prefers."""

from __future__ import annotations

import re
from typing import Any

from clientgen.ir.nodes import MediaKind
from clientgen.normalise.words import snake

_JSON = re.compile(r"(application|text)/json\Z|[^/]+/[^/]*\+json\Z")
_TEXT = re.compile(r"text/.*|application/(.*\+)?(xml|yaml|x-yaml|javascript|jwt|toml)\Z")
_LINES = re.compile(
    r"(application|text)/(x-)?(ndjson|jsonl|jsonlines|json-lines)\Z|application/([^/]*\+)?json-seq\Z"
)
_ORDER = ("json", "form", "multipart", "lines", "events", "string", "text", "binary")
_CLOTHES = re.compile(
    r"text/(plain|html)|.*[/+.-](xml|yaml|protobuf|cbor|msgpack)\b.*|.*\*.*|multipart/.*"
)
_WORDS = {
    "application/octet-stream": "bytes",
    "text/plain": "text",
    "*": "bytes",
    "*/*": "bytes",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
}


def essence(media: str) -> str:
    """``type/subtype`` in lower case, without parameters."""
    return media.partition(";")[0].strip().lower()


def kind_of(media: str, schema: Any) -> MediaKind:
    """The kind of body that `media` stands for, with what its schema refers to; of a range the schema says it."""
    name = essence(media)
    if _JSON.match(name):
        return "json"
    if _LINES.match(name):
        return "lines"
    if name == "text/event-stream":
        return "events"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    if _TEXT.match(name):
        return "text"
    if "*" in name and name.partition("/")[0] in ("*", "application") and schema:
        if not is_text(schema):
            return "json"
        return "binary" if _is_binary(schema) else "string"
    return "binary"


def _is_binary(schema: dict[str, Any]) -> bool:
    # What 3.0 calls `format: binary` is raw bytes of a media type in 3.1.
    media = "contentMediaType" in schema and "contentEncoding" not in schema
    return schema.get("format") == "binary" or media


def is_text(schema: Any) -> bool:
    """Whether a value of the schema is always text, or null."""
    kinds = schema.get("type") if isinstance(schema, dict) else None
    return kinds == "string" or (isinstance(kinds, list) and set(kinds) - {"null"} == {"string"})


def to_send(media: str, kind: MediaKind) -> str:
    """The media type that a body is sent as where the document has a range, which names nothing.

    That of bytes stays a range: the caller or the file says which it is.
    """
    if "*" not in media:
        return media
    if kind == "json":
        return "application/json"
    if kind == "text":
        return "text/plain"
    return media


def clothes(media: str, kind: MediaKind) -> bool:
    """Whether `media` may be another spelling of the same value, if it has the same schema."""
    return kind == "json" or _CLOTHES.fullmatch(essence(media)) is not None


def word(media: str) -> str:
    """What an answer of `media` is called in the name of a method: ``csv``, ``pdf``, ``text``, ``bytes``."""
    name = essence(media)
    known = _WORDS.get(name)
    if known is None:
        kind, _, rest = name.partition("/")
        known = kind if rest in ("*", "") else re.sub(r"^(vnd|x)[.-]", "", rest)
    return snake(known, prefix="media")


def preference(media: str, schema: Any) -> tuple[int, int, str]:
    """A sort key: JSON itself, other JSON, forms, text, anything else."""
    name = essence(media)
    exact = 0 if name == "application/json" else 2 if "*" in name else 1
    return _ORDER.index(kind_of(media, schema)), exact, media
