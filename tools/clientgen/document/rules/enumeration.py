"""DOC15, DOC35: an enumeration is empty (an error: nothing fits it) or has a value twice (a warning).

JSON Schema, section 6.1.2 of the validation vocabulary: at least one element, and no two equal ones (`1` and `1.0` are
equal, `1` and `true` are not).
"""

from __future__ import annotations

import json
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule


@rule("schema")
def enumeration(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Look at the values of `enum`."""
    values = schema.get("enum")
    if not isinstance(values, list):
        return
    here = (*at, "enum")
    if not values:
        context.report("DOC15", here, "the enumeration has no values, so nothing fits it")
    seen: dict[str, int] = {}
    for index, value in enumerate(values):
        identity = _identity(value)
        if identity in seen:
            context.report(
                "DOC35",
                (*here, str(index)),
                f"the value {neutral(json.dumps(value), 80)} occurs twice",
                notes=[note("first here", (*here, str(seen[identity])))],
            )
        seen.setdefault(identity, index)


def _identity(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, str) else "\0" + json.dumps(value, sort_keys=True)
