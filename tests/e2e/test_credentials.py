"""Every kind of credentials, from the document to the wire, with both clients."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pytest
from tests.e2e.constructs import Talk, package, serving

ID, SECRET = "id:é", "s&cret"


@pytest.fixture(scope="module")
def auth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with package("auth", tmp_path_factory.mktemp("auth")) as module:
        yield module


class World:
    """A service that hands out numbered tokens and notes the credentials of each call, and clients of it."""

    def __init__(self, module: ModuleType, *, waits: bool) -> None:
        self.module = module
        self.url = ""
        self.tokens: list[dict[str, Any]] = []
        self.calls: list[dict[str, str]] = []
        self.answer: dict[str, Any] = {"token_type": "bearer", "expires_in": 3600}
        self.status = 200
        self.runner = asyncio.Runner() if waits else None

    def respond(self, talk: Talk) -> None:
        request = talk.request
        parts = urlsplit(request.target)
        if parts.path == "/oauth/token":
            kind, _, value = request.headers.get("Authorization", "").partition(" ")
            fields = {name: value[0] for name, value in parse_qs(request.body.decode()).items()}
            user, _, password = base64.b64decode(value).decode().partition(":")
            fields |= {"kind": kind, "id": unquote_plus(user), "secret": unquote_plus(password)}
            self.tokens.append(fields)
            body = {"access_token": f"token-{len(self.tokens)}", **self.answer}
            talk.answer(self.status, "application/json", json.dumps(body).encode())
            return
        names = ("authorization", "x-key", "cookie")
        seen = {name: request.headers[name] for name in names if name in request.headers}
        if parts.query:
            seen["query"] = parts.query
        self.calls.append(seen)
        talk.answer(204)

    def client(self, credentials: Any) -> Any:
        module = self.module
        name = "EveryWayToAuthenticateClient"
        make = getattr(module, name if self.runner is None else f"Async{name}")
        retry = module.Retry(attempts=2, first=0.001)
        return make(endpoint=self.url, auth=credentials, retry=retry)

    def call(self, client: Any, method: str, **options: Any) -> None:
        given = self.module.RequestOptions(**options)
        self.run(lambda: getattr(client.things, method)(options=given))

    def run(self, make: Any) -> Any:
        if self.runner is None:
            return make()

        async def inside() -> Any:
            return await make()

        return self.runner.run(inside())

    def close(self, client: Any) -> None:
        self.run(client.close if self.runner is None else client.aclose)


@pytest.fixture(params=["sync", "async"])
def world(request: pytest.FixtureRequest, auth: ModuleType) -> Iterator[World]:
    world = World(auth, waits=request.param == "async")
    with serving(world.respond) as (url, _):
        world.url = url
        yield world
        if world.runner is not None:
            world.runner.close()


def machine(auth: ModuleType, **options: Any) -> Any:
    return auth.Machine.client_credentials(ID, SECRET, **options)


def test_a_token_is_fetched_once_and_kept(world: World, auth: ModuleType) -> None:
    both = auth.CombinedAuth(machine(auth), auth.Query("q"))
    client = world.client(both)
    world.call(client, "get_machine")
    world.call(client, "get_machine")
    assert world.tokens == [
        {
            "grant_type": "client_credentials",
            "scope": "read write",
            "kind": "Basic",
            "id": ID,
            "secret": SECRET,
        }
    ]
    assert world.calls == [{"authorization": "Bearer token-1", "query": "key=q"}] * 2
    world.close(client)


def test_a_token_is_fetched_anew_before_it_expires(world: World, auth: ModuleType) -> None:
    credentials = machine(auth, scopes=["read"])
    client = world.client(credentials)
    world.call(client, "get_machine")
    left = credentials._expires - time.monotonic()
    assert 3000 < left <= 3540, "a minute early"
    credentials._expires = time.monotonic()
    world.call(client, "get_machine")
    assert [call["authorization"] for call in world.calls] == ["Bearer token-1", "Bearer token-2"]
    assert world.tokens[0]["scope"] == "read"
    world.close(client)


def test_secrets_in_the_body_and_for_one_call(world: World, auth: ModuleType) -> None:
    client = world.client(auth.BearerAuth("own"))
    world.call(client, "get_person")
    world.call(client, "get_person", auth=machine(auth, in_body=True))
    assert [call["authorization"] for call in world.calls] == ["Bearer own", "Bearer token-1"]
    assert (world.tokens[0]["client_id"], world.tokens[0]["client_secret"]) == (ID, SECRET)
    assert world.tokens[0]["kind"] == ""
    world.close(client)


def test_calls_at_the_same_time_fetch_one_token(world: World, auth: ModuleType) -> None:
    client = world.client(machine(auth))
    if world.runner is None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: client.things.get_person(), range(8)))
    else:
        world.run(lambda: asyncio.gather(*[client.things.get_person() for _ in range(8)]))
    assert (len(world.tokens), len(world.calls)) == (1, 8)
    world.close(client)


@pytest.mark.parametrize(
    ("status", "answer", "told"),
    [
        (400, {"error": "invalid_client", "error_description": SECRET}, "400.: invalid_client"),
        (400, {"error": SECRET}, "gave no token .400.$"),
        (200, {"access_token": None}, "gave no token .200.$"),
        (200, {"token_type": "mac"}, "gave no token"),
        (503, {}, "token service answered 503"),
    ],
)
def test_no_token_no_call_and_no_secret_in_the_error(
    world: World, auth: ModuleType, status: int, answer: dict[str, Any], told: str
) -> None:
    world.status, world.answer = status, answer
    credentials = machine(auth)
    client = world.client(credentials)
    with pytest.raises(auth.ClientError, match=told) as caught:
        world.call(client, "get_machine")
    assert world.calls == []
    assert len(world.tokens) == (2 if status == 503 else 1)
    shown = f"{caught.value!r} {credentials!r} {client!r} {caught.value.__dict__}"
    assert SECRET not in shown
    assert ID in repr(credentials)
    world.close(client)


def test_alternatives(world: World, auth: ModuleType) -> None:
    key, login, bearer, cookie = (
        auth.Key("k"),
        auth.Login("u", "p"),
        auth.BearerAuth("b"),
        auth.Cookie("c"),
    )
    basic = "Basic " + base64.b64encode(b"u:p").decode()
    client = world.client(auth.CombinedAuth(bearer, key, login))
    world.call(client, "get_both")  # key and login are the first alternative
    world.call(client, "get_closed")
    world.call(client, "get_open")
    world.call(client, "get_maybe")  # optional, and there is no cookie
    world.call(client, "get_maybe", auth=auth.CombinedAuth(cookie, key))
    world.call(client, "get_both", auth=auth.CombinedAuth(bearer, key))
    assert world.calls == [
        {"authorization": basic, "x-key": "k"},
        {"x-key": "k"},
        {},
        {},
        {"cookie": "sid=c"},
        {"authorization": "Bearer b"},
    ]
    with pytest.raises(auth.ConfigurationError, match="needs Machine and Query; the credentials"):
        world.call(client, "get_machine")
    assert len(world.calls) == 6
    world.close(client)
