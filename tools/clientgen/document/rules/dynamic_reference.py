"""DOC23: `$dynamicRef` or `$recursiveRef`.

What they lead to depends on the way by which the schema was reached, which a class in Python cannot express.  One that can
lead to a single schema only is a `$ref` by now (`clientgen.document.dynamic`).
"""

from __future__ import annotations

from typing import Any

from clientgen.document.rules.base import Context, Tokens, rule


@rule("schema")
def dynamic_reference(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Find the keywords."""
    for key in ("$dynamicRef", "$recursiveRef"):
        if key in schema:
            context.report("DOC23", (*at, key), f"`{key}` is not supported", key=True)
