"""Examples that lie in files of their own (`externalValue`), read and put beside those of the document.

Only JSON files inside the folder of the document are read, and no address is ever opened.  An example is documentation:
one that cannot be read is left out, and the client is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from clientgen.ir.nodes import Api, Body, Content, Json, Operation, Reply, Text
from clientgen.source import Bundle, pointer

_LARGEST = 1_000_000


def with_external_examples(api: Api, bundle: Bundle) -> Api:
    """The client with the examples of its bodies and replies that the document keeps in other files."""
    return replace(
        api,
        resources=tuple(
            replace(
                resource,
                operations=tuple(
                    _operation(operation, bundle) for operation in resource.operations
                ),
            )
            for resource in api.resources
        ),
    )


def _operation(operation: Operation, bundle: Bundle) -> Operation:
    body = operation.body and _body(operation.body, bundle)
    replies = tuple(_reply(reply, bundle) for reply in operation.replies)
    return replace(operation, body=body, replies=replies)


def _body(body: Body, bundle: Bundle) -> Body:
    return replace(body, contents=_contents(body.contents, body.pointer, bundle))


def _reply(reply: Reply, bundle: Bundle) -> Reply:
    return replace(reply, contents=_contents(reply.contents, reply.pointer, bundle))


def _contents(contents: tuple[Content, ...], at: str, bundle: Bundle) -> tuple[Content, ...]:
    return tuple(
        replace(content, examples=tuple(_found(at, content, bundle))) for content in contents
    )


def _found(at: str, content: Content, bundle: Bundle) -> Iterator[tuple[Text, Json]]:
    """All examples of a content in the order of the document; those that it holds itself are known already."""
    place = pointer.join(at, "content", content.media, "examples")
    known = iter(content.examples)
    try:
        examples = pointer.resolve(bundle.data, place)
    except (LookupError, ValueError):
        examples = {}
    for name, example in examples.items() if isinstance(examples, dict) else ():
        reference = example.get("externalValue") if isinstance(example, dict) else None
        if not isinstance(reference, str):
            yield from islice(known, 1)
            continue
        span = bundle.origin(pointer.join(place, name, "externalValue"))
        if span is None:
            continue
        try:
            value = _read(Path(span.file).parent / reference, bundle.path.resolve().parent)
        except (OSError, ValueError, RecursionError):
            continue
        yield Text(str(example.get("summary") or name)), value
    yield from known


def _read(path: Path, folder: Path) -> Any:
    path = path.resolve(strict=True)
    if not path.is_relative_to(folder) or path.stat().st_size > _LARGEST or not path.is_file():
        raise ValueError("not a file of the document")
    return json.loads(path.read_bytes())
