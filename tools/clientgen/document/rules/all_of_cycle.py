"""DOC25: a schema is a part of itself by `allOf`.

A schema that must fit itself and more says nothing, and a class cannot be its own base.  (To contain itself in a property
or an item is recursion, and fine.)
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule
from clientgen.source import pointer


@rule("document")
def all_of_cycle(context: Context, at: Tokens, document: dict[str, Any]) -> None:
    """Follow `allOf` and plain references between named schemas."""
    del at
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if not isinstance(schemas, dict):
        return
    edges = {name: _parts(name, schema) for name, schema in schemas.items()}
    done: set[str] = set()
    for start in sorted(edges):
        path: list[str] = []
        stack = [(start, iter(sorted(edges[start])))] if start not in done else []
        while stack:
            name, targets = stack[-1]
            if not path or path[-1] != name:
                path.append(name)
            following = next(targets, None)
            if following is None:
                stack.pop()
                path.pop()
                done.add(name)
            elif following in path:
                _report(context, path[path.index(following) :], edges)
                done.update(path)
            elif following in edges and following not in done:
                stack.append((following, iter(sorted(edges[following]))))


def _parts(name: str, schema: Any) -> dict[str, Tokens]:
    """The named schemas that a schema consists of, and where it says so."""
    found: dict[str, Tokens] = {}
    waiting: list[tuple[Tokens, Any]] = [(("components", "schemas", name), schema)]
    while waiting:
        at, part = waiting.pop()
        if not isinstance(part, dict):
            continue
        text = part.get("$ref")
        if isinstance(text, str):
            tokens = pointer.parse(text)
            if len(tokens) == 3 and tokens[:2] == ("components", "schemas"):
                found.setdefault(tokens[2], (*at, "$ref"))
        listed = part.get("allOf")
        if isinstance(listed, list):
            waiting.extend(((*at, "allOf", str(i)), item) for i, item in enumerate(listed))
    return found


def _report(context: Context, cycle: list[str], edges: dict[str, dict[str, Tokens]]) -> None:
    steps = [(name, edges[name][cycle[(i + 1) % len(cycle)]]) for i, name in enumerate(cycle)]
    steps.sort()
    words = " and ".join(f"`{neutral(name, 80)}`" for name, _ in steps[:8])
    context.report(
        "DOC25",
        steps[0][1],
        f"{words} {'is a part of itself' if len(steps) == 1 else 'are parts of each other'} by allOf",
        notes=[note("and this one", place) for _, place in steps[1:8]],
    )
