"""Parameters in every OpenAPI style, and bodies that are not JSON."""

from __future__ import annotations

import datetime
import enum
import io
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qsl

import pytest
from pydantic import StrictBytes, StrictInt, StrictStr

from runtime.bodies import write_body
from runtime.choices import Bodies
from runtime.encode import header_value, path_value, query_pairs
from runtime.errors import InvalidRequest
from runtime.model import Model
from runtime.multipart import write_multipart
from runtime.operation import Body, Encoding, Parameter
from runtime.uploads import LocalFile, write_file

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200}


def path(value: Any, style: Any = "simple", explode: Any = False, **more: Any) -> Any:
    return path_value(Parameter("p", "color", "path", style=style, explode=explode, **more), value)


def query(value: Any, style: Any = "form", explode: Any = True, **more: Any) -> Any:
    parameter = Parameter("p", "color", "query", style=style, explode=explode, **more)
    return "&".join(f"{name}={text}" for name, text in query_pairs(parameter, value))


# The examples of the OpenAPI specification (3.1.1, "Style Examples").
@pytest.mark.parametrize(
    ("style", "explode", "text", "array", "mapping"),
    [
        ("simple", False, "blue", "blue,black,brown", "R,100,G,200"),
        ("simple", True, "blue", "blue,black,brown", "R=100,G=200"),
        ("label", False, ".blue", ".blue,black,brown", ".R,100,G,200"),
        ("label", True, ".blue", ".blue.black.brown", ".R=100.G=200"),
        ("matrix", False, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200"),
        (
            "matrix",
            True,
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200",
        ),
    ],
)
def test_path_styles(style: Any, explode: Any, text: Any, array: Any, mapping: Any) -> None:
    assert path("blue", style, explode) == text
    assert path(ARRAY, style, explode) == array
    assert path(OBJECT, style, explode) == mapping


@pytest.mark.parametrize(
    ("style", "explode", "array", "mapping"),
    [
        ("form", True, "color=blue&color=black&color=brown", "R=100&G=200"),
        ("form", False, "color=blue,black,brown", "color=R,100,G,200"),
        ("spaceDelimited", False, "color=blue%20black%20brown", "color=R%20100%20G%20200"),
        ("pipeDelimited", False, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200"),
    ],
)
def test_query_styles(style: Any, explode: Any, array: Any, mapping: Any) -> None:
    assert query(ARRAY, style, explode) == array
    assert query(OBJECT, style, explode) == mapping
    assert query("blue", style, explode) == "color=blue"


def test_deep_object() -> None:
    assert query(OBJECT, "deepObject") == "color%5BR%5D=100&color%5BG%5D=200"
    nested = {"a": {"b": [1, 2]}}
    assert query(nested, "deepObject") == "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2"


def test_null_in_a_value_is_left_out() -> None:
    """As RFC 6570 does with what is undefined; JSON has a word for it."""
    several, one = ["a", None, "b"], {"R": 1, "G": None}
    assert query(several) == "color=a&color=b"
    assert query(one, explode=False) == "color=R,1"
    assert query([None]) == query({"R": None}) == ""
    deep = {"a": {"b": None, "c": [None, 2]}, "d": None}
    assert query(deep, "deepObject") == "color%5Ba%5D%5Bc%5D=2"
    assert header_value(Parameter("h", "H", "header"), several) == "a,b"
    assert path(several) == "a,b"
    with pytest.raises(InvalidRequest, match="must not be ''"):
        path([None])
    assert query(several, media="application/json") == "color=%5B%22a%22%2Cnull%2C%22b%22%5D"


def test_empty_and_scalars() -> None:
    assert query("") == "color="
    assert query([]) == query([], explode=False) == ""
    assert query([True, False, 1.5, 7]) == "color=true&color=false&color=1.5&color=7"


class Shade(enum.StrEnum):
    DARK = "dark"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Shade.DARK, "dark"),
        (datetime.date(2025, 1, 2), "2025-01-02"),
        (datetime.datetime(2025, 1, 2, 3, tzinfo=datetime.UTC), "2025-01-02T03:00:00+00:00"),
        ((1, 2), "1,2"),
        ({3}, "3"),
    ],
)
def test_other_values(value: Any, text: Any) -> None:
    assert path(value) == text.replace(":", "%3A").replace("+", "%2B")


