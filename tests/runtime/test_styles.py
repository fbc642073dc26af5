"""Each style of each place against RFC 6570, which the OpenAPI standard defines most of them by.

The expansion here is written after the table in section 3.2.1 of the RFC and knows nothing of the encoder.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from runtime.encode import cookie_pairs, header_value, path_value, query_pairs
from runtime.errors import InvalidRequest
from runtime.operation import Parameter

RESERVED = ":/?#[]@!$&'()*+,;="
TEXTS = ["blue", "a b", "é", "%", '"', "a.b~c_d-e", *RESERVED]
VALUES: list[Any] = [
    *TEXTS,
    "",
    0,
    -7,
    10**20,
    1.5,
    1e300,
    True,
    False,
    *([text, "x"] for text in TEXTS),
    [True, 1, 2.5],
    [""],
    ["", "a"],
    [],
    *({"R": text, "G": 1} for text in TEXTS),
    {"a b&": "c"},
    {"R": ""},
    {"R": False},
    {},
]
# Operator of the RFC: first, separator, whether pairs are named, what follows the name of an empty value.
OPERATORS = {
    "simple": ("", ",", False, ""),
    "label": (".", ".", False, ""),
    "matrix": (";", ";", True, ""),
    "form": ("", "&", True, "="),
}
PLACES = [
    ("path", style, explode) for style in ("simple", "label", "matrix") for explode in (False, True)
]
PLACES += [
    (place, style, explode)
    for place, style in (("query", "form"), ("header", "simple"), ("cookie", "form"))
    for explode in (False, True)
]


def text_of(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def expanded(style: str, explode: bool, value: Any, encode: Any) -> str:
    """What a template with this variable alone expands to; nothing for a list or an object that is empty."""
    first, separator, named, empty = OPERATORS[style]

    def pair(name: str, text: str) -> str:
        return f"{name}={text}" if text or empty else name

    if isinstance(value, list | dict) and not value:
        return ""
    if not isinstance(value, list | dict):
        text = encode(text_of(value))
        return first + (pair("p", text) if named else text)
    if not explode:
        items = value if isinstance(value, list) else [x for one in value.items() for x in one]
        text = ",".join(encode(text_of(item)) for item in items)
        return first + (pair("p", text) if named else text)
    if isinstance(value, list):
        texts = [encode(text_of(item)) for item in value]
        return first + separator.join(pair("p", text) if named else text for text in texts)
    pairs = [(encode(key), encode(text_of(item))) for key, item in value.items()]
    joined = (pair(*one) if named else f"{one[0]}={one[1]}" for one in pairs)
    return first + separator.join(joined)


def written(place: Any, style: str, explode: bool, value: Any, **more: Any) -> str:
    parameter = Parameter("p", "p", place, style=style, explode=explode, **more)
    if place == "path":
        return path_value(parameter, value)
    if place == "header":
        return header_value(parameter, value)
    pairs = (query_pairs if place == "query" else cookie_pairs)(parameter, value)
    return ("&" if place == "query" else "; ").join(f"{name}={text}" for name, text in pairs)


@pytest.mark.parametrize(("place", "style", "explode"), PLACES)
def test_each_value_is_expanded_or_refused(place: str, style: str, explode: bool) -> None:
    refused = []
    for value in VALUES:
        # A header field is sent as it is; a cookie has its pairs apart by "; " (RFC 6265).
        wanted = expanded(
            style, explode, value, str if place == "header" else lambda x: quote(x, safe="")
        )
        if place == "cookie" and explode and isinstance(value, list | dict):
            wanted = wanted.replace("&", "; ")
        try:
            assert written(place, style, explode, value) == wanted
        except InvalidRequest:
            refused.append(value)
    assert refused == [value for value in VALUES if is_refused(place, style, explode, value)]


def is_refused(place: str, style: str, explode: bool, value: Any) -> bool:
    """What the client does not send: what a server would read otherwise."""
    leaves = value if isinstance(value, list) else [value]
    if isinstance(value, dict):
        leaves = [part for pair in value.items() for part in pair]
    texts = [part for part in leaves if isinstance(part, str)]
    if place == "path":
        return (
            not leaves
            or "" in texts
            or any("/" in text for text in texts)
            or (
                style == "label"
                and explode
                and isinstance(value, list | dict)
                and any("." in text for text in texts)
            )
        )
    if place == "header":
        # An object whose parts have a separator in them, and what no header can hold.
        many = isinstance(value, list | dict)
        return not all(text.isascii() for text in texts) or (
            many and any("," in text for text in texts)
        )
    return False


@pytest.mark.parametrize(
    ("style", "separator"), [("spaceDelimited", "%20"), ("pipeDelimited", "%7C")]
)
def test_delimited(style: str, separator: str) -> None:
    for text in TEXTS:
        if quote(text, safe="") == "a%20b" and style == "spaceDelimited":
            with pytest.raises(InvalidRequest, match="no part may contain"):
                written("query", style, False, [text, "x"])
            continue
        encoded = quote(text, safe="")
        assert written("query", style, False, [text, 1]) == f"p={encoded}{separator}1"
        assert written("query", style, False, {"R": text}) == f"p=R{separator}{encoded}"
        assert written("query", style, True, [text, True]) == f"p={encoded}&p=true"
        assert written("query", style, False, text) == f"p={encoded}"
    assert written("query", style, False, []) == ""


def test_deep_object() -> None:
    for explode in (False, True):
        for text in TEXTS:
            encoded = quote(text, safe="")
            found = written("query", "deepObject", explode, {"R": text, text: True})
            assert found == f"p%5BR%5D={encoded}&p%5B{encoded}%5D=true"
        assert written("query", "deepObject", explode, {"R": ""}) == "p%5BR%5D="
        assert written("query", "deepObject", explode, {}) == ""


def test_allow_reserved() -> None:
    # But for what would end the value or the query, and "%", which would be read as an escape.
    for text in RESERVED:
        kept = text if text not in "#[]&+" else quote(text, safe="")
        assert written("query", "form", True, text, allow_reserved=True) == f"p={kept}"
        assert written("query", "form", True, [text, "x"], allow_reserved=True) == f"p={kept}&p=x"
        assert written("query", "form", True, {"R": text}, allow_reserved=True) == f"R={kept}"
    assert written("query", "form", True, "a b%2F", allow_reserved=True) == "p=a%20b%252F"


def test_cookies_as_they_are() -> None:
    for value, explode, wanted in [
        ("a%b/=", True, "p=a%b/="),
        ("", True, "p="),
        (True, True, "p=true"),
        (["a", 1], True, "p=a; p=1"),
        (["a", 1], False, "p=a,1"),
        ({"R": "a", "G": 1}, True, "R=a; G=1"),
        ({"R": "a", "G": 1}, False, "p=R,a,G,1"),
        ([], False, ""),
        ({}, True, ""),
    ]:
        assert written("cookie", "cookie", explode, value) == wanted
    for wrong in ("a b", "a;b", 'a"', "\\", "é", "a\r\nb", ["a;b"], {"R": "a b"}):
        for explode in (False, True):
            with pytest.raises(InvalidRequest, match="sent in a cookie"):
                written("cookie", "cookie", explode, wrong)
    with pytest.raises(InvalidRequest, match="no part may contain"):
        written("cookie", "cookie", False, ["a,b"])


@pytest.mark.parametrize("value", ["é", 1, True, None, [1, "a,b"], {"R": None}, "", [], {}])
def test_content_is_json_in_every_place(value: Any) -> None:
    for place, style in (
        ("path", "simple"),
        ("query", "form"),
        ("header", "simple"),
        ("cookie", "form"),
    ):
        text = json.dumps(value, separators=(",", ":"), ensure_ascii=place == "header")
        wanted = text if place == "header" else quote(text, safe="")
        found = written(place, style, False, value, media="application/json")
        assert found == (wanted if place in ("path", "header") else f"p={wanted}")
