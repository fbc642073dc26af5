"""DOC22: schemas are written in a dialect that is not known.

`jsonSchemaDialect` and `$schema` name the meaning of keywords.  Known are the dialects of OpenAPI 3.1 and JSON Schema 2020-12 (and
the drafts before it, for `$schema` alone, whose common keywords mean the same).  Nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule

_KNOWN = (
    "https://spec.openapis.org/oas/3.",
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-04/schema",
    "http://json-schema.org/schema",
)


@rule("document", "schema")
def dialect(context: Context, at: Tokens, value: dict[str, Any]) -> None:
    """Look at the key that names the dialect."""
    key = "$schema" if at else "jsonSchemaDialect"
    name = value.get(key)
    if isinstance(name, str) and not name.startswith(_KNOWN):
        context.report("DOC22", (*at, key), f"the dialect `{neutral(name, 120)}` is not known")