def test_everything_but_unreserved_characters_is_encoded() -> None:
    assert path("aZ09-._~") == "aZ09-._~"
    assert path("a b%é;,:@&=+$!*'()#?[]\\") == (
        "a%20b%25%C3%A9%3B%2C%3A%40%26%3D%2B%24%21%2A%27%28%29%23%3F%5B%5D%5C"
    )
    assert query("a&b=c d+é#/?") == "color=a%26b%3Dc%20d%2B%C3%A9%23%2F%3F"


def test_allow_reserved_keeps_the_query_whole() -> None:
    assert query("a/b:c?d=e", allow_reserved=True) == "color=a/b:c?d=e"
    assert query("a&b#c+d%2F", allow_reserved=True) == "color=a%26b%23c%2Bd%252F"


@pytest.mark.parametrize("value", ["", ".", "..", "a/b", "/", ["a", "b/c"], ["a", ""], [], {}])
def test_path_values_that_could_reach_elsewhere_are_refused(value: Any) -> None:
    for type_ in [None, str] if isinstance(value, str) else [None]:
        with pytest.raises(InvalidRequest, match="part of the path") as caught:
            path(value, type=type_)
        assert caught.value.problems[0].path == "p"
        assert caught.value.problems[0].wire_path == "path:color"


def test_dots_inside_are_fine() -> None:
    assert path("a.b") == "a.b"
    assert path("...") == "..."


@pytest.mark.parametrize("value", ["a\r\nb: c", "a\nb", "a\x00", "é", "\ud800", "a\x7fb"])
def test_headers_are_printable_ascii(value: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"printable ASCII|surrogate"):
        header_value(Parameter("p", "X-P", "header"), value)


def test_headers_are_not_percent_encoded() -> None:
    parameter = Parameter("p", "X-P", "header", explode=True)
    assert header_value(parameter, ["a b", "c%"]) == "a b,c%"
    assert header_value(parameter, {"a": 1, "b": True}) == "a=1,b=true"


@pytest.mark.parametrize(
    ("write", "value"),
    [
        (lambda value: path(value, "label", True), ["a.b", "c"]),
        (lambda value: path(value, "label", True), {"a": "b.c"}),
        (lambda value: query(value, "spaceDelimited", False), ["a b", "c"]),
        (lambda value: query(value, "pipeDelimited", False), {"a|b": "c"}),
        (lambda value: query(value, explode=False, allow_reserved=True), ["a,b", "c"]),
        (lambda value: header_value(Parameter("p", "X-P", "header"), value), ["a,b", "c"]),
        (lambda value: header_value(Parameter("p", "X-P", "header"), value), {"a": "b,c"}),
    ],
)
def test_a_part_that_would_be_taken_for_two_is_refused(write: Any, value: Any) -> None:
    with pytest.raises(InvalidRequest, match="p: no part may contain"):
        write(value)


def test_a_separator_that_is_encoded_or_quoted_is_no_separator() -> None:
    assert query(["a,b", "c"], explode=False) == "color=a%2Cb,c"
    assert path(["a,b", "c"]) == "a%2Cb,c"
    assert path(["a;b"], "matrix", True) == ";color=a%3Bb"
    parameter = Parameter("p", "X-P", "header")
    assert header_value(parameter, ['"a,b"', "c"]) == '"a,b",c'
    assert header_value(parameter, "a,b") == "a,b"


def test_content_parameters_are_json() -> None:
    assert query({"a": [1]}, media="application/json") == "color=%7B%22a%22%3A%5B1%5D%7D"


@pytest.mark.parametrize("value", ["\ud800", ["\ud800"], object(), {"a": object()}])
def test_what_cannot_be_written(value: Any) -> None:
    with pytest.raises(InvalidRequest):
        query(value)


def test_typed_parameters_are_strict() -> None:
    assert query(7, type=StrictInt) == "color=7"
    for wrong in ("7", True, 7.5):
        with pytest.raises(InvalidRequest) as caught:
            query(wrong, type=StrictInt)
        assert caught.value.problems[0].path == "p"
    with pytest.raises(InvalidRequest) as caught:
        query([1, "2"], type=list[StrictInt])
    assert caught.value.problems[0].path == "p[1]"
    with pytest.raises(InvalidRequest):
        path(7, type=str)


