"""DOC16: `required` names a property that the schema does not have.

Legal in JSON Schema, and nearly always a slip of the pen: the client cannot offer a field that is described nowhere.  Parts of
`allOf` and other combinations are left alone, since the property may be in another part.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule

_ELSEWHERE = ("$ref", "allOf", "anyOf", "oneOf", "patternProperties", "if", "dependentSchemas")
_PARTS = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})


@rule("schema")
def required(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Compare `required` with `properties`."""
    names, properties = schema.get("required"), schema.get("properties")
    if not isinstance(names, list) or not isinstance(properties, dict) or not properties:
        return
    if any(word in schema for word in _ELSEWHERE) or not _PARTS.isdisjoint(at[-2:]):
        return
    for index, name in enumerate(names):
        if isinstance(name, str) and name not in properties:
            close = nearest(name, properties)
            context.report(
                "DOC16",
                (*at, "required", str(index)),
                f"`{neutral(name, 80)}` is required, but the schema has no such property",
                advice=f"did you mean `{neutral(close, 80)}`?" if close else None,
            )
