"""DOC05 for OpenAPI 3.0, whose official schema does not refuse names in `components` as that of 3.1 does.

The text of both versions is the same: ``^[a-zA-Z0-9._-]+$`` (3.0.3, section 4.7.7).
"""

from __future__ import annotations

import re
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.source.grammar import SECTIONS

_NAME = re.compile(r"[a-zA-Z0-9._-]+\Z")


@rule("components")
def component_names(context: Context, at: Tokens, components: dict[str, Any]) -> None:
    """Look at the names of every section."""
    if context.version != "3.0":
        return
    for section in SECTIONS.values():
        members = components.get(section)
        for name in members if isinstance(members, dict) else ():
            if not _NAME.match(name):
                context.report(
                    "DOC05",
                    (*at, section, name),
                    f"`{neutral(name, 80)}` is not allowed as a name in `{section}`",
                    key=True,
                )
