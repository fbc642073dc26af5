"""Media types: what kind of body each is, and which one a client prefers."""

from __future__ import annotations

import re
from typing import Any

from clientgen.ir.nodes import MediaKind

_JSON = re.compile(r"(application|text)/json\Z|[^/]+/[^/]*\+json\Z")
_TEXT = re.compile(r"text/.*|application/(.*\+)?(xml|yaml|x-yaml|javascript|json-seq|jwt|toml)\Z")
_LINES = re.compile(r"(application|text)/(x-)?(ndjson|jsonl|jsonlines|json-lines)\Z")
_ORDER = ("json", "form", "multipart", "lines", "events", "text", "binary")


def essence(media: str) -> str:
    """``type/subtype`` in lower case, without parameters."""
    return media.partition(";")[0].strip().lower()


def kind_of(media: str, schema: Any) -> MediaKind:
    """The kind of body that `media` stands for; ``*/*`` is JSON unless its schema is plain text or bytes."""
    name = essence(media)
    if _JSON.match(name) and "seq" not in name:
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
    if "*" in name and isinstance(schema, dict) and schema:
        return "binary" if schema.get("type") == "string" else "json"
    return "binary"


def preference(media: str, schema: Any) -> tuple[int, int, str]:
    """A sort key: JSON itself, other JSON, forms, text, anything else."""
    name = essence(media)
    exact = 0 if name == "application/json" else 2 if "*" in name else 1
    return _ORDER.index(kind_of(media, schema)), exact, media
