"""DOC14: a `pattern` is not a regular expression.

Patterns are ECMA-262 expressions; many authors write what their own language takes.  One that neither ECMA-262 nor Python
accepts can be checked by nobody and is refused here rather than when the client is imported.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import Any

import jsonschema_rs

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule

_BESIDE_A_CLASS = re.compile(r"(?<=\\[dDsSwW])-|-(?=\\[dDsSwW])")
_ECMA = jsonschema_rs.Draft202012Validator({"format": "regex"}, validate_formats=True)


@rule("schema")
def pattern(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """Check `pattern` and the keys of `patternProperties`."""
    text = schema.get("pattern")
    if isinstance(text, str) and not _is_regex(text):
        context.report("DOC14", (*at, "pattern"), _message(text))
    keyed = schema.get("patternProperties")
    if isinstance(keyed, dict):
        for text in keyed:
            if not _is_regex(text):
                context.report("DOC14", (*at, "patternProperties", text), _message(text), key=True)


def _message(text: str) -> str:
    return f"`{neutral(text, 80)}` is not a regular expression"


@lru_cache(maxsize=4096)
def _is_regex(text: str) -> bool:
    if _ECMA.is_valid(text):
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # JavaScript reads `[\w-.]` as a set with a dash unless it is asked to be strict.
            re.compile(_BESIDE_A_CLASS.sub(r"\-", text))
        except (re.error, OverflowError, RecursionError, ValueError):
            return False
    return True
