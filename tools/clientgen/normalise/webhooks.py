"""Webhooks and callbacks: calls that the service makes. A client gets their models, not a server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.ir.rename import refs
from clientgen.normalise import contents
from clientgen.normalise.calls import Call
from clientgen.normalise.context import Context, mapping
from clientgen.normalise.resolve import follow, join
from clientgen.normalise.schemas import Schemas
from clientgen.source import grammar


def received(context: Context, schemas: Schemas, calls: list[Call]) -> list[str]:
    """Identities of the components that the service pushes. Reports LOW13."""
    found: dict[str, None] = {}
    for pointer, item in _items(context, calls):
        place, value = follow(context.resolver, pointer, item)
        for tokens, _, call in grammar.operations(value):
            body = contents.body(
                schemas, join(place, *tokens, "requestBody"), call.get("requestBody")
            )
            for content in body.contents if body else ():
                found.update(dict.fromkeys(refs(content.type)))
    return list(found)


def _items(context: Context, calls: list[Call]) -> Iterator[tuple[str, Any]]:
    webhooks = mapping(context.data.get("webhooks"))
    if webhooks:
        context.collector.report(
            "LOW13",
            "#/webhooks",
            f"{len(webhooks)} webhooks: only their models are generated",
            key=True,
        )
    for name in sorted(webhooks, key=str):
        yield join("#/webhooks", name), webhooks[name]
    for call in calls:
        callbacks = mapping(call.value.get("callbacks"))
        if callbacks:
            pointer = join(call.pointer, "callbacks")
            context.collector.report(
                "LOW13", pointer, "callbacks: only their models are generated", key=True
            )
        for name in sorted(callbacks, key=str):
            pointer = join(call.pointer, "callbacks", name)
            place, value = follow(context.resolver, pointer, callbacks[name])
            for expression in sorted(value, key=str):
                if not str(expression).startswith("x-"):
                    yield join(place, expression), value[expression]
