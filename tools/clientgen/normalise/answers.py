"""Successes of several media types: one method reads the first, and each other one that is news has a method of its own.

What comes as a whole is first, so that what comes bit by bit is asked for by ``…_stream``; the rest by ``…_as_csv``,
``…_as_pdf``.  The same value in other clothes (the schema of one before it as XML, YAML or plain text) has none: the
client could only hand over the text of what it has read already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from clientgen.ir.nodes import Content, Operation, Reply, Text
from clientgen.normalise.media import clothes, is_text, word
from clientgen.normalise.words import snake

_SEQUENTIAL = ("lines", "events")


def several(contents: Sequence[Content], schemas: Sequence[Any]) -> tuple[Content, ...]:
    """The contents of one reply, in the order in which they are read, each with the word of its method.

    Args:
        contents: By preference.
        schemas: What each is described by, in the same order; None where nothing is said.
    """
    pairs = sorted(
        zip(contents, schemas, strict=True), key=lambda pair: pair[0].kind in _SEQUENTIAL
    )
    pairs = _lent(pairs)
    first, described = pairs[0]
    # As services in .NET and Java have it: text, in quotes if it is JSON.
    plain = [one for one, schema in pairs if one.kind == "text" and schema == described]
    if first.kind == "json" and plain and is_text(described):
        first = replace(first, kind="string")
    found, words, known = [first], {""}, [described]
    for content, schema in pairs[1:]:
        same = schema is not None and schema in known and clothes(content.media, content.kind)
        name = "" if same else _word(content, first, words)
        words.add(name)
        known.append(schema)
        found.append(replace(content, twin=name))
    return tuple(found)


def _lent(pairs: list[tuple[Content, Any]]) -> list[tuple[Content, Any]]:
    """The same, where JSON that is not described is what a range of media types is described to be.

    As cloud services have it: the schema under ``*/*``, and an example of it under ``application/json``.
    """
    ranges = [pair for pair in pairs if "*" in pair[0].media and pair[0].kind == "json"]
    if not ranges:
        return pairs
    whole, schema = ranges[0]
    return [
        (replace(content, type=whole.type, rules=whole.rules), schema)
        if content.kind == "json" and stated is None
        else (content, stated)
        for content, stated in pairs
    ]


def _word(content: Content, first: Content, taken: set[str]) -> str:
    whole = first.kind not in _SEQUENTIAL
    if content.kind in _SEQUENTIAL and whole and "stream" not in taken:
        return "stream"
    name = f"as_{word(content.media)}"
    if content.kind == "json" and "*" in content.media:
        name = "as_any"
    return name if name not in taken else f"as_{snake(content.media, spelled=True)}"


def twins(replies: Sequence[Reply]) -> tuple[str, ...]:
    """The words of the further methods of an operation with these replies."""
    words = [one.twin for reply in _good(replies) for one in reply.contents if one.twin]
    return tuple(dict.fromkeys(words))


def twin(operation: Operation, word: str, name: str, constant: str) -> Operation:
    """The method for the answers of another media type."""
    good = _good(operation.replies)
    replies = []
    for reply in operation.replies:
        own = tuple(one for one in reply.contents if one.twin == word)
        replies.append(replace(reply, contents=own) if own and reply in good else reply)
    return replace(operation, name=name, constant=constant, replies=tuple(replies), twin=word)


def told(operation: Operation, names: dict[str, str]) -> Operation:
    """The operation, with a note on the methods that read its other answers: word → name."""
    medias = {
        one.twin: one.media
        for reply in _good(operation.replies)
        for one in reply.contents
        if one.twin in names
    }
    if not medias:
        return operation
    also = ", ".join(f"``{media}`` by `{names[word]}`" for word, media in medias.items())
    return replace(operation, notes=(*operation.notes, Text(f"Also answers as {also}.")))


def _good(replies: Sequence[Reply]) -> list[Reply]:
    found = [reply for reply in replies if reply.status.startswith("2")]
    if found:
        return found
    return list(replies) if all(reply.status == "default" for reply in replies) else []
