"""Calls from end to end, over transports that answer by themselves."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import threading
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, StrictInt, StrictStr

from runtime import errors
from runtime.auth.api_key import ApiKey
from runtime.auth.bearer import Bearer
from runtime.auth.huawei_sdk_hmac import HuaweiAccessKey
from runtime.core import AsyncCore, Core
from runtime.endpoint import Server
from runtime.errors import (
    ApiError,
    BadRequest,
    ClientError,
    ConfigurationError,
    InvalidRequest,
    UnexpectedResponse,
)
from runtime.model import Model
from runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from runtime.response import Response, response_of
from runtime.retry import Retry
from runtime.stub import StubTransport
from runtime.transport import HttpResponse, Timeout


class Thing(Model):
    kind: Literal["Thing"]
    max_size: Annotated[StrictInt | None, Field(alias="maxSize")] = None


class NewThing(Model):
    name: StrictStr
    size: StrictInt | None = None


class Refusal(Model):
    error_code: StrictStr | None = None
    error_msg: StrictStr | None = None


class Token(ApiKey):
    name = "X-Auth-Token"


class Key(ApiKey):
    name = "key"
    location = "query"


CREATE: Operation[Thing] = Operation(
    id="CreateThing",
    method="POST",
    path="/v2/{project_id}/things/{thing}",
    parameters=(
        Parameter("project_id", "project_id", "path", type=str),
        Parameter("thing", "thing", "path", type=str),
    ),
    body=Body("application/json", "json", NewThing),
    success={"200": Reply("application/json", "json", Thing)},
    failure={"400": Refusal, "5XX": Refusal},
    lookup="List the things and look for its name.",
)
LIST: Operation[list[Thing]] = Operation(
    id="ListThings",
    method="GET",
    path="/v2/things",
    parameters=(
        Parameter("limit", "limit", "query", type=StrictInt),
        Parameter("labels", "label", "query"),
        Parameter("trace", "X-Trace", "header"),
        Parameter("session", "session", "cookie"),
        Parameter("needed", "needed", "query", required=True),
    ),
    success={"200": Reply("application/json", "json", list[Thing])},
    idempotent=True,
)
DELETE: Operation[None] = Operation(
    id="DeleteThing",
    method="DELETE",
    path="/things/{thing}",
    parameters=(Parameter("thing", "thing", "path"),),
    success={"204": Reply(None, "none")},
    idempotent=True,
)
DOWNLOAD: Operation[bytes] = Operation(
    id="Download", method="GET", path="/raw", success={"2XX": Reply("*/*", "binary", bytes)}
)
READ: Operation[str] = Operation(
    id="Read", method="GET", path="/text", success={"default": Reply("text/plain", "text", str)}
)
LOGIN: Operation[None] = Operation(id="Login", method="POST", path="/login", authenticated=False)

ARGUMENTS = {"project_id": None, "thing": "t 1"}
OK = HttpResponse.of_json({"kind": "Thing"}, headers={"X-Request-Id": "req-1"})


def create(
    flavour: Any,
    stub: Any,
    options: Any = None,
    arguments: Any = ARGUMENTS,
    body: Any = None,
    **settings: Any,
) -> Any:
    core = flavour.core(transport=stub, **{"defaults": {"project_id": "p"}, **settings})
    return flavour.send(core, CREATE, arguments, body or NewThing(name="n"), options)


# ------------------------------------------------------------------------------------------- requests


def test_a_call(flavour: Any) -> None:
    stub = StubTransport(OK)
    thing = create(flavour, stub, auth=Token("tok"))
    assert thing == Thing(kind="Thing")
    [request] = stub.requests
    assert request.method == "POST"
    assert request.url == "https://api.eu-1.example.com/v2/p/things/t%201"
    assert request.body == b'{"name":"n"}'
    fields = dict(request.headers)
    assert fields.pop("User-Agent").startswith("things/1.0 (python 3.")
    assert fields == {
        "Host": "api.eu-1.example.com",
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
        "Content-Type": "application/json",
        "X-Auth-Token": "tok",
    }


def test_arguments_go_where_they_belong(flavour: Any) -> None:
    stub = StubTransport(HttpResponse.of_json([{"kind": "Thing"}]))
    core = flavour.core(transport=stub)
    arguments = {"limit": 5, "labels": ["a", "b c"], "trace": "t", "session": "s", "needed": ""}
    assert flavour.send(core, LIST, arguments) == [Thing(kind="Thing")]
    request = stub.requests[0]
    assert request.url.partition("?")[2] == "limit=5&label=a&label=b%20c&needed="
    assert (request.headers["X-Trace"], request.headers["Cookie"]) == ("t", "session=s")
    assert request.body == b""
    assert "Content-Type" not in request.headers


def test_all_wrong_arguments_in_one_error(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(OK))
    with pytest.raises(InvalidRequest) as caught:
        flavour.send(core, LIST, {"limit": "5", "trace": "a\nb"})
    assert [p.path for p in caught.value.problems] == ["limit", "trace", "needed"]
    with pytest.raises(InvalidRequest) as caught:
        create(flavour, StubTransport(OK), arguments={"thing": ".."}, defaults={})
    assert [p.path for p in caught.value.problems] == ["project_id", "thing"]


@pytest.mark.parametrize("value", ["a/b", ".", "..", "", 7, None, ["a"], {"a": 1}])
def test_odd_path_arguments_never_leave(flavour: Any, value: Any) -> None:
    stub = StubTransport(OK)
    with pytest.raises(InvalidRequest):
        create(flavour, stub, arguments={"project_id": "p", "thing": value})
    assert stub.requests == []


def test_kept_urls_are_those_of_their_arguments(flavour: Any) -> None:
    stub = StubTransport(OK)
    core = flavour.core(transport=stub, defaults={"project_id": "d"})
    calls = [
        {"project_id": "a", "thing": "b"},
        {"thing": "a", "project_id": "b"},
        {"project_id": None, "thing": "b"},
        {"thing": "b"},
    ]
    for arguments in calls * 2:
        flavour.send(core, CREATE, arguments, NewThing(name="n"))
    paths = [r.url.removeprefix("https://api.eu-1.example.com/v2/") for r in stub.requests]
    assert paths == ["a/things/b", "b/things/a", "d/things/b", "d/things/b"] * 2
    for number in range(600):
        flavour.send(core, CREATE, {"thing": str(number)}, NewThing(name="n"))
    assert len(next(iter(core._session.plans.values()))._urls) <= 256


def test_a_number_is_not_the_text_of_a_kept_url(flavour: Any) -> None:
    stub = StubTransport(HttpResponse(204))
    core = flavour.core(transport=stub)
    for value in (1, True, "1", 1.0):
        flavour.send(core, DELETE, {"thing": value})
    assert [r.url.rpartition("/")[2] for r in stub.requests] == ["1", "true", "1", "1.0"]


def test_a_missing_or_needless_body(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(OK))
    with pytest.raises(InvalidRequest, match="body: is required"):
        flavour.send(core, CREATE, {"project_id": "p", "thing": "t"})
    with pytest.raises(InvalidRequest, match="takes no body"):
        flavour.send(core, DELETE, {"thing": "t"}, {"a": 1})


def test_variables_of_servers_of_single_operations(flavour: Any) -> None:
    """A client offers them all; they say nothing of where the rest is."""
    own = (Server("https://{zone}.example.com", {"zone": "a"}),)
    near = (Server("//files.example.com/v1"),)
    operations: list[Operation[None]] = [
        Operation(
            id=name, method="GET", path="/x", success={"204": Reply(None, "none")}, servers=at
        )
        for name, at in (("own", own), ("near", near), ("rest", ()))
    ]
    stub = StubTransport(HttpResponse(204))
    core = flavour.core(
        transport=stub, endpoint=None, servers=(Server("http://h/v1"),), variables={"zone": "b"}
    )
    for operation in operations:
        flavour.send(core, operation, {})
    assert [request.url for request in stub.requests] == [
        "https://b.example.com/x",
        "http://files.example.com/v1/x",
        "http://h/v1/x",
    ]


def test_null_is_a_body_where_it_is_a_value(flavour: Any) -> None:
    stub = StubTransport(HttpResponse(204))
    core = flavour.core(transport=stub)
    for type_ in (NewThing | None, Any):
        body = Body("application/json", "json", type_, null=True)
        note: Operation[None] = Operation(
            id="Note", method="POST", path="/note", body=body, success={"204": Reply(None, "none")}
        )
        flavour.send(core, note, {}, None)
    assert [one.body for one in stub.requests] == [b"null", b"null"]
    assert {one.headers["Content-Type"] for one in stub.requests} == {"application/json"}


@pytest.mark.parametrize("type_", [Any, dict[str, Any], list[float], NewThing])
def test_a_number_that_json_has_no_word_for_is_not_sent_as_null(flavour: Any, type_: Any) -> None:
    stub = StubTransport(HttpResponse(204))
    core = flavour.core(transport=stub)
    operation: Operation[None] = Operation(
        id="Note", method="POST", path="/note", body=Body("application/json", "json", type_)
    )
    for number in (float("nan"), float("inf"), float("-inf")):
        for value in ([number], {"a": [number]}, {"name": number}):
            with pytest.raises(InvalidRequest):
                flavour.send(core, operation, {}, value)
    assert stub.requests == []


def test_a_body_that_went_wrong_since_it_was_made(flavour: Any) -> None:
    stub = StubTransport(OK)
    body = NewThing(name="n")
    body.size = "3"  # type: ignore[assignment]
    with pytest.raises(InvalidRequest, match="size"):
        create(flavour, stub, body=body)
    assert stub.requests == []


def test_extras(flavour: Any) -> None:
    stub = StubTransport(OK)
    options = RequestOptions(
        extra_headers={"X-New": " v ", "accept": "text/x"},
        extra_query={"dry run": True, "a": ["1", "2"], "none": None},
        extra_body={"new": [1], "name": "other"},
        user_agent="mine/2",
    )
    create(flavour, stub, options, auth=Bearer("tok"), user_agent="theirs/1")
    request = stub.requests[0]
    assert request.url.partition("?")[2] == "dry%20run=true&a=1&a=2"
    assert json.loads(request.body) == {"name": "other", "new": [1]}
    assert request.headers["X-New"] == "v"
    assert request.headers["User-Agent"].endswith(") mine/2")
    assert {n: v for n, v in request.headers.items() if n.lower() == "accept"} == {
        "accept": "text/x"
    }


def test_extra_query_replaces_an_argument(flavour: Any) -> None:
    stub = StubTransport(HttpResponse.of_json([]))
    core = flavour.core(transport=stub)
    options = RequestOptions(extra_query={"limit": "all"})
    flavour.send(core, LIST, {"limit": 5, "needed": "x"}, None, options)
    assert stub.requests[0].url.partition("?")[2] == "needed=x&limit=all"


def test_a_path_that_begins_a_query(flavour: Any) -> None:
    """Documents tell two operations of one path apart by it."""
    stub = StubTransport(HttpResponse(204))
    core = flavour.core(transport=stub)
    operation: Operation[None] = Operation(
        id="Beta",
        method="DELETE",
        path="/things/{thing}?beta=true&at=..",
        parameters=(
            Parameter("thing", "thing", "path", type=str),
            Parameter("limit", "limit", "query", type=StrictInt),
        ),
        success={"204": Reply(None, "none")},
    )
    flavour.send(core, operation, {"thing": "a?b"})
    flavour.send(core, operation, {"thing": "a", "limit": 5})
    assert [request.url.partition("/things/")[2] for request in stub.requests] == [
        "a%3Fb?beta=true&at=..",
        "a?beta=true&at=..&limit=5",
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"a b": "c"},
        {"": "c"},
        {"X:": "c"},
        {"X": "a\r\nB: c"},
        {"X": "é"},
        {"X": 7},
        {"Host": "other"},
        {"content-length": "3"},
        {"Transfer-Encoding": "chunked"},
        {"Connection": "close"},
    ],
)
def test_extra_headers_that_break_the_request(flavour: Any, headers: Any) -> None:
    stub = StubTransport(OK)
    with pytest.raises(InvalidRequest, match="extra_headers"):
        create(flavour, stub, RequestOptions(extra_headers=headers))
    assert stub.requests == []


@pytest.mark.parametrize(
    ("auth", "options"),
    [
        (Token("t"), {"extra_headers": {"x-auth-token": "SECRET"}}),
        (Bearer("t"), {"extra_headers": {"authorization": "SECRET"}}),
        (HuaweiAccessKey("AK", "SK"), {"extra_headers": {"Authorization": "SECRET"}}),
        (HuaweiAccessKey("AK", "SK"), {"extra_headers": {"x-sdk-date": "SECRET"}}),
        (Key("t"), {"extra_query": {"key": "SECRET"}}),
    ],
)
def test_extras_do_not_meet_credentials(flavour: Any, auth: Any, options: Any) -> None:
    stub = StubTransport(OK)
    with pytest.raises(InvalidRequest, match="set by the credentials") as caught:
        create(flavour, stub, RequestOptions(**options), auth=auth)
    assert stub.requests == []
    assert "SECRET" not in str(caught.value)


def test_extra_credentials_where_the_client_has_none(flavour: Any) -> None:
    stub = StubTransport(OK)
    create(flavour, stub, RequestOptions(extra_headers={"Authorization": "own"}))
    assert stub.requests[0].headers["Authorization"] == "own"


def test_options_override_the_client(flavour: Any) -> None:
    usual, other = StubTransport(OK), StubTransport(OK)
    options = RequestOptions(
        endpoint="other.example.com/base", auth=Token("theirs"), transport=other, timeout=Timeout(1)
    )
    create(flavour, usual, options, auth=Token("mine"))
    assert usual.requests == []
    request = other.requests[0]
    assert request.url.startswith("https://other.example.com/base/v2/")
    assert request.headers["Host"] == "other.example.com"
    assert request.headers["X-Auth-Token"] == "theirs"
    assert request.timeout == Timeout(1)


def test_no_credentials_where_none_are_needed(flavour: Any) -> None:
    stub = StubTransport(HttpResponse(200))
    core = flavour.core(transport=stub, auth=Token("t"))
    flavour.send(core, LOGIN, {}, None, RequestOptions(auth=Token("u")))
    assert "X-Auth-Token" not in stub.requests[0].headers


# ------------------------------------------------------------------------------------------ responses


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_any_2xx_is_the_documented_success(flavour: Any, status: Any) -> None:
    assert create(flavour, StubTransport(HttpResponse.of_json({"kind": "Thing"}, status))) == Thing(
        kind="Thing"
    )


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(200, {"Content-Type": "text/html"}, b"<html>hello</html>"),
        HttpResponse(200),
        HttpResponse(204),
        HttpResponse(200, {}, b'{"kind": "Thi'),
        HttpResponse(200, {}, b"[]"),
        HttpResponse(200, {}, b"null"),
        HttpResponse(200, {}, b"\xff\xfe"),
        HttpResponse(200, {}, b"[" * 100_000),
        HttpResponse(200, {}, b'{"kind":' * 50_000),
        HttpResponse(200, {}, b'{"kind":"Thing"}', truncated=True),
    ],
    ids=lambda r: repr(r.body[:12]),
)
def test_a_success_that_cannot_be_read(flavour: Any, response: Any) -> None:
    with pytest.raises(UnexpectedResponse) as caught:
        create(flavour, StubTransport(response))
    assert caught.value.status == response.status
    assert caught.value.raw == response.body[:65536]
    assert "CreateThing: the service reported success" in str(caught.value)


def test_nothing_is_read_where_nothing_is_documented(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(HttpResponse(200, {}, b"<html>")))
    assert flavour.send(core, DELETE, {"thing": "t"}) is None


def test_other_kinds(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(HttpResponse(206, {}, b"\x00\xff")))
    assert flavour.send(core, DOWNLOAD, {}) == b"\x00\xff"
    text = HttpResponse(200, {"content-type": "text/plain; charset=latin-1"}, b"\xe9")
    assert flavour.send(flavour.core(transport=StubTransport(text)), READ, {}) == "é"
    odd = HttpResponse(200, {"content-type": "text/plain; charset=nonsense"}, b"\xff")
    assert flavour.send(flavour.core(transport=StubTransport(odd)), READ, {}) == "\ufffd"


SURPRISING = HttpResponse.of_json({"kind": "Thing", "new": 1}, headers={"X-Request-Id": "r"})


def test_surprises_are_kept_or_raised(flavour: Any) -> None:
    thing = create(flavour, StubTransport(SURPRISING))
    assert thing.model_extra == {"new": 1}
    assert len(response_of(thing).surprises) == 1
    for settings, options in (
        ({"strict_responses": True}, None),
        ({}, RequestOptions(strict_responses=True)),
    ):
        with pytest.raises(UnexpectedResponse, match="differs from the documentation") as caught:
            create(flavour, StubTransport(SURPRISING), options, **settings)
        assert len(caught.value.surprises) == 1
        assert caught.value.value.kind == "Thing"
        assert caught.value.request_id == "r"
    relaxed = RequestOptions(strict_responses=False)
    create(flavour, StubTransport(SURPRISING), relaxed, strict_responses=True)


class Things:
    __slots__ = ("_core",)

    def __init__(self, core: Any) -> None:
        self._core = core

    def create(self, thing: Any, body: Any, *, options: Any = None) -> Any:
        return self._core.send(CREATE, {"thing": thing}, body, options)

    def delete(self, thing: Any) -> Any:
        return self._core.send(DELETE, {"thing": thing})

    def nothing(self) -> Any:
        return asyncio.sleep(0) if isinstance(self._core, AsyncCore) else None


def test_response_of_any_method(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(OK), defaults={"project_id": "p"})
    things = Things(core)
    found = flavour.run(lambda: core.response(things.create, "t", NewThing(name="n"), options=None))
    assert isinstance(found, Response)
    assert (found.status, found.request_id, found.surprises) == (200, "req-1", ())
    assert found.value == Thing(kind="Thing")
    assert found.headers["x-REQUEST-id"] == "req-1"
    assert response_of(found.value).request_id == "req-1"
    assert things._core is core


def test_response_of_a_method_that_returns_nothing(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(HttpResponse(204, {"X-Request-Id": "r"})))
    found = flavour.run(lambda: core.response(Things(core).delete, "t"))
    assert (found.value, found.status, found.request_id, found.surprises) == (None, 204, "r", ())


def test_response_of_something_else(flavour: Any) -> None:
    core = flavour.core(transport=StubTransport(OK))
    other = flavour.core(transport=StubTransport(OK))
    for method in (print, lambda: None, Things(other).delete, Things.delete, "x".upper, None):
        with pytest.raises(InvalidRequest, match="method of one of this client's resources"):
            flavour.run(lambda method=method: core.response(method))


def test_response_of_parts_and_own_models() -> None:
    with pytest.raises(ClientError, match="not the answer of a call"):
        response_of(NewThing(name="n"))
    with pytest.raises(ClientError, match="not the answer of a call"):
        response_of([1])


# ------------------------------------------------------------------------------------------- failures


def failing(flavour: Any, response: Any, **settings: Any) -> Any:
    with pytest.raises(ClientError) as caught:
        create(flavour, StubTransport(response), retry=Retry(attempts=1), **settings)
    return caught.value


def test_a_documented_failure(flavour: Any) -> None:
    response = HttpResponse.of_json(
        {"error_code": "E.1", "error_msg": "bad size"}, 400, {"x-request-id": "r-9"}
    )
    error = failing(flavour, response)
    assert type(error) is BadRequest
    assert (error.code, error.message, error.request_id) == ("E.1", "bad size", "r-9")
    assert error.body == Refusal(error_code="E.1", error_msg="bad size")
    assert error.raw == response.body
    assert str(error) == "CreateThing: 400 E.1: bad size (request ID r-9)"
    assert pickle.loads(pickle.dumps(error)).body == error.body


def test_an_undocumented_failure(flavour: Any) -> None:
    error = failing(flavour, HttpResponse.of_json({"error_code": 7, "x": [1]}, 404))
    assert type(error) is errors.NotFound
    assert (error.code, error.body) == ("7", {"error_code": 7, "x": [1]})
    assert failing(flavour, HttpResponse(502, {}, b"<html>")).body is None


def test_an_odd_documented_failure_keeps_its_body(flavour: Any) -> None:
    error = failing(flavour, HttpResponse.of_json({"error_code": 7, "x": 1}, 503))
    assert error.body.error_code == 7
    assert error.body.model_extra == {"x": 1}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_errors(flavour: Any, status: Any) -> None:
    stub = StubTransport(
        HttpResponse(status, {"Location": "https://evil.example/?token=SECRET"}, b"moved")
    )
    with pytest.raises(ApiError, match=r"redirected to https://evil\.example/;") as caught:
        create(flavour, stub, auth=Token("t"))
    assert len(stub.requests) == 1
    assert "SECRET" not in str(caught.value)


def test_not_modified_is_no_redirect(flavour: Any) -> None:
    error = failing(flavour, HttpResponse(304, {"ETag": '"a"'}))
    assert (error.status, str(error)) == (
        304,
        "CreateThing: 304: not modified: the service says that what the caller has already is current",
    )


def test_ambiguous_server_errors_say_how_to_find_out(flavour: Any) -> None:
    error = failing(flavour, HttpResponse(500))
    assert error.__notes__ == [
        "It is not known whether the request took effect. List the things and look for its name."
    ]


def test_raw_is_bounded(flavour: Any) -> None:
    error = failing(flavour, HttpResponse(500, {}, b"x" * 200_000))
    assert len(error.raw) == 65536
    assert len(str(error)) < 500


# -------------------------------------------------------------------------------------------- secrets

SECRET = 'to/k"en-SECRET+=='


def echoing(request: Any) -> Any:
    """What a server may do with what it was sent: all of it, in every spelling."""
    fields = "|".join(f"{n.lower()}:{v}" for n, v in request.headers.items())
    body = {"error_code": "E", "error_msg": f"canonical {fields} {request.url}", "a": [fields]}
    text = json.dumps(body) + json.dumps(fields).replace("/", "\\/")
    return HttpResponse(401, {"X-Echo": fields, "X-Request-Id": "r"}, text.encode())


@pytest.mark.parametrize(
    ("auth", "secret"),
    [
        (Token(SECRET), SECRET),
        (Bearer(SECRET), SECRET),
        (Key(SECRET), SECRET),
        (HuaweiAccessKey("AKID", "SK", security_token=SECRET), SECRET),
    ],
    ids=["token", "bearer", "query", "access-key"],
)
def test_secrets_leave_no_trace(flavour: Any, auth: Any, secret: Any, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    error = None
    stub = StubTransport(echoing)
    with pytest.raises(errors.Unauthorized) as caught:
        create(flavour, stub, auth=auth)
    error = caught.value
    sent = stub.requests[0]
    signature = sent.headers.get("Authorization", "").rpartition("Signature=")[2]
    shown = " ".join(
        [
            *map(repr, (error, error.raw, error.body, dict(error.headers), auth, sent)),
            *(str(error), caplog.text, error.message, error.code),
        ]
    )
    for spelling in (secret, json.dumps(secret)[1:-1], "SECRET"):
        assert spelling not in shown
    if signature:
        assert signature not in shown
    assert "canonical" in error.message
    assert "host:api.eu-1.example.com" in error.message
    assert len(stub.requests) == 1


def test_secrets_of_own_credentials_leave_no_trace(flavour: Any, caplog: Any) -> None:
    class Own:
        def sign(self, request: Any) -> Any:
            return request.replace(headers={**request.headers, "X-Vault": "SECRET-1"})

    caplog.set_level(logging.DEBUG)
    with pytest.raises(errors.Unauthorized) as caught:
        create(flavour, StubTransport(echoing), auth=Own())
    assert "SECRET" not in repr(caught.value) + repr(caught.value.raw) + caplog.text
    assert "x-vault:[removed]" in caught.value.message


def test_the_log(flavour: Any, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    create(flavour, StubTransport(OK), auth=Token("SECRET"))
    assert {record.name for record in caplog.records} <= {"runtime", "asyncio"}
    assert (
        "CreateThing: POST https://api.eu-1.example.com/v2/p/things/t%201, attempt 1" in caplog.text
    )
    assert "CreateThing: status 200, 17 bytes, request ID req-1" in caplog.text
    assert "'X-Auth-Token': '***'" in caplog.text


# --------------------------------------------------------------------------------- nothing else escapes


class Explodes:
    def __init__(self, error: Any) -> None:
        self.error = error
        self.count = 0

    def sign(self, request: Any) -> None:
        self.count += 1
        raise self.error

    def send(self, request: Any) -> None:
        self.count += 1
        raise self.error

    async def asend(self, request: Any) -> Any:
        self.send(request)

    def close(self) -> None:
        pass

    async def aclose(self) -> None:
        pass


FOREIGN = [TypeError("x"), OSError("x"), ValueError("x"), RecursionError("x"), TimeoutError("x")]


@pytest.mark.parametrize("error", FOREIGN, ids=repr)
def test_foreign_errors_are_wrapped_and_never_sent_again(
    flavour: Any, error: Any, naps: Any
) -> None:
    transport = Explodes(error)
    core = flavour.core(transport=transport)
    with pytest.raises(ClientError, match=f"ListThings: failed with {type(error).__name__}") as e:
        flavour.send(core, LIST, {"needed": "x"})
    assert e.value.__cause__ is error
    assert transport.count == 1
    auth, stub = Explodes(error), StubTransport(OK)
    with pytest.raises(ClientError) as e:
        create(flavour, stub, auth=auth)
    assert (auth.count, stub.requests, e.value.__cause__) == (1, [], error)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_interrupts_pass(flavour: Any, error: Any) -> None:
    with pytest.raises(error):
        create(flavour, Explodes(error()))


def test_cancellation_passes_and_nothing_is_sent_again() -> None:
    class Hangs:
        count = 0

        async def asend(self, request: Any) -> Any:
            self.count += 1
            await asyncio.Event().wait()

        async def aclose(self) -> None:
            pass

    async def main() -> Any:
        transport = Hangs()
        core = AsyncCore(product="x/1", endpoint="h", transport=transport)
        task = asyncio.create_task(core.send(LIST, {"needed": "x"}))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return transport.count

    assert asyncio.run(main()) == 1


@pytest.mark.parametrize("answer", [None, "text", 7])
def test_nonsense_from_own_parts(flavour: Any, answer: Any) -> None:
    class Odd:
        def sign(self, request: Any) -> Any:
            return answer

    with pytest.raises(ConfigurationError, match="must return an HttpRequest"):
        create(flavour, StubTransport(OK), auth=Odd())
    with pytest.raises(ClientError):
        create(flavour, StubTransport(lambda request: answer))


def test_a_body_that_refers_to_itself(flavour: Any) -> None:
    body: dict[str, Any] = {"name": "n"}
    body["size"] = body
    with pytest.raises(ClientError):
        create(flavour, StubTransport(OK), body=body)


def test_asynchronous_credentials() -> None:
    class Slow:
        async def sign(self, request: Any) -> Any:
            await asyncio.sleep(0)
            return request.replace(headers={**request.headers, "X-Auth-Token": "t"})

    stub = StubTransport(OK)
    core = AsyncCore(product="x/1", endpoint="h", transport=stub, auth=Slow())
    asyncio.run(core.send(CREATE, {"project_id": "p", "thing": "t"}, NewThing(name="n")))
    assert stub.requests[0].headers["X-Auth-Token"] == "t"
    slow: Any = Slow()
    with pytest.raises(ConfigurationError, match="use it with the asynchronous client"):
        Core(product="x/1", endpoint="h", transport=stub, auth=slow).send(
            CREATE, {"project_id": "p", "thing": "t"}, NewThing(name="n")
        )


# ------------------------------------------------------------------------------------- set-up and close


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"auth": "token"}, "auth must have a method sign"),
        ({"timeout": 5}, "timeout must be a Timeout"),
        ({"retry": 3}, "retry must be a Retry"),
        ({"tls": True}, "tls must be a TLS"),
        ({"user_agent": "a\r\nB: c"}, "user_agent must be printable"),
        ({"user_agent": "é"}, "user_agent must be printable"),
        ({"transport": object()}, "a transport must have a method"),
        ({"variables": {"region": "a.b"}}, "one part of a host name"),
    ],
)
def test_what_cannot_be_set_up(flavour: Any, settings: Any, message: Any) -> None:
    with pytest.raises(ConfigurationError, match=message):
        flavour.core(**{"transport": StubTransport(OK), **settings})


def test_after_close(flavour: Any) -> None:
    stub = StubTransport(OK)
    core = flavour.core(transport=stub)
    flavour.close(core)
    with pytest.raises(errors.ClientClosed):
        flavour.send(core, LIST, {"needed": "x"})
    flavour.close(core)
    assert stub.requests == []


def test_many_threads_share_a_core() -> None:
    stub = StubTransport(lambda r: HttpResponse.of_json({"kind": "Thing", "maxSize": len(r.body)}))
    core = Core(
        product="x/1", endpoint="h", transport=stub, auth=HuaweiAccessKey("AK", "SK"),
        defaults={"project_id": "p"},
    )  # fmt: skip
    wrong = []

    def work(number: Any) -> None:
        for _ in range(50):
            thing = core.send(CREATE, {"thing": str(number)}, NewThing(name="n" * number))
            if thing.max_size != len(b'{"name":""}') + number:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(stub.requests) == 400
