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

from clientgen.inputs import Inputs
from clientgen.ir.nodes import Api, Body, Content, Json, Operation, Reply, Text
from clientgen.source import Bundle, pointer

_LARGEST = 1_000_000


def with_external_examples(api: Api, bundle: Bundle, inputs: Inputs | None = None) -> Api:
    """The client with the examples of its bodies and replies that the document keeps in other files."""
    reader = _Reader(bundle, inputs or Inputs())
    return replace(
        api,
        resources=tuple(
            replace(
                resource,
                operations=tuple(reader.operation(operation) for operation in resource.operations),
            )
            for resource in api.resources
        ),
    )


class _Reader:
    """Finds the examples of one document."""

    def __init__(self, bundle: Bundle, inputs: Inputs) -> None:
        self._bundle = bundle
        self._inputs = inputs
        self._folder = bundle.path.resolve().parent

    def operation(self, operation: Operation) -> Operation:
        body = operation.body and self._body(operation.body)
        return replace(operation, body=body, replies=tuple(map(self._reply, operation.replies)))

    def _body(self, body: Body) -> Body:
        return replace(body, contents=self._contents(body.contents))

    def _reply(self, reply: Reply) -> Reply:
        return replace(reply, contents=self._contents(reply.contents))

    def _contents(self, contents: tuple[Content, ...]) -> tuple[Content, ...]:
        return tuple(replace(content, examples=tuple(self._found(content))) for content in contents)

    def _found(self, content: Content) -> Iterator[tuple[Text, Json]]:
        """All examples of a content in the order of the document; those that it holds itself are known already."""
        place = pointer.join(content.pointer, "examples")
        known = iter(content.examples)
        try:
            examples = pointer.resolve(self._bundle.data, place)
        except (LookupError, ValueError):
            examples = {}
        for name, example in examples.items() if isinstance(examples, dict) else ():
            reference = example.get("externalValue") if isinstance(example, dict) else None
            if not isinstance(reference, str):
                yield from islice(known, 1)
                continue
            span = self._bundle.origin(pointer.join(place, name, "externalValue"))
            if span is None:
                continue
            try:
                value = self._read(Path(span.file).parent / reference)
            except (OSError, ValueError, RecursionError):
                continue
            yield Text(str(example.get("summary") or name)), value
        yield from known

    def _read(self, given: Path) -> Any:
        self._inputs.note(given, None)  # unless more comes of it
        path = given.resolve(strict=True)
        if (
            not path.is_relative_to(self._folder)
            or path.stat().st_size > _LARGEST
            or not path.is_file()
        ):
            raise ValueError("not a file of the document")
        raw = path.read_bytes()
        self._inputs.note(given, raw)
        return json.loads(raw)
