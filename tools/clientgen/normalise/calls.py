"""The operations of a document, as it has them: where each stands, what it is called, and what groups it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from clientgen.normalise.context import Context, mapping, sequence, text
from clientgen.normalise.operation_ids import derived_id, said
from clientgen.normalise.resolve import follow, join
from clientgen.normalise.words import VERSION, words
from clientgen.source import grammar
from clientgen.source.grammar import METHODS

ALL = "api"
"""The resource of operations that nothing groups."""


@dataclass(frozen=True, slots=True)
class Call:
    """An operation as the document has it."""

    path: str
    method: str
    place: str
    """Where its path has it: what tells it from the same operation at another path."""
    pointer: str
    item_pointer: str
    item: dict[str, Any]
    value: dict[str, Any]
    id: str
    tag: str
    said: str
    """The ID without what a framework added to it."""


def find_calls(context: Context) -> list[Call]:
    """All operations, by path and method, each with an ID of its own."""
    found = []
    for path in sorted(mapping(context.data.get("paths")), key=str):
        if str(path).startswith("x-"):
            continue
        place = join("#/paths", path)
        item_pointer, item = follow(context.resolver, place, context.data["paths"][path])
        for tokens, method, value in grammar.operations(item):
            places = join(place, *tokens), join(item_pointer, *tokens), item_pointer
            found.append((str(path), method, places, item, value))
    stated = Counter(text(value.get("operationId")) for *_, value in found)
    ungrouped = calls_only([path for path, *_, value in found if not stated_tag(value)])
    calls = []
    for path, method, places, item, value in found:
        own = text(value.get("operationId"))
        ident = own if own and stated[own] == 1 else derived_id(method.lower(), path)
        tag = stated_tag(value) or (ALL if ungrouped else first_word(path))
        short = said(ident, method, path, tag)
        place, pointer, item_pointer = places
        calls.append(
            Call(path, method, place, pointer, item_pointer, item, value, ident, tag, short)
        )
    return calls


def rank(method: str) -> int:
    """Where a method stands among those of one path."""
    return METHODS.index(method) if method in METHODS else len(METHODS)


def stated_tag(value: dict[str, Any]) -> str:
    """The first tag of an operation, or nothing."""
    return next((text(tag) for tag in sequence(value.get("tags")) if text(tag)), "")


def first_word(path: str) -> str:
    """The first part of a path that says what it is about."""
    for segment in path.partition("#")[0].partition("?")[0].split("/"):
        if segment and "{" not in segment and not VERSION.match(segment.lower()) and words(segment):
            return segment
    return ALL


def calls_only(paths: list[str]) -> bool:
    """Whether the paths are those of procedure calls (``/getMe``, ``/sendMessage``), which no path groups."""
    starts = Counter(first_word(path) for path in paths)
    return 2 * sum(1 for count in starts.values() if count == 1) > len(paths) > 3


def common_servers(calls: list[Call]) -> tuple[str, Any]:
    """The servers that every operation states for itself, and where; nothing if they differ."""
    stated = [
        (join(place, "servers"), value["servers"])
        for call in calls
        for place, value in [(call.pointer, call.value), (call.item_pointer, call.item)]
        if value.get("servers")
    ]
    same = len(stated) == len(calls) and all(value == stated[0][1] for _, value in stated)
    return stated[0] if stated and same else ("#/servers", None)