def test_rules_of_parameters() -> None:
    rules = {"items": {"maxLength": 2}, "maxItems": 2}
    assert query(["a", "b"], rules=rules) == "color=a&color=b"
    with pytest.raises(InvalidRequest) as caught:
        query(["a", "bcd", "e"], rules=rules)
    assert {p.path for p in caught.value.problems} == {"p", "p[1]"}
    with pytest.raises(InvalidRequest):
        path("abc", type=str, rules={"maxLength": 2})


# -------------------------------------------------------------------------------------------- bodies


class Upload(Model):
    name: StrictStr
    tags: list[StrictStr] | None = None
    data: StrictBytes | None = None


def parts(body: Any, media: Any) -> Any:
    message: Any = BytesParser().parsebytes(b"Content-Type: " + media.encode() + b"\r\n\r\n" + body)
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.get_payload()
    ]


def test_form() -> None:
    body, media = write_body(
        Body("application/x-www-form-urlencoded", "form", Upload),
        Upload(name="a b&c=é", tags=["x", "y"]),
        {"extra": True, "nested": {"a": 1}},
    )
    assert media == "application/x-www-form-urlencoded"
    assert b"a+b%26c%3D%C3%A9" in body
    assert parse_qsl(body.decode()) == [
        ("name", "a b&c=é"),
        ("tags", "x"),
        ("tags", "y"),
        ("extra", "true"),
        ("nested", '{"a":1}'),
    ]


def test_multipart() -> None:
    content = b"\x00\xff\r\n--x"
    body, media = write_body(
        Body("multipart/form-data", "multipart", Upload, writer=write_multipart),
        Upload(name="näme", tags=["x", "y"], data=content),
        {'we"ird\r\n': io.BytesIO(b"file")},
    )
    assert media.startswith("multipart/form-data; boundary=")
    assert parts(bytes(body), media) == [
        ("name", None, "text/plain", "näme".encode()),
        ("tags", None, "text/plain", b"x"),
        ("tags", None, "text/plain", b"y"),
        ("data", "data", "application/octet-stream", content),
        ("we%22ird%0D%0A", "we%22ird%0D%0A", "application/octet-stream", b"file"),
    ]


def test_multipart_checks_dicts() -> None:
    with pytest.raises(InvalidRequest):
        write_body(
            Body("multipart/form-data", "multipart", Upload, writer=write_multipart), {"nme": "x"}
        )


def test_encodings_of_a_form() -> None:
    encodings = (
        Encoding("tags", style="pipeDelimited", explode=False),
        Encoding("extra", media="application/json"),
    )
    form = Body("application/x-www-form-urlencoded", "form", Upload, encodings=encodings)
    body, _ = write_body(form, Upload(name="n", tags=["a", "b c"]), {"extra": [1, "é"]})
    assert body == b"name=n&tags=a%7Cb%20c&extra=%5B1%2C%22%C3%A9%22%5D"


def test_encodings_of_parts() -> None:
    encodings = (Encoding("tags", media="application/json"), Encoding("data", media="image/png"))
    multipart = Body(
        "multipart/form-data",
        "multipart",
        Upload,
        encodings=encodings,
        writer=write_multipart,
    )
    body, media = write_body(multipart, Upload(name="n", tags=["a"], data=b"x"))
    assert parts(bytes(body), media)[1:] == [
        ("tags", None, "application/json", b'["a"]'),
        ("data", "data", "image/png", b"x"),
    ]


def test_a_form_leaves_out_what_it_has_no_word_for() -> None:
    """Null is no text, except inside JSON, which has a word for it."""
    encodings = (
        Encoding("piped", style="pipeDelimited", explode=False),
        Encoding("deep", style="deepObject"),
        Encoding("json", media="application/json"),
        Encoding("said", media="application/json"),
    )
    members = {
        "none": None, "list": ["a", None], "piped": ["a", None, "b"], "deep": {"a": None, "b": 1},
        "json": [None], "said": None, "all": [None],
    }  # fmt: skip
    form = Body("application/x-www-form-urlencoded", "form", Upload, encodings=encodings)
    body, _ = write_body(form, Upload(name="n"), members)
    assert body == b"name=n&list=a&piped=a%7Cb&deep%5Bb%5D=1&json=%5Bnull%5D&said=null"
    multipart = Body(
        "multipart/form-data", "multipart", Upload, encodings=encodings, writer=write_multipart
    )
    body, media = write_body(multipart, Upload(name="n"), members)
    assert [(name, content) for name, _, _, content in parts(bytes(body), media)] == [
        ("name", b"n"), ("list", b"a"), ("piped", b"a|b"), ("deep", b'{"a": null, "b": 1}'),
        ("json", b"[null]"), ("said", b"null"),
    ]  # fmt: skip


