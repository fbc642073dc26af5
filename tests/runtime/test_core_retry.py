"""Never a second thing: what is sent again, how often, when, and what the last error says."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from runtime import errors
from runtime.auth.huawei_sdk_hmac import HuaweiAccessKey
from runtime.core import AsyncCore
from runtime.errors import ApiError, ClientError, ConnectFailed, Disconnected, TimedOut
from runtime.operation import Operation, Reply, RequestOptions
from runtime.retry import Retry
from runtime.stub import StubTransport
from runtime.transport import HttpResponse, Timeout

LOOKUP = "List the things and look for its name."
POST: Operation[str] = Operation(
    id="Make", method="POST", path="/a", success={"200": Reply("text/plain", "text")}, lookup=LOOKUP
)
GET: Operation[str] = Operation(
    id="Get", method="GET", path="/a", success={"200": Reply("text/plain", "text")}, idempotent=True
)
OK = HttpResponse(200, {}, b"ok")
THROTTLED = HttpResponse.of_json({"error_code": "APIGW.0308", "error_msg": "slow"}, 429)
BUSY = HttpResponse.of_json({"error_code": "ModelArts.1", "error_msg": "busy"}, 429)


def calls(flavour: Any, operation: Any, answers: Any, **settings: Any) -> Any:
    """How many requests were sent, and what came of it."""
    stub = StubTransport(answers)
    core = flavour.core(transport=stub, **settings)
    try:
        outcome = flavour.send(core, operation, {})
    except ClientError as error:
        outcome = error
    return len(stub.requests), outcome


NOT_FOR_POST = [
    TimedOut("no answer"),
    Disconnected("reset"),
    errors.TransportError("odd"),
    BUSY,
    HttpResponse(500),
    HttpResponse(502),
    HttpResponse(503, {"Retry-After": "0"}),
    HttpResponse(503, {}, b'{"error_code":"APIGW.0308","error_msg":"x"}'),
    HttpResponse(504),
]
NEVER = [
    HttpResponse(302, {"Location": "https://h/b"}),
    HttpResponse(400),
    HttpResponse(401),
    HttpResponse(401, {}, b'{"error_code":"APIGW.0301","error_msg":"x"}'),
    HttpResponse(403, {"Retry-After": "0"}),
    HttpResponse(404),
    HttpResponse(409),
    TypeError("in a handler"),
]


@pytest.mark.parametrize("answer", NOT_FOR_POST + NEVER, ids=repr)
def test_a_post_is_sent_once(flavour: Any, naps: Any, answer: Any) -> None:
    count, outcome = calls(flavour, POST, [answer, OK, OK, OK])
    assert count == 1
    assert isinstance(outcome, ClientError)
    assert naps == []


@pytest.mark.parametrize("answer", NEVER, ids=repr)
def test_what_is_never_sent_again(flavour: Any, naps: Any, answer: Any) -> None:
    assert calls(flavour, GET, [answer, OK])[0] == 1


@pytest.mark.parametrize(
    "answer",
    [ConnectFailed("refused"), TimedOut("no connection", retry_safe=True), THROTTLED],
    ids=repr,
)
def test_a_post_that_cannot_have_arrived_is_sent_again(
    flavour: Any, naps: Any, answer: Any
) -> None:
    assert calls(flavour, POST, [answer, answer, OK]) == (3, "ok")
    assert len(naps) == 2


@pytest.mark.parametrize(
    "answer", [a for a in NOT_FOR_POST if getattr(a, "status", 0) != 500], ids=repr
)
def test_an_idempotent_call_is_sent_again(flavour: Any, naps: Any, answer: Any) -> None:
    assert calls(flavour, GET, [answer, answer, OK]) == (3, "ok")
    assert all(0 <= nap <= 1 for nap in naps)


def test_a_500_is_not_sent_again(flavour: Any, naps: Any) -> None:
    assert calls(flavour, GET, [HttpResponse(500), OK])[0] == 1


def test_attempts_are_counted(flavour: Any, naps: Any) -> None:
    count, outcome = calls(flavour, GET, [HttpResponse(503)] * 9, retry=Retry(attempts=5))
    assert (count, len(naps)) == (5, 4)
    assert isinstance(outcome, ApiError)
    assert calls(flavour, GET, [HttpResponse(503)] * 9, retry=Retry(attempts=1))[0] == 1


def test_retry_per_call(flavour: Any, naps: Any) -> None:
    stub = StubTransport([HttpResponse(503)] * 9)
    core = flavour.core(transport=stub)
    with pytest.raises(ApiError):
        flavour.send(core, GET, {}, None, RequestOptions(retry=Retry(attempts=2)))
    assert len(stub.requests) == 2


def test_retry_after_is_obeyed(flavour: Any, naps: Any) -> None:
    slow = HttpResponse(429, {"Retry-After": "7"})
    assert calls(flavour, GET, [slow, OK]) == (2, "ok")
    assert naps == [7.0]
    long = HttpResponse(503, {"Retry-After": "3600"})
    count, outcome = calls(flavour, GET, [long, OK])
    assert (count, outcome.retry_after) == (1, 3600.0)


def test_each_attempt_is_signed_anew(flavour: Any, naps: Any, monkeypatch: Any) -> None:
    seconds = iter(range(1_700_000_000, 1_700_000_100))
    monkeypatch.setattr("runtime.auth.huawei_sdk_hmac.time.time", lambda: next(seconds))
    stub = StubTransport([HttpResponse(503), HttpResponse(503), OK])
    core = flavour.core(transport=stub, auth=HuaweiAccessKey("AK", "SK"))
    flavour.send(core, GET, {})
    assert len({r.headers["X-Sdk-Date"] for r in stub.requests}) == 3
    assert len({r.headers["Authorization"] for r in stub.requests}) == 3


@pytest.mark.parametrize(
    "error", [TimedOut("no answer within 2 s"), Disconnected("reset")], ids=repr
)
def test_an_unanswered_post_says_how_to_find_out(flavour: Any, error: Any) -> None:
    _, outcome = calls(flavour, POST, [error])
    assert type(outcome) is type(error)
    assert str(outcome).startswith("Make: ")
    assert str(outcome).endswith(
        f". The service may have acted on the request; it was not sent again. {LOOKUP}"
    )
    assert not outcome.retry_safe


def test_one_error_object_may_be_raised_by_many_calls(flavour: Any, naps: Any) -> None:
    error = Disconnected("reset")
    first, second = (str(calls(flavour, POST, [error])[1]) for _ in range(2))
    assert first == second
    assert str(error) == "reset"


def test_a_post_that_never_left_says_nothing_of_the_kind(flavour: Any, naps: Any) -> None:
    _, outcome = calls(flavour, POST, [ConnectFailed("refused")] * 3)
    assert str(outcome) == "Make: refused"
    assert outcome.retry_safe


# ------------------------------------------------------------------------------- the time for the whole


def test_no_wait_beyond_the_deadline(flavour: Any, naps: Any) -> None:
    slow = HttpResponse(503, {"Retry-After": "5"})
    count, outcome = calls(flavour, GET, [slow, OK], timeout=Timeout(total=3))
    assert (count, naps) == (1, [])
    assert isinstance(outcome, errors.ServerError)
    assert calls(flavour, GET, [slow, OK], timeout=Timeout(total=30)) == (2, "ok")


def test_limits_of_an_attempt_shrink_with_what_is_left(
    flavour: Any, naps: Any, monkeypatch: Any
) -> None:
    clock = [100.0]

    def answer(request: Any) -> HttpResponse:
        clock[0] += 4
        seen.append(request.timeout)
        raise Disconnected("x")

    seen: list[Timeout | None] = []
    monkeypatch.setattr("runtime.call.time.monotonic", lambda: clock[0])
    stub = StubTransport(answer)
    core = flavour.core(
        transport=stub, timeout=Timeout(3, 20, 10), retry=Retry(attempts=9, first=0)
    )
    with pytest.raises(ClientError):
        flavour.send(core, GET, {})
    assert seen == [Timeout(3, 10, 10), Timeout(3, 6, 6), Timeout(2, 2, 2)]


def test_the_deadline_cuts_off_an_asynchronous_call() -> None:
    class Hangs:
        async def asend(self, request: Any) -> Any:
            await asyncio.sleep(60)

        async def aclose(self) -> None:
            pass

    core = AsyncCore(product="x/1", endpoint="h", transport=Hangs(), timeout=Timeout(total=0.05))
    with pytest.raises(TimedOut, match=r"Make: not complete within .*look for its name"):
        asyncio.run(core.send(POST, {}))


def test_a_timeout_of_the_transport_is_not_ours() -> None:
    class Odd:
        async def asend(self, request: Any) -> Any:
            raise TimeoutError

        async def aclose(self) -> None:
            pass

    core = AsyncCore(product="x/1", endpoint="h", transport=Odd(), timeout=Timeout(total=60))
    with pytest.raises(ClientError, match="failed with TimeoutError") as caught:
        asyncio.run(core.send(POST, {}))
    assert not isinstance(caught.value, TimedOut)


def test_an_outer_timeout_is_not_ours() -> None:
    class Hangs:
        async def asend(self, request: Any) -> Any:
            await asyncio.sleep(60)

        async def aclose(self) -> None:
            pass

    async def main() -> None:
        core = AsyncCore(product="x/1", endpoint="h", transport=Hangs(), timeout=Timeout(total=60))
        async with asyncio.timeout(0.05):
            await core.send(POST, {})

    with pytest.raises(TimeoutError):
        asyncio.run(main())


@pytest.mark.parametrize("value", [0, -1, float("nan"), True, "5"])
def test_nonsense_limits_are_refused(value: Any) -> None:
    with pytest.raises(errors.ConfigurationError, match="read="):
        Timeout(read=value)


def test_retries_are_logged(flavour: Any, naps: Any, caplog: Any) -> None:
    caplog.set_level("INFO")
    calls(flavour, GET, [HttpResponse(503), Disconnected("x"), OK])
    assert "Get: attempt 1 ended in 503; again in" in caplog.text
    assert "Get: attempt 2 ended in Disconnected; again in" in caplog.text
