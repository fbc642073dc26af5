"""DOC30: an example does not fit its schema.

Examples are what readers copy, and what our own tests send.  Only for documents that we write ourselves: others have thousands that do not
fit, which nobody can repair from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.document.values import fits


@rule("schema", strict=True)
def schema_example(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Check `example` and `examples` of a schema."""
    listed = schema.get("examples")
    values = (
        [(("examples", str(i)), v) for i, v in enumerate(listed)]
        if isinstance(listed, list)
        else []
    )
    if "example" in schema:
        values.append((("example",), schema["example"]))  # type: ignore[arg-type]
    for place, value in values:
        _check(context, (*at, *place), schema, value)


@rule("mediaType", "parameter", "header", strict=True)
def media_example(context: Context, at: Tokens, holder: dict[str, Any]) -> None:
    """Check the examples of a body, a parameter or a header."""
    schema = holder.get("schema")
    if not isinstance(schema, dict):
        return
    for place, value in _values(context, holder):
        _check(context, (*at, *place), schema, value)


def _values(context: Context, holder: dict[str, Any]) -> Iterator[tuple[Tokens, Any]]:
    if "example" in holder:
        yield ("example",), holder["example"]
    named = holder.get("examples")
    for name, example in named.items() if isinstance(named, dict) else ():
        resolved = context.resolve(example)
        if isinstance(resolved, dict) and "value" in resolved:
            yield ("examples", name), resolved["value"]


def _check(context: Context, at: Tokens, schema: dict[str, Any], value: Any) -> None:
    fault = fits(context, schema, value, deep=True)
    if fault is not None:
        context.report("DOC30", at, f"the example does not fit its schema: {neutral(fault, 200)}")
