"""DOC18: an operation has no response for success.

Without a status of 2XX or 3XX, or a `default`, the client does not know what a success looks like; the method then returns nothing.
"""

from __future__ import annotations

from typing import Any

from clientgen.document.rules.base import Context, Tokens, rule


@rule("operation")
def success(context: Context, at: Tokens, operation: dict[str, Any]) -> None:
    """Look at the status codes of the responses."""
    responses = operation.get("responses")
    if not isinstance(responses, dict) or "callbacks" in at or at[0] == "webhooks":
        return
    if not any(key == "default" or key[:1] in ("1", "2", "3") for key in responses):
        context.report("DOC18", (*at, "responses"), "no response describes success", key=True)
