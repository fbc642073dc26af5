"""Every shape of error that gateways, services and proxies have been seen to send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from runtime import failure
from runtime.failure import explain, scrub, scrub_body, secrets_of
from runtime.transport import HttpRequest, HttpResponse


def found(value: Any, content_type: Any = "application/json") -> Any:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    result = explain(raw, content_type)
    return result.code, result.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"error_code": "M.1", "error_msg": "no"}, ("M.1", "no")),
        ({"errorCode": "M.1", "errorMsg": "no"}, ("M.1", "no")),
        ({"code": "M.1", "message": "no"}, ("M.1", "no")),
        ({"error": {"code": 403, "message": "no", "title": "Forbidden"}}, ("403", "no")),
        ({"a": {"b": {"error_code": "M.1", "error_msg": "no"}}}, ("M.1", "no")),
        ({"errors": [{"code": "M.1", "message": "no"}, {"code": "M.2"}]}, ("M.1", "no")),
        ([{"error_code": "M.1", "error_msg": "no"}], ("M.1", "no")),
        ({"error_code": "M.1"}, ("M.1", '{"error_code": "M.1"}')),
        ({"error_msg": "no"}, (None, "no")),
        ({"error": "invalid_token", "error_description": "old"}, ("invalid_token", "old")),
        ({"code": 1.5, "message": "no"}, ("1.5", "no")),
        ({"code": True, "message": "no"}, (None, "no")),
        ({"code": None, "error": {"code": "M.1", "message": "no"}}, ("M.1", "no")),
        ({"code": {"deep": 1}, "message": ["no"]}, (None, '{"code": {"deep": 1}, "message": ["no"]}')),
        ({"code": 0, "message": "x", "error": {"code": 9, "message": "y"}}, ("0", "x")),
        ({"code": "", "message": "no"}, (None, "no")),
        ({}, (None, "{}")),
        ([], (None, "[]")),
        (None, (None, "null")),
        (7, (None, "7")),
        ("text", (None, '"text"')),
        (b"", (None, "")),
        (b"plain  text\n", (None, "plain text")),
        (
            b"<html><head><title>502 Bad</title><style>a{}</style></head><h1>Gate &amp; way</h1>",
            (None, "502 Bad Gate &amp; way"),
        ),
        (b'{"error_code": "APIGW.0301", "error_msg": "Incorrect IAM auth', ("APIGW.0301", "Incorrect IAM auth")),
        (b'{"error_msg": "a\\u00e9\\"b", "error_code": "M.1", "x', ("M.1", 'aé"b')),
        (b'{"code": 403, "message"', ("403", '{"code": 403, "message"')),
        ("\ufeff".encode() + b'{"code": "M.1", "message": "no"}', ("M.1", "no")),
        (b'{"code": "M.1", "message": "n\xe9"}', ("M.1", "né")),
        (b'{"code": "M.1", "message": "a\\u001b[31mb\\r\\nc"}', ("M.1", "a [31mb  c")),
        (b'{"code": ' + b"9" * 5000 + b', "message": "no"}', ("9" * 200 + "…", "no")),
        (b"\xff\xfe\x00", (None, "ÿþ")),
    ],
)  # fmt: skip
def test_shapes(value: Any, expected: Any) -> None:
    assert found(value) == expected


@pytest.mark.parametrize("charset", ["latin-1", "gbk", "nonsense", "utf-16", '"'])
def test_charsets(charset: Any) -> None:
    text = '{"code": "M.1", "message": "no"}'
    assert found(text.encode(), f"application/json; charset={charset}") == ("M.1", "no")


def test_a_charset_that_is_right() -> None:
    raw = '{"code": "M.1", "message": "错误"}'.encode("gbk")
    assert found(raw, "application/json; charset=gbk") == ("M.1", "错误")


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * 1_000_000,
        b'{"a":' * 300_000,
        b'{"error":' * 900 + b'{"code":"x"}' + b"}" * 900,
        b"<" * 100_000,
        b"<script" * 20_000,
        b'{"code":"' + b"\\" * 60_000,
        b'{"message": "' + b"a" * 10_000_000,
        json.dumps({str(n): {} for n in range(10_000)}).encode(),
    ],
    ids=range(8),
)
def test_bombs_are_harmless(bomb: Any) -> None:
    explain(bomb)


def test_texts_are_bounded() -> None:
    result = explain(json.dumps({"code": "c" * 999, "message": "m" * 9999}).encode())
    assert (len(result.code or ""), len(result.message or "")) == (201, 2001)
    assert len(explain(b"x" * 9999).message or "") == 301


def test_request_id_and_authorization_message() -> None:
    result = explain(
        b'{"error":{"code":1,"message":"m","encoded_authorization_message":"e"},"request_id":"r"}'
    )
    assert (result.request_id, result.authorization_message) == ("r", "e")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-ReQuest-iD": "r"}, "r"),
        ({"X-IAM-Trace-Id": "t"}, "t"),
        ({"X-IAM-Trace-Id": "t", "X-Request-Id": "r"}, "r"),
        ([(b"X-Request-Id", b"r\xff")], "rÿ"),
        ({"X-Request-Id": ""}, None),
        ({}, None),
    ],
)
def test_request_id_of_headers(headers: Any, expected: Any) -> None:
    assert failure.request_id(HttpResponse(500, headers)) == expected


def test_secrets_are_found_by_what_signing_added() -> None:
    before = HttpRequest(
        "GET", "https://h/a?x=1", {"Host": "h", "X-Trace": "trace", "Cookie": "a=b"}
    )
    after = HttpRequest(
        "GET",
        "https://h/a?x=1&key=q%2Fk",
        {
            "Host": "h",
            "X-Trace": "trace",
            "Cookie": "a=b; session=sess",
            "Authorization": "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-security-token, Signature=fff",
            "X-Vault": "v",
            "X-Sdk-Date": "20250101T000000Z",
            "X-Project-Id": "project",
        },
    )
    secrets = secrets_of(before, after)
    assert {"q/k", "sess", "fff", "v"} <= set(secrets)
    assert not {"trace", "h", "1", "project", "20250101T000000Z", "host;x-security-token"} & set(
        secrets
    )
    assert secrets == sorted(secrets, key=len, reverse=True)


def test_short_secrets_do_not_eat_the_text() -> None:
    assert scrub("a token t, t=1", ["t"]) == "a token [removed], [removed]=1"


def test_an_empty_secret_is_none() -> None:
    assert (
        secrets_of(HttpRequest("GET", "https://h", {}), HttpRequest("GET", "https://h?key=", {}))
        == []
    )


def test_secrets_behind_escapes() -> None:
    raw = b'{"a": "\\u0053ECRET and \\u00e9", "b": [1]}'
    assert json.loads(scrub_body(raw, ["SECRET"])) == {"a": "[removed] and é", "b": [1]}
    assert scrub_body(raw, ["other"]) is raw
    assert scrub_body(b"\xff\xfe SECRET", ["SECRET"]) == b"\xff\xfe [removed]"
    assert scrub_body(b'{"a": "\\ud800 SECRET"}', ["SECRET"]) == b'{"a": "\\ud800 [removed]"}'
    assert scrub_body(b'{"a": "\\ud800 \\u0053ECRET"}', ["SECRET"]) == b'{"a": "? [removed]"}'
