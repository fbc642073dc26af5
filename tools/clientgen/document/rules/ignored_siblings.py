"""DOC28: keys beside a `$ref` that have no effect.

In OpenAPI 3.0 everything beside a `$ref` is ignored; since 3.1 a schema may say more beside it.  The author probably meant what is lost.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.source.grammar import SECTIONS

_FINE = frozenset({"$ref", "description", "summary"})


@rule(*SECTIONS)
def ignored_siblings(context: Context, at: Tokens, value: dict[str, Any]) -> None:
    """Find keys that restrict or describe values beside a reference."""
    if context.version != "3.0" or not isinstance(value.get("$ref"), str) or len(at) == 2:
        return
    lost = [key for key in value if key not in _FINE and not key.startswith("x-")]
    if lost:
        words = ", ".join(f"`{neutral(key, 40)}`" for key in lost[:5])
        context.report(
            "DOC28",
            (*at, lost[0]),
            f"what stands beside `$ref` has no effect in OpenAPI 3.0: {words}",
            key=True,
        )
