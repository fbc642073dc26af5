"""DOC19: the URL of a server and its variables agree.

Every ``{name}`` of the URL needs an entry in `variables`, and a default must be among the values of its `enum` (OpenAPI 3.1,
sections 4.8.5 and 4.8.6).
"""

from __future__ import annotations

import re
from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule

_NAMES = re.compile(r"\{([^{}]*)\}")


@rule("document", "pathItem", "operation")
def servers(context: Context, at: Tokens, holder: dict[str, Any]) -> None:
    """Check each server of a list."""
    listed = holder.get("servers")
    for index, server in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(server, dict) or not isinstance(server.get("url"), str):
            continue
        here = (*at, "servers", str(index))
        variables = server.get("variables")
        variables = variables if isinstance(variables, dict) else {}
        for name in _NAMES.findall(server["url"]):
            if name not in variables:
                close = nearest(name, variables)
                context.report(
                    "DOC19",
                    (*here, "url"),
                    f"the URL has `{{{neutral(name, 80)}}}`, but no variable of that name is described",
                    advice=f"did you mean `{{{neutral(close, 80)}}}`?" if close else None,
                )
        for name, variable in variables.items():
            options = variable.get("enum") if isinstance(variable, dict) else None
            if isinstance(options, list) and options and variable.get("default") not in options:
                context.report(
                    "DOC19",
                    (*here, "variables", name, "default"),
                    f"the default of `{neutral(name, 80)}` is none of its values",
                    advice="use one of the values of `enum`",
                )
