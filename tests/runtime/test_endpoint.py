"""Regions, hosts and URLs."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.endpoint import Server, parse_endpoint, select_endpoint
from runtime.errors import ConfigurationError

SERVERS = (
    Server(
        "https://things.{region}.example.com",
        {"region": None},
        {"special-1": "things.special-1.example.cn"},
    ),
)
DEFAULTED = (Server("https://{env}.example.com/base/", {"env": "prod"}),)


@pytest.mark.parametrize(
    ("region", "base"),
    [
        ("eu-1", "https://things.eu-1.example.com"),
        ("not_known-9", "https://things.not_known-9.example.com"),
        ("special-1", "https://things.special-1.example.cn"),
    ],
)
def test_region(region: Any, base: Any) -> None:
    endpoint = select_endpoint(SERVERS, {"region": region}, None)
    assert (endpoint.base, endpoint.host) == (base, base.removeprefix("https://"))


@pytest.mark.parametrize(
    "region",
    ["evil.com/", "a.b", "a@b", "a:1", "a#", "a?", "", "-a", "a%2e", "ä", "a b", "a\n", "../x", 7],
)
def test_a_region_cannot_change_the_host(region: Any) -> None:
    with pytest.raises(ConfigurationError, match="one part of a host name"):
        select_endpoint(SERVERS, {"region": region}, None)


def test_either_region_or_endpoint() -> None:
    with pytest.raises(ConfigurationError, match="Pass region, or endpoint"):
        select_endpoint(SERVERS, {"region": None}, None)
    with pytest.raises(ConfigurationError, match="either endpoint or region"):
        select_endpoint(SERVERS, {"region": "eu-1"}, "https://h")
    with pytest.raises(ConfigurationError, match="names no server"):
        select_endpoint((), {}, None)
    assert select_endpoint((), {}, "h").base == "https://h"


def test_defaults_of_the_document() -> None:
    assert select_endpoint(DEFAULTED, {}, None).base == "https://prod.example.com/base"
    assert select_endpoint(DEFAULTED, {"env": "test"}, None).base == "https://test.example.com/base"


def test_a_relative_server() -> None:
    for url in ("/", "/api/v1", "../v1", "./v1"):
        with pytest.raises(ConfigurationError, match=f"names no host.*{url!r}.*pass endpoint"):
            select_endpoint((Server(url),), {}, None)
    assert select_endpoint((Server("//h/v1"),), {}, None).base == "https://h/v1"


@pytest.mark.parametrize(
    ("text", "base", "host"),
    [
        ("h.example.com", "https://h.example.com", "h.example.com"),
        ("h.example.com:8443", "https://h.example.com:8443", "h.example.com:8443"),
        ("https://H.Example.COM/", "https://h.example.com", "h.example.com"),
        ("https://h:443", "https://h", "h"),
        ("http://h:80/", "http://h", "h"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000", "127.0.0.1:9000"),
        ("http://[::1]:9000/x", "http://[::1]:9000/x", "[::1]:9000"),
        ("https://h/base/path/", "https://h/base/path", "h"),
        ("localhost", "https://localhost", "localhost"),
    ],
)
def test_endpoint(text: Any, base: Any, host: Any) -> None:
    endpoint = parse_endpoint(text)
    assert (endpoint.base, endpoint.host) == (base, host)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " h",
        "h\n",
        "ftp://h",
        "https://",
        "https://user:SECRET@h",
        "user:SECRET@h",
        "https://h?key=SECRET",
        "https://h#SECRET",
        "https://h:port",
        "https://h:99999",
        "https://h/a/../b",
        "https://h/./",
        "https://h/a b",
        "https://h/a//b",
        "https://münchen.example",
        "https://h_/%2e%2e",
        "https://a..b",
        "https://-a",
        "https://[::1",
        "https:/h",
        7,
    ],
)
def test_what_is_no_endpoint(text: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_endpoint(text)
    assert "SECRET" not in str(caught.value)
