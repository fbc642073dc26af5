"""DOC21: `nullable` in a document of version 3.1.

The keyword is gone since 3.1, where null is a type like any other: it would be ignored without a word.
"""

from __future__ import annotations

from typing import Any

from clientgen.document.rules.base import Context, Tokens, rule


@rule("schema")
def nullable(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Find the keyword."""
    if context.version != "3.0" and "nullable" in schema:
        context.report(
            "DOC21", (*at, "nullable"), "`nullable` has no meaning in OpenAPI 3.1", key=True
        )
