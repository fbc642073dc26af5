"""DOC11, DOC12: the parameters of a path and its template agree.

Every ``{name}`` of a path needs a parameter with `in: path` (DOC11, an error: the URL could not be built); a path parameter
that the template does not have cannot be sent anywhere (DOC12, a warning).  OpenAPI 3.1, section 4.8.8.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.source.grammar import operations

_NAMES = re.compile(r"\{([^{}]*)\}")


@rule("pathItem")
def path_parameters(context: Context, at: Tokens, item: dict[str, Any]) -> None:
    """Compare the template with each operation's parameters and those of the path."""
    if len(at) != 2 or at[0] != "paths" or "$ref" in item:
        return
    wanted = set(_NAMES.findall(at[1].partition("#")[0].partition("?")[0]))
    shared = dict(_declared(context, item, at))
    used = set(wanted)
    for tokens, _, operation in operations(item):
        here = (*at, *tokens)
        own = dict(_declared(context, operation, here))
        known = shared.keys() | own.keys()
        for name in sorted(wanted - known):
            context.report(
                "DOC11",
                here,
                f"the path has `{{{neutral(name, 80)}}}`, but there is no path parameter of that name",
                key=True,
                advice=_hint(name, known - wanted),
            )
        for name in sorted(own.keys() - used):
            _unused(context, name, own[name])
    for name in sorted(shared.keys() - used):
        _unused(context, name, shared[name])


def _declared(context: Context, holder: dict[str, Any], at: Tokens) -> Iterator[tuple[str, Tokens]]:
    for index, parameter in enumerate(holder.get("parameters") or ()):
        resolved = context.resolve(parameter)
        if isinstance(resolved, dict) and resolved.get("in") == "path":
            yield str(resolved.get("name")), (*at, "parameters", str(index))


def _unused(context: Context, name: str, at: Tokens) -> None:
    context.report(
        "DOC12", at, f"the path has no `{{{neutral(name, 80)}}}` for this path parameter"
    )


def _hint(name: str, unused: set[str]) -> str | None:
    close = nearest(name, unused)
    return f"did you mean `{{{neutral(close, 80)}}}`?" if close else None
