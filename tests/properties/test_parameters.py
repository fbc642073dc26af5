"""Values of parameters come back from the wire as they were, whatever characters they have, or are refused.

What is sent is read by a parser of its own, written after the tables of styles in the OpenAPI standard and knowing nothing of the encoder.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.core import Core
from runtime.errors import InvalidRequest
from runtime.operation import Operation, Parameter, Reply
from runtime.stub import StubTransport
from runtime.transport import HttpResponse

PLAIN = st.text("abcXYZ019-_~", min_size=1, max_size=6)
ANY = st.text("ab1.,;=&|%+#? ?:@!$'()*\"\\é日😀\x7f\n", min_size=1, max_size=6)
STYLES = [
    (location, style, explode)
    for location, styles in {
        "path": ("simple", "label", "matrix"),
        "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
        "header": ("simple",),
        "cookie": ("form",),
    }.items()
    for style in styles
    for explode in (False, True)
    if (style in ("spaceDelimited", "pipeDelimited")) <= (not explode)
    and (style == "deepObject") <= explode
]


def values(style: str, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Texts, lists and objects, as far as a style has them; none of them empty, which most styles cannot tell from absent."""
    lists = st.lists(text, min_size=1, max_size=3)
    objects = st.dictionaries(text, text, min_size=1, max_size=3)
    if style == "deepObject":
        return objects
    if style in ("spaceDelimited", "pipeDelimited"):
        return lists
    return text | lists | objects


def sent(location: Any, style: str, explode: bool, value: Any) -> str:
    """What stands for the parameter `p` on the wire."""
    stub = StubTransport(HttpResponse(204))
    operation: Operation[None] = Operation(
        id="Call",
        method="GET",
        path="/at/{p}" if location == "path" else "/at",
        parameters=(Parameter("p", "p", location, style=style, explode=explode),),
        success={"204": Reply(None, "none")},
        authenticated=False,
    )
    Core(product="x/1", endpoint="http://h.example", transport=stub).send(operation, {"p": value})
    (request,) = stub.requests
    if location == "path":
        assert "?" not in request.url
        return request.url.removeprefix("http://h.example/at/")
    if location == "query":
        return request.url.removeprefix("http://h.example/at?")
    return request.headers["p" if location == "header" else "Cookie"]


def parsed(location: str, style: str, explode: bool, raw: str, kind: type) -> Any:
    """What a server makes of it."""

    def plain(text: str) -> str:
        return text if location == "header" else unquote(text, errors="strict")

    def listed(text: str, separator: str) -> Any:
        found = text.split(separator)
        if kind is list:
            return [plain(one) for one in found]
        pairs: list[tuple[str, str]] = []
        if explode:
            for one in found:
                key, _, item = one.partition("=")
                pairs.append((key, item))
        else:
            pairs += zip(found[::2], found[1::2], strict=True)
        assert len(dict(pairs)) == len(pairs)
        return {plain(key): plain(one) for key, one in pairs}

    if location in ("query", "cookie") or style == "matrix":
        mark = {"query": "&", "cookie": "; "}.get(location, ";")
        if style == "matrix":
            assert raw[0] == ";"
            raw = raw[1:]
        pairs = [one.partition("=")[::2] for one in raw.split(mark)]
        if kind is dict and explode:
            name = (lambda key: plain(key)[2:-1]) if style == "deepObject" else plain
            return {name(key): plain(one) for key, one in pairs}
        assert {key for key, _ in pairs} == {"p"}
        if kind is list and explode:
            return [plain(one) for _, one in pairs]
        ((_, raw),) = pairs
        separator = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(style, ",")
    else:
        separator = ","
        if style == "label":
            assert raw[0] == "."
            raw, separator = raw[1:], "." if explode else ","
    return plain(raw) if kind is str else listed(raw, separator)


@pytest.mark.parametrize(("location", "style", "explode"), STYLES)
def test_plain_values_come_back(location: str, style: str, explode: bool) -> None:
    @given(values(style, PLAIN))
    def tried(value: Any) -> None:
        raw = sent(location, style, explode, value)
        assert parsed(location, style, explode, raw, type(value)) == value

    tried()


@pytest.mark.parametrize(("location", "style", "explode"), STYLES)
def test_any_value_comes_back_or_is_refused(location: str, style: str, explode: bool) -> None:
    # HTTP itself takes the blanks around the value of a header field away.
    text = ANY.map(lambda one: one.strip() or "x") if location == "header" else ANY

    @given(values(style, text))
    def tried(value: Any) -> None:
        try:
            raw = sent(location, style, explode, value)
        except InvalidRequest:
            return
        assert raw.isascii()
        assert raw.isprintable()
        assert parsed(location, style, explode, raw, type(value)) == value

    tried()