def test_a_text_with_header_fields_of_its_own() -> None:
    """What LOW16 advises for a part that is no file."""
    multipart = Body("multipart/form-data", "multipart", Upload, writer=write_multipart)
    text = LocalFile([b"n"], media="text/plain", headers={"X-Language": "en"})
    body, _ = write_body(multipart, Upload(name="replaced"), {"name": text})
    (head, content) = bytes(body).split(b"\r\n\r\n")
    assert b"Content-Type: text/plain\r\nX-Language: en" in head
    assert content.startswith(b"n\r\n--")


def test_rules_of_a_body_that_is_no_model() -> None:
    body = Body("application/json", "json", list[StrictInt], rules={"maxItems": 2})
    assert write_body(body, [1, 2])[0] == b"[1,2]"
    with pytest.raises(InvalidRequest, match="body: "):
        write_body(body, [1, 2, 3])


def test_text_and_binary() -> None:
    text = Body("text/plain", "text", str)
    assert write_body(text, "é") == ("é".encode(), "text/plain; charset=utf-8")
    binary = Body("application/octet-stream", "binary", writer=write_file)
    assert write_body(binary, bytearray(b"ab")) == (b"ab", "application/octet-stream")
    assert bytes(write_body(binary, io.BytesIO(b"cd"))[0]) == b"cd"
    plain = Body("application/octet-stream", "binary")
    assert write_body(plain, b"ab") == (b"ab", "application/octet-stream")
    with pytest.raises(InvalidRequest, match="must be bytes"):
        write_body(plain, "x")
    for body, wrong in ((text, b"x"), (binary, "x"), (binary, io.StringIO("x")), (text, "\ud800")):
        with pytest.raises(InvalidRequest):
            write_body(body, wrong)
    with pytest.raises(InvalidRequest, match="extra_body cannot extend"):
        write_body(binary, b"", {"a": 1})


class Change(Model):
    name: StrictStr | None = None


def test_the_class_of_a_value_chooses_its_body() -> None:
    whole = Body("application/json", "json", Upload)
    patch = Body("application/merge-patch+json", "json", Change)
    bodies = Bodies(whole, patch)
    assert bodies.choose(Upload(name="x"), None).media == whole.media
    assert bodies.choose(Change(name="x"), None).media == patch.media
    assert bodies.choose({"name": "x"}, None).media == whole.media
    assert bodies.choose({"name": "x"}, patch.media) is patch


def test_json_extra() -> None:
    body = Body("application/json", "json", Upload)
    given = Upload(name="x", tags=[])
    raw, media = write_body(body, given, {"name": "y", "new": {"é": None}})
    assert (raw.decode(), media) == (
        '{"name":"y","tags":[],"new":{"é":null}}',
        "application/json",
    )
    assert write_body(body, None, {"a": 1})[0] == b'{"a":1}'
    listing = Body("application/json", "json", list[StrictInt])
    with pytest.raises(InvalidRequest, match="can only extend an object"):
        write_body(listing, [1], {"a": 1})
    for wrong in (object(), float("nan"), "\ud800"):
        with pytest.raises(InvalidRequest, match="extra_body"):
            write_body(body, given, {"a": wrong})


@pytest.mark.parametrize("value", [b"a", bytearray(b"a"), 1, True, None, ["a"]])
def test_text_is_text(value: Any) -> None:
    parameter = Parameter("p", "p", "path", type=str)
    with pytest.raises(InvalidRequest, match="must be a string"):
        path_value(parameter, value)


@pytest.mark.parametrize("media", [None, "application/json"])
def test_a_number_that_has_no_text_is_refused_wherever_it_stands(media: Any) -> None:
    for number in (float("nan"), float("inf")):
        for value in (number, [number], {"a": {"b": number}}):
            with pytest.raises(InvalidRequest, match=f"{number} cannot be sent"):
                query(value, media=media)
