"""DOC29: a default does not fit its own schema.

A warning: defaults are what the service assumes by itself, so they go into the documentation of the client and are never sent.  Formats are
not looked at (the validator that everybody uses refuses correct times here).
"""

from __future__ import annotations

from typing import Any

from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.document.values import fits
from clientgen.document.wording import shown


@rule("schema")
def default_value(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Compare the default with the schema around it."""
    if "default" not in schema:
        return
    value = schema["default"]
    if value is None and schema.get("nullable") is True:
        return
    fault = fits(context, schema, value, deep=context.strict)
    if fault is not None:
        context.report(
            "DOC29", (*at, "default"), f"the default does not fit its schema: {shown(value)}"
        )
