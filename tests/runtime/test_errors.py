"""The tree of errors: what each says, and that it survives a process boundary."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from runtime import errors
from runtime.errors import (
    ApiError,
    ClientError,
    InvalidRequest,
    OmittedField,
    Problem,
    TimedOut,
    UnexpectedResponse,
    api_error,
)

EXAMPLES: list[Any] = [
    errors.ConfigurationError("no region"),
    errors.ClientClosed("the client is closed"),
    InvalidRequest(
        [Problem("a.b_c", "$.a.bC", "must be text"), Problem("x", "$.x", "is required")]
    ),
    errors.TransportError("broken", retry_safe=True),
    errors.ConnectFailed("refused"),
    TimedOut("no answer", retry_safe=False),
    errors.Disconnected("reset"),
    api_error(400)(400, "E.1", "no", "r-1", {"a": "b"}, {"k": 1}, b"{}", operation="Make"),
    api_error(429)(429, "APIGW.0308", "slow down", retry_after=2.5),
    UnexpectedResponse("odd", status=200, raw=b"x", surprises=["s"], value=[1], request_id="r"),
    OmittedField("Pool", "api_version", "apiVersion"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda e: type(e).__name__)
@pytest.mark.parametrize(
    "twin", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy]
)
def test_copies_equal_the_original(error: Any, twin: Any) -> None:
    error.add_note("a note")
    found = twin(error)
    assert type(found) is type(error)
    assert str(found) == str(error)
    assert found.args == error.args
    assert found.__dict__ == error.__dict__


def test_all_are_client_errors_and_drawn_at_the_top() -> None:
    for name in errors.__all__:
        member = getattr(errors, name)
        if isinstance(member, type) and issubclass(member, Exception):
            assert issubclass(member, ClientError)
            assert f" {name} " in (errors.__doc__ or "") or name == "ClientError", name


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequest"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "NotFound"),
        (409, "Conflict"),
        (429, "TooManyRequests"),
        (500, "ServerError"),
        (503, "ServerError"),
        (599, "ServerError"),
        (302, "ApiError"),
        (418, "ApiError"),
    ],
)
def test_class_by_status(status: Any, name: Any) -> None:
    assert api_error(status).__name__ == name


def test_api_error_says_everything() -> None:
    error = EXAMPLES[7]
    assert str(error) == "Make: 400 E.1: no (request ID r-1)"
    assert (error.status, error.code, error.message, error.request_id) == (400, "E.1", "no", "r-1")
    assert (error.headers, error.body, error.raw) == ({"a": "b"}, {"k": 1}, b"{}")
    assert str(ApiError(502, "502", "")) == "502: no explanation"


def test_all_problems_are_listed() -> None:
    assert str(EXAMPLES[2]) == (
        "invalid request, 2 problems:\n  a.b_c: must be text @ $.a.bC\n  x: is required"
    )
    assert str(InvalidRequest([Problem("a", "", "no")], "call")) == "invalid call: a: no"
    assert str(Problem("", "$", "must be an object")).endswith("must be an object @ $")


def test_problems_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        EXAMPLES[2].problems[0].path = "b"


def test_an_omitted_field_is_an_attribute_error() -> None:
    class Thing:
        @property
        def kind(self) -> None:
            raise OmittedField("Thing", "kind", "kind")

    assert getattr(Thing(), "kind", None) is None
    assert not hasattr(Thing(), "kind")
