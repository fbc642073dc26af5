"""DOC24: a name that HTTP cannot carry.

Names of headers and cookies are tokens (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1), and
media types are printable ASCII (whether they are registered, or of the form `type/subtype`, is not for us to say: `*` is in use).  Anything else, a
line break above all, could start a header of its own.
"""

from __future__ import annotations

import re
from typing import Any

from clientgen.diagnostics import neutral
from clientgen.document.rules.base import Context, Tokens, rule

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_MEDIA = re.compile(r"[\x21-\x7e][\t\x20-\x7e]*\Z")


@rule("parameter")
def parameter_name(context: Context, at: Tokens, parameter: dict[str, Any]) -> None:
    """Headers and cookies have names that are tokens."""
    where, name = parameter.get("in"), parameter.get("name")
    if where in ("header", "cookie") and isinstance(name, str) and not _TOKEN.match(name):
        context.report(
            "DOC24", (*at, "name"), f"`{neutral(name, 80)}` cannot be the name of a {where}"
        )


@rule("securityScheme")
def scheme_name(context: Context, at: Tokens, scheme: dict[str, Any]) -> None:
    """So has the header or cookie of an API key."""
    name = scheme.get("name")
    where = scheme.get("in") if scheme.get("type") == "apiKey" else None
    if where in ("header", "cookie") and isinstance(name, str) and not _TOKEN.match(name):
        context.report(
            "DOC24", (*at, "name"), f"`{neutral(name, 80)}` cannot be the name of a {where}"
        )


@rule("requestBody", "response", "parameter", "header")
def media_type(context: Context, at: Tokens, holder: dict[str, Any]) -> None:
    """Media types can stand in a header."""
    content = holder.get("content")
    for name in content if isinstance(content, dict) else ():
        if not _MEDIA.match(name):
            context.report(
                "DOC24",
                (*at, "content", name),
                f"`{neutral(name, 80)}` cannot be a media type",
                key=True,
            )


@rule("response")
def response_header(context: Context, at: Tokens, response: dict[str, Any]) -> None:
    """Headers of a response have names that are tokens."""
    headers = response.get("headers")
    for name in headers if isinstance(headers, dict) else ():
        if not _TOKEN.match(name):
            context.report(
                "DOC24",
                (*at, "headers", name),
                f"`{neutral(name, 80)}` cannot be the name of a header",
                key=True,
            )
