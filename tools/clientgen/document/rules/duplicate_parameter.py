"""DOC13: a parameter occurs twice in one list.

A parameter is identified by `name` and `in`; a list must not have one twice (OpenAPI 3.1, section 4.8.10).
Header names are compared without case, as HTTP does.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule


@rule("operation", "pathItem")
def duplicate_parameter(context: Context, at: Tokens, holder: dict[str, Any]) -> None:
    """Look through one list of parameters."""
    seen: dict[tuple[str, str], Tokens] = {}
    for index, parameter in enumerate(holder.get("parameters") or ()):
        resolved = context.resolve(parameter)
        if not isinstance(resolved, dict):
            continue
        name, where = str(resolved.get("name")), str(resolved.get("in"))
        identity = (name.lower() if where == "header" else name, where)
        here = (*at, "parameters", str(index))
        if identity in seen:
            context.report(
                "DOC13",
                here,
                f"the {neutral(where, 20)} parameter `{neutral(name, 80)}` occurs twice",
                notes=[note("first here", seen[identity])],
            )
        seen.setdefault(identity, here)
