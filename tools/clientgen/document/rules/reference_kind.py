"""DOC17: a reference leads to the wrong kind of thing.

A schema where a parameter is wanted, say.  What a place in the document is follows from where it stands.
"""

from __future__ import annotations

from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule
from clientgen.document.wording import KINDS
from clientgen.source import pointer
from clientgen.source.grammar import SECTIONS, kind_at


@rule(*SECTIONS)
def reference_kind(context: Context, at: Tokens, value: dict[str, Any]) -> None:
    """Compare the kind wanted here with the kind at the target."""
    text = value.get("$ref")
    if not isinstance(text, str):
        return
    wanted = kind_at(at)
    found = kind_at(pointer.parse(text))
    if found == wanted or wanted is None:
        return
    if found is not None and {found, wanted} == {"parameter", "header"}:
        return  # the same object but for two keys, and confused often; the official schema decides
    what = KINDS.get(found or "", "something else")
    context.report(
        "DOC17",
        (*at, "$ref"),
        f"`{neutral(text, 200)}` is {what}, but {KINDS.get(wanted, wanted)} is wanted here",
    )
