"""DOC27: two paths differ only in the names of their parameters.

``/pets/{id}`` and ``/pets/{name}`` are the same to a server (OpenAPI 3.1, section 4.8.8).  Large vendors publish such documents all the
same, and a client can serve both, so it is a warning.
"""

from __future__ import annotations

import re
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, note, rule

_NAME = re.compile(r"\{[^{}]*\}")


@rule("paths")
def same_path(context: Context, at: Tokens, paths: dict[str, Any]) -> None:
    """Compare the paths with their names taken out."""
    seen: dict[str, str] = {}
    for path in paths:
        shape = _NAME.sub("{}", path)
        first = seen.setdefault(shape, path)
        if first != path and shape != path:
            context.report(
                "DOC27",
                (*at, path),
                f"this path is the same to a server as `{neutral(first, 120)}`",
                notes=[note("first here", (*at, first), key=True)],
                key=True,
            )
