"""Fixed credentials: keys, bearer tokens, user name and password."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from runtime.auth.api_key import ApiKey
from runtime.auth.base import AsyncAuth, Auth
from runtime.auth.basic import Basic
from runtime.auth.bearer import Bearer
from runtime.errors import ConfigurationError
from runtime.transport import HttpRequest


class Token(ApiKey):
    name = "X-Auth-Token"
    environment = "TEST_TOKEN"


class InQuery(ApiKey):
    name = "api key"
    location = "query"


class InCookie(ApiKey):
    name = "session"
    location = "cookie"


def request(url: Any = "https://h/a", **headers: Any) -> Any:
    return HttpRequest("GET", url, headers)


def test_header() -> None:
    given = request(A="1")
    assert Token("secret").sign(given).headers == {"A": "1", "X-Auth-Token": "secret"}
    assert given.headers == {"A": "1"}


def test_query() -> None:
    assert InQuery("a/b&c").sign(request()).url == "https://h/a?api%20key=a%2Fb%26c"
    assert InQuery("x").sign(request("https://h/a?b=1")).url == "https://h/a?b=1&api%20key=x"


def test_cookie() -> None:
    assert InCookie("v").sign(request()).headers == {"Cookie": "session=v"}
    assert InCookie("v;w").sign(request(cookie="a=b")).headers == {"Cookie": "a=b; session=v%3Bw"}


def test_bearer_and_basic() -> None:
    assert Bearer("t").sign(request()).headers == {"Authorization": "Bearer t"}
    value = Basic("user", "pässword:x").sign(request()).headers["Authorization"]
    assert base64.b64decode(value.removeprefix("Basic ")).decode() == "user:pässword:x"


def test_from_env(monkeypatch: Any) -> None:
    monkeypatch.setenv("TEST_TOKEN", "t")
    assert Token.from_env().sign(request()).headers == {"X-Auth-Token": "t"}
    monkeypatch.setattr(Bearer, "environment", "TEST_TOKEN")
    assert Bearer.from_env().sign(request()).headers == {"Authorization": "Bearer t"}
    monkeypatch.setattr(Basic, "environment", "TEST_TOKEN")
    with pytest.raises(ConfigurationError, match="TEST_TOKEN must hold user:password"):
        Basic.from_env()
    monkeypatch.setenv("TEST_TOKEN", "u:p:q")
    assert Basic.from_env().sign(request()).headers == Basic("u", "p:q").sign(request()).headers
    monkeypatch.delenv("TEST_TOKEN")
    with pytest.raises(ConfigurationError, match="set the environment variable TEST_TOKEN"):
        Token.from_env()
    with pytest.raises(ConfigurationError, match="no environment variable is documented"):
        InQuery.from_env()


@pytest.mark.parametrize("make", [Token, Bearer, lambda v: Basic("user", v)])
@pytest.mark.parametrize("value", ["", "SECRET\n", " SECRET", "SEC\r\nRET", "SEC\x00RET", 7, None])
def test_what_cannot_be_sent_is_refused_without_showing_it(make: Any, value: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(value)
    assert "SEC" not in str(caught.value)


def test_tokens_are_ascii() -> None:
    with pytest.raises(ConfigurationError, match="outside ASCII"):
        Token("schlüssel")
    with pytest.raises(ConfigurationError, match="colon"):
        Basic("a:b", "c")


def test_repr_hides_the_secret() -> None:
    assert repr(Token("SECRET")) == "Token(***)"
    assert repr(Bearer("SECRET")) == "Bearer(***)"
    assert repr(Basic("user", "SECRET")) == "Basic('user', ***)"


def test_protocols() -> None:
    assert isinstance(Token("t"), Auth)
    assert isinstance(Token("t"), AsyncAuth)  # at run time only the name of the method counts
