"""Credentials do not leave by the back door: echoes of the server, what errors hold on to, `repr`."""

from __future__ import annotations

import contextlib
import json
import pickle
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import StrictStr

from runtime.auth.api_key import ApiKey
from runtime.errors import ClientError, ConfigurationError, Disconnected, UnexpectedResponse
from runtime.model import Model
from runtime.operation import Body, Operation, Reply, RequestOptions
from runtime.stub import StubTransport
from runtime.transport import HttpRequest, HttpResponse

SECRET = "tokTOKENtok/with+chars=="


class Thing(Model):
    """A thing."""

    name: StrictStr | None = None


MAKE: Operation[Thing] = Operation(
    id="MakeThing",
    method="POST",
    path="/things",
    body=Body("application/json", "json", Thing),
    success={"200": Reply("application/json", "json", Thing)},
)


def everything(error: BaseException) -> str:
    """All that can be got out of an error and of those that it holds on to."""
    texts: list[str] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        if (found := waiting.pop()) is not None:
            texts += [repr(found), str(found), repr(found.args), repr(vars(found))]
            texts += [repr(dict(value)) for value in vars(found).values() if hasattr(value, "keys")]
            texts.append(pickle.dumps(found).decode("latin-1"))
            waiting += [found.__cause__, found.__context__]
    return "\n".join(texts)


def caught(flavour: Any, **settings: Any) -> ClientError:
    core = flavour.core(**{"auth": ApiKey(SECRET), **settings})
    with pytest.raises(ClientError) as error:
        flavour.send(core, MAKE, {}, Thing(name="x"))
    return error.value


@pytest.mark.parametrize("strict", [False, True])
def test_a_success_that_echoes_credentials(flavour: Any, strict: bool) -> None:
    body = json.dumps({"name": "x", "seen": SECRET} if strict else [SECRET]).encode()
    answer = HttpResponse(200, {"X-Echo": SECRET, "X-Request-Id": "r"}, body)
    error = caught(flavour, transport=StubTransport(answer), strict_responses=strict)
    assert isinstance(error, UnexpectedResponse)
    assert SECRET not in everything(error)
    assert error.headers["X-Request-Id"] == "r"
    if strict:
        assert error.value.model_extra == {"seen": "[removed]"}
        assert [item.path for item in error.surprises] == ["seen"]


def test_header_names_of_an_error_ignore_case(flavour: Any) -> None:
    error: Any = caught(flavour, transport=StubTransport(HttpResponse(400, {"X-Thing": "1"})))
    assert error.headers["x-thing"] == error.headers["X-THING"] == "1"


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[bytes], bytes]], str]]:
    """A server that answers with what a function makes of the bytes that came."""
    sockets: list[socket.socket] = []

    def start(make: Callable[[bytes], bytes]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        sockets.append(listener)

        def loop() -> None:
            # The client may hang up first, and the test be over.
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    connection.sendall(make(connection.recv(65536)))

        threading.Thread(target=loop, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for listener in sockets:
        listener.close()


def test_an_answer_that_is_not_http_and_echoes_credentials(flavour: Any, serve: Any) -> None:
    def broken(received: bytes) -> bytes:
        return b"HTTP/1.1 200 OK\r\n" + received.replace(b":", b" ") + b"\r\n\r\n"

    error = caught(flavour, endpoint=serve(broken))
    assert isinstance(error, Disconnected)
    assert "is not HTTP" in str(error)
    assert SECRET not in everything(error)


def test_own_credentials_that_cannot_be_sent(flavour: Any, serve: Any) -> None:
    class Own:
        def sign(self, request: HttpRequest) -> HttpRequest:
            return request.replace(headers={**request.headers, "X-Mine": f"{SECRET}\r\nX: y"})

    error = caught(flavour, auth=Own(), endpoint=serve(lambda received: b""))
    assert str(error) == "the request cannot be written as HTTP"
    assert SECRET not in everything(error)


def test_the_cause_of_a_failed_connection_leads_nowhere(flavour: Any) -> None:
    error = caught(flavour, endpoint="http://127.0.0.1:1", retry=None)
    assert isinstance(error.__cause__, OSError)
    assert error.__cause__.__traceback__ is None
    assert error.__cause__.__context__ is None


@pytest.mark.parametrize("bad", [f"{SECRET}\ud800", f"{SECRET}\n", f"{SECRET}é"])
def test_refused_credentials_are_not_quoted(bad: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        ApiKey(bad)
    assert SECRET not in everything(error.value)


def test_repr_of_what_is_on_its_way() -> None:
    request = HttpRequest("GET", f"https://h/x?key={SECRET}", {"X-Mine": SECRET, "Host": "h"})
    assert repr(request) == "<HttpRequest GET https://h/x, headers X-Mine, Host, 0 bytes>"


def test_repr_of_options_shows_what_was_set() -> None:
    assert repr(RequestOptions(strict_responses=True)) == "RequestOptions(strict_responses=True)"
    options = RequestOptions(
        auth=ApiKey(SECRET),
        proxy=f"http://user:{SECRET}@proxy:1",
        endpoint="https://h/x",
        extra_headers={"X-Mine": SECRET},
        extra_query={"key": SECRET},
        extra_body={"a": 1},
    )
    assert repr(options) == (
        "RequestOptions(auth=ApiKey(***), endpoint='https://h/x', proxy='…@proxy:1', "
        "extra_headers={'X-Mine': …}, extra_query={'key': …}, extra_body={'a': 1})"
    )
