"""Lists that come page by page, from the document to the wire, with both clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.e2e.constructs import Talk, package, serving

NAMES = ["a", "b", "c", "d", "e"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with package("pages", tmp_path_factory.mktemp("pages")) as module:
        yield module


def respond(talk: Talk) -> None:
    """Two things a page."""
    parts = urlsplit(talk.request.target)
    query = dict(parse_qsl(parts.query))
    path = parts.path
    if query.get("kind") == "loop":
        body: Any = {"data": [{"name": "x"}], "meta": {"nextCursor": "same"}}
        talk.answer(200, "application/json", json.dumps(body).encode())
        return
    first = {
        "/by-cursor": int(query.get("after", "0")),
        "/by-page": 2 * (int(query.get("page", "-9")) - 1),
        "/by-offset": int(query.get("offset", "-9")),
        "/by-link": int(query.get("from", "0")),
        "/by-url": int(query.get("from", "0")),
    }[path]
    names = NAMES[first : first + 2]
    more = first + 2 < len(NAMES)
    things = [{"name": name} for name in names]
    meta: dict[str, Any] = {"nextCursor": str(first + 2) if more else None}
    headers = {}
    if path == "/by-url" and more:
        meta["next"] = f"https://elsewhere.example.com/by-url?from={first + 2}&x=%26"
    if path == "/by-link" and more:
        headers["Link"] = f'</by-link?from=0>; rel="first", </by-link?from={first + 2}>; rel="next"'
    plain = {"/by-offset": names, "/by-link": things}
    body = plain.get(path, {"data": things, "meta": meta})
    talk.answer(200, "application/json", json.dumps(body).encode(), **headers)


class World:
    """The service, and what a client got from it."""

    def __init__(self, module: ModuleType, *, waits: bool) -> None:
        self.module = module
        self.waits = waits
        self.url = ""
        self.targets: list[str] = []

    def items(self, method: str, most: int = 99, **arguments: Any) -> list[Any]:
        if not self.waits:
            found = []
            with self.module.PagesClient(endpoint=self.url) as client:
                for item in getattr(client.things, method)(**arguments):
                    found.append(item)
                    if len(found) == most:
                        break
            return found

        async def inside() -> list[Any]:
            found = []
            async with self.module.AsyncPagesClient(endpoint=self.url) as client:
                async for item in getattr(client.things, method)(**arguments):
                    found.append(item)
                    if len(found) == most:
                        break
            return found

        return asyncio.run(inside())


@pytest.fixture(params=["sync", "async"])
def world(request: pytest.FixtureRequest, pages: ModuleType) -> Iterator[World]:
    world = World(pages, waits=request.param == "async")

    def noted(talk: Talk) -> None:
        world.targets.append(talk.request.target)
        respond(talk)

    with serving(noted) as (url, _):
        world.url = url
        yield world


@pytest.mark.parametrize(
    ("method", "arguments", "targets"),
    [
        (
            "list_by_cursor_all",
            {"kind": "k"},
            ["/by-cursor?kind=k", "/by-cursor?after=2&kind=k", "/by-cursor?after=4&kind=k"],
        ),
        (
            "list_by_page_all",
            {},
            [f"/by-page?page={number}" for number in (1, 2, 3, 4)],
        ),
        (
            "list_by_offset_all",
            {"limit": 2},
            [f"/by-offset?offset={number}&limit=2" for number in (0, 2, 4, 5)],
        ),
        ("list_by_link_all", {}, ["/by-link", "/by-link?from=2", "/by-link?from=4"]),
        ("list_by_url_all", {}, ["/by-url", "/by-url?from=2&x=%26", "/by-url?from=4&x=%26"]),
    ],
)
def test_all_pages(world: World, method: str, arguments: Any, targets: list[str]) -> None:
    items = world.items(method, **arguments)
    assert [getattr(item, "name", item) for item in items] == NAMES
    if method != "list_by_offset_all":
        assert {type(item) for item in items} == {world.module.Thing}
    assert world.targets == targets


def test_a_page_is_asked_for_when_it_is_needed(world: World) -> None:
    assert len(world.items("list_by_page_all", most=3, page=2)) == 3
    assert world.targets == ["/by-page?page=2", "/by-page?page=3"]


def test_a_service_that_goes_round_in_circles(world: World) -> None:
    with pytest.raises(world.module.ClientError, match="the same page again"):
        world.items("list_by_cursor_all", kind="loop")
    assert len(world.targets) == 2


def test_a_cursor_goes_into_the_body(pages: ModuleType) -> None:
    def answer(request: Any) -> Any:
        asked = json.loads(request.body)
        assert asked["words"] == "w"
        first = int(asked.get("after", "0"))
        more = {"next": str(first + 2)} if first + 2 < len(NAMES) else {}
        body = json.dumps({"data": NAMES[first : first + 2], **more}).encode()
        return pages.HttpResponse(200, {"Content-Type": "application/json"}, body)

    stub = pages.StubTransport(answer)
    body = pages.SearchThingsRequest(words="w")
    with pages.PagesClient(transport=stub) as client:
        found = client.things.search_all(body)
        assert list(found) == NAMES
        assert list(found) == NAMES, "iterating starts anew"
    assert [json.loads(one.body).get("after") for one in stub.requests] == [None, "2", "4"] * 2
    assert body == pages.SearchThingsRequest(words="w"), "the caller's body stays as it is"

    async def collected() -> list[str]:
        async with pages.AsyncPagesClient(transport=pages.StubTransport(answer)) as client:
            return [one async for one in client.things.search_all(body)]

    assert asyncio.run(collected()) == NAMES


def test_a_number_goes_into_the_body(pages: ModuleType) -> None:
    def answer(request: Any) -> Any:
        asked = json.loads(request.body)
        first = asked["offset"] if "offset" in asked else 2 * (asked["pageNumber"] - 1)
        body = json.dumps(NAMES[first : first + 2]).encode()
        return pages.HttpResponse(200, {"Content-Type": "application/json"}, body)

    stub = pages.StubTransport(answer)
    extra = pages.RequestOptions(extra_body={"offset": 4})
    with pages.PagesClient(transport=stub) as client:
        things = client.things
        assert list(things.search_pages_all(pages.SearchPagesRequest(words="w"))) == NAMES
        second = pages.SearchPagesRequest(page_number=2)
        assert list(things.search_pages_all(second)) == NAMES[2:]
        assert list(things.search_rows_all(pages.SearchRowsRequest())) == NAMES
        assert list(things.search_rows_all(pages.SearchRowsRequest(), options=extra)) == NAMES[4:]
    asked = [json.loads(one.body) for one in stub.requests]
    assert asked[0] == {"words": "w", "pageNumber": 1}
    assert [one["pageNumber"] for one in asked if "pageNumber" in one] == [1, 2, 3, 4, 2, 3, 4]
    assert [one["offset"] for one in asked if "offset" in one] == [0, 2, 4, 5, 4, 5]
    assert second == pages.SearchPagesRequest(page_number=2)


def test_a_number_goes_into_an_object_within_the_body(pages: ModuleType) -> None:
    def answer(request: Any) -> Any:
        first = 2 * (json.loads(request.body)["window"]["number"] - 1)
        body = json.dumps(NAMES[first : first + 2]).encode()
        return pages.HttpResponse(200, {"Content-Type": "application/json"}, body)

    stub = pages.StubTransport(answer)
    body = pages.SearchWithinRequest(window=pages.SearchWithinRequestWindow(size=2))
    with pages.PagesClient(transport=stub) as client:
        assert list(client.things.search_within_all(body)) == NAMES
    asked = [json.loads(one.body)["window"] for one in stub.requests]
    assert asked == [{"size": 2, "number": number} for number in (1, 2, 3, 4)]
