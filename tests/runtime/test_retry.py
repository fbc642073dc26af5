"""What may be sent again, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from runtime import errors
from runtime.errors import ConfigurationError, api_error
from runtime.retry import Retry, retry_after

SAFE = [errors.ConnectFailed("x"), errors.TimedOut("x", retry_safe=True)]
UNSAFE = [
    errors.TimedOut("x"),
    errors.Disconnected("x"),
    errors.TransportError("x"),
]
NEVER = [
    errors.ClientError("x"),
    errors.ConfigurationError("x"),
    errors.InvalidRequest([]),
    errors.UnexpectedResponse("x", status=200),
    *[api_error(s)(s, "APIGW.0308", "x") for s in (302, 400, 401, 403, 404, 409, 413, 500, 501)],
]


@pytest.mark.parametrize("error", NEVER, ids=repr)
def test_never(error: Any) -> None:
    assert not Retry().allows(error, idempotent=True)
    assert not Retry().allows(error, idempotent=False)


@pytest.mark.parametrize("error", SAFE, ids=repr)
def test_nothing_arrived(error: Any) -> None:
    assert Retry().allows(error, idempotent=True)
    assert Retry().allows(error, idempotent=False)


@pytest.mark.parametrize("error", UNSAFE, ids=repr)
def test_something_may_have_arrived(error: Any) -> None:
    assert Retry().allows(error, idempotent=True)
    assert not Retry().allows(error, idempotent=False)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_server_errors(status: Any) -> None:
    error = api_error(status)(status, "APIGW.0308", "x")
    assert Retry().allows(error, idempotent=True)
    assert not Retry().allows(error, idempotent=False)


@pytest.mark.parametrize(
    ("code", "safe"),
    [
        ("APIGW.0308", True),
        ("APIG.0308", True),
        ("ModelArts.50004000", False),
        ("429", False),
        ("XAPIG.0308", False),
        ("APIGW", False),
    ],
)
def test_throttling_is_safe_only_from_the_gateway(code: Any, safe: Any) -> None:
    error = api_error(429)(429, code, "x")
    assert Retry().allows(error, idempotent=True)
    assert Retry().allows(error, idempotent=False) is safe


def test_back_off_doubles_with_full_jitter_up_to_a_bound(monkeypatch: Any) -> None:
    seen = []

    def noted(low: float, high: float) -> float:
        seen.append((low, high))
        return high

    monkeypatch.setattr("random.uniform", noted)
    retry = Retry(first=1, longest=5)
    waits = [retry.delay(attempt, SAFE[0]) for attempt in (1, 2, 3, 4, 5000)]
    assert waits == [1, 2, 4, 5, 5]
    assert all(low == 0 for low, _ in seen)


def test_retry_after_is_a_lower_bound(monkeypatch: Any) -> None:
    monkeypatch.setattr("random.uniform", lambda low, high: high)
    asked = api_error(429)(429, "APIGW.0308", "x", retry_after=7.0)
    little = api_error(429)(429, "APIGW.0308", "x", retry_after=0.1)
    long = api_error(429)(429, "APIGW.0308", "x", retry_after=61.0)
    assert Retry(first=1).delay(1, asked) == 7
    assert Retry(first=1).delay(1, little) == 1
    assert Retry(first=1).delay(1, long) is None
    assert Retry(first=1, longest_retry_after=90).delay(1, long) == 61


def test_retry_after_as_a_date() -> None:
    later = datetime.now(UTC) + timedelta(seconds=30)
    assert 28 < (retry_after(format_datetime(later, usegmt=True)) or 0) <= 30
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert retry_after("Wed, 21 Oct 2015 07:28:00") == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, None),
        ("3", 3.0),
        (" 1.5 ", 1.5),
        ("", None),
        ("-3", None),
        ("soon", None),
        ("1e9", None),
        ("٣", None),
        ("nan", None),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
        ("9" * 5000, None),
    ],
)
def test_retry_after_as_text(text: Any, seconds: Any) -> None:
    assert retry_after(text) == seconds


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0},
        {"attempts": 1.5},
        {"attempts": True},
        {"first": -1},
        {"longest": float("nan")},
        {"first": "1"},
    ],
)
def test_nonsense_is_refused(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        Retry(**wrong)
