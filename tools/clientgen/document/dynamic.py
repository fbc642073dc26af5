"""Dynamic references that can lead to one schema only: they say what `$ref` says (JSON Schema 2020-12, 8.2.3.2).

Where a `$dynamicRef` leads depends on the way by which its schema was reached, but only if several schemas have the
`$dynamicAnchor` that it names.  If one alone has it, or an `$anchor` has the name, every way leads there.
"""

from __future__ import annotations

from typing import Any

from clientgen.source import pointer
from clientgen.source.grammar import walk

KEY = "$dynamicRef"
Tokens = tuple[str, ...]


def settled(data: dict[str, Any]) -> dict[str, Any]:
    """The document with `$ref` in the place of each `$dynamicRef` that is one; what is not on the way to one is shared."""
    anchors: dict[str, dict[int, Tokens]] = {}
    places: list[tuple[Tokens, str]] = []
    for at, kind, value in walk(data):
        if kind != "schema" or not isinstance(value, dict):
            continue
        for name in (value.get("$anchor"), value.get("$dynamicAnchor")):
            if isinstance(name, str):
                anchors.setdefault(name, {}).setdefault(id(value), at)  # YAML may repeat a schema
        text = value.get(KEY)
        if isinstance(text, str) and text.startswith("#") and "$ref" not in value:
            places.append((at, text[1:]))
    for at, name in places:
        found = list(anchors.get(name, {}).values())
        if len(found) == 1:
            data = _replaced(data, at, pointer.write(found[0]))
    return data


def _replaced(value: Any, at: Tokens, target: str) -> Any:
    if not at:
        return {
            ("$ref" if key == KEY else key): target if key == KEY else part
            for key, part in value.items()
        }
    if isinstance(value, list):
        index = int(at[0])
        return [*value[:index], _replaced(value[index], at[1:], target), *value[index + 1 :]]
    return {
        key: _replaced(part, at[1:], target) if key == at[0] else part
        for key, part in value.items()
    }
