"""DOC10: two operations have the same `operationId`.

OpenAPI 3.1, section 4.8.10: the id must be unique among all operations; methods of the client are named by it.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule


@rule("operation")
def operation_id(context: Context, at: Tokens, operation: dict[str, Any]) -> None:
    """Remember where each id was first seen."""
    name = operation.get("operationId")
    if not isinstance(name, str):
        return
    seen: dict[str, Tokens] = context.memory.setdefault("operationId", {})
    here = (*at, "operationId")
    if name not in seen:
        seen[name] = here
    elif seen[name] != here:
        context.report(
            "DOC10",
            here,
            f"two operations have the id `{neutral(name, 80)}`",
            notes=[note("first here", seen[name])],
        )
