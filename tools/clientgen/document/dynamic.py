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
    targets: dict[str, Any] = {}  # token → what is below it; of the reference itself where it leads
    for at, name in places:
        found = list(anchors.get(name, {}).values())
        if len(found) == 1:
            below = targets
            for token in at:
                below = below.setdefault(token, {})
            below[KEY] = pointer.write(found[0])
    replaced: dict[str, Any] = _replaced(data, targets) if targets else data
    return replaced


def _replaced(value: Any, targets: dict[str, Any]) -> Any:
    """`value` with the references below it, in one go: there may be thousands side by side."""
    if isinstance(value, list):
        return [
            _replaced(part, targets[str(at)]) if str(at) in targets else part
            for at, part in enumerate(value)
        ]
    made: dict[str, Any] = {}
    for key, part in value.items():
        target = targets.get(key)
        if isinstance(target, str):
            made["$ref"] = target
        else:
            made[key] = part if target is None else _replaced(part, target)
    return made
