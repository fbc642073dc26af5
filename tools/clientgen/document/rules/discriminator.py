"""DOC34: a discriminator's mapping names a schema that does not exist.

A value of `mapping` is the name of a schema or a reference to one.  Without its schema the alternative cannot be told apart.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule


@rule("schema")
def discriminator(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Look the names up; references have been followed when the document was loaded."""
    described = schema.get("discriminator")
    mapping = described.get("mapping") if isinstance(described, dict) else None
    for key, name in mapping.items() if isinstance(mapping, dict) else ():
        if not isinstance(name, str) or "#" in name or "/" in name:
            continue
        known = context.component_names("schemas")
        if name not in known:
            close = nearest(name, known)
            context.report(
                "DOC34",
                (*at, "discriminator", "mapping", key),
                f"there is no schema `{neutral(name, 80)}`",
                advice=f"did you mean `{neutral(close, 80)}`?" if close else None,
            )
