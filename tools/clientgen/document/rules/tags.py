"""DOC26: two tags have the same name.

Each name in the list of tags must be unique (OpenAPI 3.1, section 4.8.1).  The client has one resource a tag, so the second
description would be lost.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule


@rule("document")
def tags(context: Context, at: Tokens, document: dict[str, Any]) -> None:
    """Compare the names."""
    seen: dict[str, Tokens] = {}
    listed = document.get("tags")
    for index, tag in enumerate(listed if isinstance(listed, list) else ()):
        name = tag.get("name") if isinstance(tag, dict) else None
        here = (*at, "tags", str(index), "name")
        if isinstance(name, str) and name in seen:
            context.report(
                "DOC26",
                here,
                f"the tag `{neutral(name, 80)}` is described twice",
                notes=[note("first here", seen[name])],
            )
        elif isinstance(name, str):
            seen[name] = here
