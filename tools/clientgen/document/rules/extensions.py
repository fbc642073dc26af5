"""DOC31, DOC32: the `x-` keys that mean something to the generator.

A value of the wrong form is an error wherever it stands (DOC31): the key is ours, and ignoring it would generate something else than asked.  An
unknown key is a warning (DOC32), only in documents that we write ourselves: others have extensions of other tools.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from clientgen.diagnostics import nearest, neutral
from clientgen.document.rules.base import Context, Tokens, rule


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _identifier(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier() and value.isascii()


def _variable(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value) is not None


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _hosts(value: Any) -> bool:
    return isinstance(value, dict) and all(_text(host) for host in value.values())


def _evidence(value: Any) -> bool:
    return value is not None


def _pagination(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("style") not in (
        "cursor",
        "page",
        "offset",
        "link",
    ):
        return False
    start = value.get("start", 0)
    return (
        set(value) <= {"style", "request", "items", "next", "start"}
        and all(isinstance(value.get(key, ""), str) for key in ("request", "items", "next"))
        and all(value.get(key, "")[:1] in ("", "/") for key in ("items", "next"))
        and isinstance(start, int)
        and not isinstance(start, bool)
        and ("request" in value) == (value["style"] != "link")
        and ("next" in value or value["style"] != "cursor")
    )


def _stream(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"end"} and _text(value["end"])


VOCABULARY: dict[str, tuple[Callable[[Any], bool], str]] = {
    "x-auth": (lambda value: value == "huawei-sdk-hmac", "`huawei-sdk-hmac`"),
    "x-client-parameter": (_truth, "true or false"),
    "x-documented-as": (_text, "a text"),
    "x-enum-descriptions": (
        lambda value: _texts(value) or isinstance(value, dict),
        "a list of texts",
    ),
    "x-enum-varnames": (_texts, "a list of names"),
    "x-environment": (_variable, "the name of an environment variable"),
    "x-evidence": (_evidence, "a text"),
    "x-hosts": (_hosts, "a mapping of regions to hosts"),
    "x-lookup": (_text, "a text"),
    "x-no-default": (_truth, "true or false"),
    "x-pagination": (
        _pagination,
        "a mapping with `style` (cursor, page, offset, link) and, as that needs them, `request`, `items`, `next`, `start`",
    ),
    "x-python-name": (_identifier, "a Python identifier"),
    "x-requires": (_text, "a text"),
    "x-stream": (_stream, "a mapping with the text `end`"),
}


@rule()
def extensions(context: Context, at: Tokens, value: dict[str, Any]) -> None:
    """Check the form of the keys of the vocabulary."""
    for key in _extension_keys(value):
        known = VOCABULARY.get(key)
        if known is None:
            if context.strict:
                close = nearest(key, VOCABULARY)
                context.report(
                    "DOC32",
                    (*at, key),
                    f"`{neutral(key, 80)}` means nothing to the generator",
                    key=True,
                    advice=f"did you mean `{close}`?" if close else None,
                )
        elif not known[0](value[key]):
            context.report("DOC31", (*at, key), f"`{key}` must be {known[1]}")


@rule("schema")
def parallel_lists(context: Context, at: Tokens, schema: dict[str, Any]) -> None:
    """`x-enum-varnames` and `x-enum-descriptions` have one entry a value."""
    values = schema.get("enum")
    for key in ("x-enum-varnames", "x-enum-descriptions"):
        listed = schema.get(key)
        if isinstance(listed, list) and isinstance(values, list) and len(listed) != len(values):
            context.report(
                "DOC33",
                (*at, key),
                f"`{key}` has the wrong length: {len(listed)} for {len(values)} values",
            )


def _extension_keys(value: dict[str, Any]) -> Iterable[str]:
    return [key for key in value if key.startswith("x-")]
