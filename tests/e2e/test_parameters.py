"""Every style of parameter on the wire, as the tables of the OpenAPI standard have it, and servers of single operations."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from tests.e2e.constructs import package, serving

LIST = ["blue", "black", "brown"]


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with package("parameters", tmp_path_factory.mktemp("parameters")) as module:
        yield module


def test_a_value_may_be_empty_where_the_document_says_so(module: ModuleType) -> None:
    with (
        serving(lambda talk: talk.answer(204)) as (url, received),
        module.ParametersClient(endpoint=url) as client,
    ):
        client.things.empty(page="", list="", order="", text="", flag="")
        client.things.empty(page=1, list=["a", "b"], order="asc", text="ab", flag=True)
        client.things.empty(flag=None)
        for wrong in ({"page": 0}, {"page": "x"}, {"list": ["a"]}, {"order": "x"}, {"flag": 1}):
            with pytest.raises(module.InvalidRequest):
                client.things.empty(**wrong)
    assert [one.target for one in received] == [
        "/empty?page=&list=&order=&text=&flag=",
        "/empty?page=1&list=a&list=b&order=asc&text=ab&flag=true",
        "/empty",
    ]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("simple", "/simple/blue/blue,black,brown/R,100,G,200,B,150"),
        ("simple_exploded", "/simpleExploded/blue/blue,black,brown/R=100,G=200,B=150"),
        ("label", "/label/.blue/.blue,black,brown/.R,100,G,200,B,150"),
        ("label_exploded", "/labelExploded/.blue/.blue.black.brown/.R=100.G=200.B=150"),
        ("matrix", "/matrix/;color=blue/;list=blue,black,brown/;map=R,100,G,200,B,150"),
        (
            "matrix_exploded",
            "/matrixExploded/;color=blue/;list=blue;list=black;list=brown/;R=100;G=200;B=150",
        ),
    ],
)
def test_paths(module: ModuleType, method: str, path: str) -> None:
    color = {"R": 100, "G": 200, "B": 150}
    with (
        serving(lambda talk: talk.answer(204)) as (url, received),
        module.ParametersClient(endpoint=url) as client,
    ):
        getattr(client.things, method)("blue", LIST, color)
    assert received[0].target == path


def test_queries_headers_and_cookies(module: ModuleType) -> None:
    color: Any = {"R": 100, "G": 200, "B": 150}
    with (
        serving(lambda talk: talk.answer(204)) as (url, received),
        module.ParametersClient(endpoint=url) as client,
    ):
        client.things.form(color="blue", list=LIST, flat=LIST, map=color, spread=color)
        client.things.others(spaces=LIST, pipes=LIST, deep=color, raw="/a?b&c", plain=7, json=color)
        client.things.headers(x_list=LIST, x_map=color, x_flat=color, sid="a b", tags=LIST)
    form, others, headers = received
    assert form.target == (
        "/form?color=blue&list=blue&list=black&list=brown&flat=blue,black,brown"
        "&map=R,100,G,200,B,150&R=100&G=200&B=150"
    )
    assert others.target == (
        "/others?spaces=blue%20black%20brown&pipes=blue%7Cblack%7Cbrown"
        "&deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150&raw=/a?b%26c&plain=7"
        "&json=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D"
    )
    assert headers.headers["X-List"] == "blue,black,brown"
    assert headers.headers["X-Map"] == "R=100,G=200,B=150"
    assert headers.headers["X-Flat"] == "R,100,G,200,B,150"
    assert headers.headers["Cookie"] == "sid=a%20b; tags=blue,black,brown"


@pytest.mark.parametrize(
    ("settings", "urls"),
    [
        (
            {},
            [
                "https://live.example.com/v1/headers",
                "https://live.files.example.com/elsewhere",
                "https://live.example.com/v2/relative",
            ],
        ),
        (
            {"stage": "test"},
            [
                "https://test.example.com/v1/headers",
                "https://test.files.example.com/elsewhere",
                "https://test.example.com/v2/relative",
            ],
        ),
        (
            {"endpoint": "http://localhost:1/x"},
            [f"http://localhost:1/x/{name}" for name in ("headers", "elsewhere", "relative")],
        ),
    ],
)
def test_servers_of_operations(
    module: ModuleType, settings: dict[str, str], urls: list[str]
) -> None:
    stub = module.StubTransport(module.HttpResponse(204))
    with module.ParametersClient(transport=stub, **settings) as client:
        client.things.headers()
        client.things.elsewhere()
        client.things.relative()
        client.things.elsewhere(options=module.RequestOptions(endpoint="other.example.com"))
    assert [request.url for request in stub.requests] == [
        *urls,
        "https://other.example.com/elsewhere",
    ]
