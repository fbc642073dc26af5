"""DOC20: a security requirement names a scheme that is not described.

The client would not know how to authenticate.  OpenAPI 3.1, section 4.8.30.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule


@rule("document", "operation")
def security(context: Context, at: Tokens, holder: dict[str, Any]) -> None:
    """Look the names up."""
    listed = holder.get("security")
    for index, requirement in enumerate(listed if isinstance(listed, list) else ()):
        for name in requirement if isinstance(requirement, dict) else ():
            known = context.component_names("securitySchemes")
            if name in known:
                continue
            close = nearest(name, known)
            context.report(
                "DOC20",
                (*at, "security", str(index), name),
                f"there is no security scheme `{neutral(name, 80)}`",
                key=True,
                advice=f"did you mean `{neutral(close, 80)}`?" if close else None,
            )
