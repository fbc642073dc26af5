"""The committed package refuses what the documentation does not allow, before anything is sent."""

from __future__ import annotations

import copy
import json
import socket
from collections.abc import Callable
from typing import Any

import pytest

import modelarts_nodepools as sdk

# For calls that a type checker would refuse, as it should: tests/typing holds those.
untyped: Any = sdk


def resources(**changes: Any) -> sdk.PoolResource:
    return sdk.PoolResource(**{"flavor": "f", "count": 1, "max_count": 1, **changes})


def request(**changes: Any) -> sdk.CreateNodePoolRequest:
    fields: dict[str, Any] = {
        "metadata": sdk.NodePoolMetadata(name="n"),
        "spec": sdk.NodePoolSpec(resources=resources()),
    }
    return sdk.CreateNodePoolRequest(**{**fields, **changes})


def send(body: sdk.CreateNodePoolRequest) -> dict[str, Any]:
    """What reaches the wire for a body."""
    sent: list[bytes] = []

    def answer(request: sdk.HttpRequest) -> sdk.HttpResponse:
        sent.append(request.body or b"")
        return sdk.HttpResponse(200, {"Content-Type": "application/json"}, request.body or b"")

    stub = sdk.StubTransport(answer)
    with sdk.ModelArts(
        endpoint="test", project_id="p", auth=sdk.Token("t"), transport=stub
    ) as client:
        client.node_pools.create("pool", body)
    value: dict[str, Any] = json.loads(sent[0])
    return value


def refused(call: Callable[[], object]) -> dict[str, str]:
    """Python path → wire path of each problem that a call reports."""
    with pytest.raises(sdk.InvalidRequest) as caught:
        call()
    return {problem.path: problem.wire_path for problem in caught.value.problems}


NESTED: list[tuple[str, Callable[[], object], set[str]]] = [
    ("a misspelt field", lambda: resources(max_cuont=1), {"max_cuont"}),
    ("a missing field", lambda: untyped.PoolResource(flavor="f", count=1), {"max_count"}),
    ("a string for an integer", lambda: resources(count="3"), {"count"}),
    ("a bool for an integer", lambda: resources(count=True), {"count"}),
    ("a float for an integer", lambda: resources(count=1.5), {"count"}),
    (
        "a number for an annotation",
        lambda: untyped.NodePoolAnnotations(period_num=2),
        {"period_num"},
    ),
    (
        "a list for the resources",
        lambda: untyped.NodePoolSpec(resources=[resources()]),
        {"resources"},
    ),
    (
        "a code that is not listed",
        lambda: untyped.NodePoolAnnotations(period_type="5"),
        {"period_type"},
    ),
    ("a constant changed", lambda: request(kind="Pool"), {"kind"}),
    ("null for a required field", lambda: untyped.NodePoolMetadata(name=None), {"name"}),
    ("a forbidden tag", lambda: untyped.UserTag(key="CCE-x", value="v"), {"key"}),
    ("another forbidden tag", lambda: untyped.UserTag(key="__type_baremetal", value="v"), {"key"}),
    (
        "yearly/monthly without a period",
        lambda: untyped.NodePoolAnnotations(billing_mode="1"),
        {"period_num", "period_type"},
    ),
    (
        "yearly/monthly without a unit",
        lambda: untyped.NodePoolAnnotations(billing_mode="1", period_num="2"),
        {"period_type"},
    ),
    (
        "a number as an open annotation",
        lambda: untyped.NodePoolAnnotations(**{"x/y": 1}),
        {"['x/y']"},
    ),
    (
        "everything at once, in nested dicts",
        lambda: request(
            metadata={"nmae": "n", "annotations": {"os.modelarts/billing.mode": "1"}},
            spec={
                "resources": {"flavor": 1, "count": True, "tags": [{"key": "CCE-", "value": ""}]}
            },
        ),
        {
            "metadata.nmae",
            "metadata.name",
            "metadata.annotations.period_num",
            "metadata.annotations.period_type",
            "spec.resources.flavor",
            "spec.resources.count",
            "spec.resources.max_count",
            "spec.resources.tags[0].key",
        },
    ),
]


@pytest.mark.parametrize(
    ("call", "paths"), [case[1:] for case in NESTED], ids=[c[0] for c in NESTED]
)
def test_constructing_lists_every_problem(call: Callable[[], object], paths: set[str]) -> None:
    assert set(refused(call)) == paths


def test_a_problem_names_the_python_path_and_the_wire_path() -> None:
    problems = refused(
        lambda: request(spec={"resources": {"flavor": "f", "count": 1, "max_count": "1"}})
    )
    assert problems == {"spec.resources.max_count": "$.spec.resources.maxCount"}


def test_a_misspelt_field_is_answered_with_the_right_one() -> None:
    with pytest.raises(sdk.InvalidRequest, match="max_count"):
        resources(max_cuont=1)


def test_an_unknown_attribute_cannot_be_assigned() -> None:
    body = request()
    with pytest.raises(sdk.ClientError):
        body.metadata.nmae = "x"  # type: ignore[attr-defined]


def mutated(change: Callable[[sdk.CreateNodePoolRequest], object]) -> Callable[[], object]:
    def call() -> object:
        body = request(spec=sdk.NodePoolSpec(resources=resources(tags=[], azs=[], labels={})))
        change(body)
        return send(body)

    return call


LATER: list[tuple[str, Callable[[Any], object], str]] = [
    ("an attribute", lambda b: setattr(b.spec.resources, "count", "3"), "spec.resources.count"),
    ("a bool", lambda b: setattr(b.spec.resources, "count", True), "spec.resources.count"),
    ("a list", lambda b: b.spec.resources.azs.append({"az": "a"}), "spec.resources.azs[0].count"),
    ("a dict", lambda b: b.spec.resources.labels.update(a=1), "spec.resources.labels.a"),
    (
        "a forbidden tag",
        lambda b: b.spec.resources.tags.append(sdk.UserTag.model_construct(key="CCE-a", value="v")),
        "spec.resources.tags[0].key",
    ),
    (
        "half a subscription",
        lambda b: setattr(
            b.metadata,
            "annotations",
            sdk.NodePoolAnnotations.model_construct(billing_mode="1", period_num="1"),
        ),
        "metadata.annotations.period_type",
    ),
    ("a required field", lambda b: delattr(b.metadata, "name"), "metadata.name"),
]


@pytest.mark.parametrize(
    ("change", "path"), [case[1:] for case in LATER], ids=[c[0] for c in LATER]
)
def test_what_was_changed_later_is_checked_before_sending(
    change: Callable[[Any], object], path: str
) -> None:
    # Some changes are refused when they are made, the others when the body is sent: never by the service.
    problems = refused(mutated(change))
    assert any(path.endswith(found) for found in problems), problems


def test_empty_values_survive_and_absent_ones_stay_absent() -> None:
    body = request(
        metadata=sdk.NodePoolMetadata(name="", annotations=sdk.NodePoolAnnotations(order_id="")),
        spec=sdk.NodePoolSpec(
            resources=resources(os=sdk.Os(image_type=""), labels={}, tags=[], azs=None)
        ),
    )
    sent = send(body)
    assert sent["metadata"] == {"name": "", "annotations": {"os.modelarts/order.id": ""}}
    assert sent["spec"]["resources"] == {
        "flavor": "f",
        "count": 1,
        "maxCount": 1,
        "labels": {},
        "tags": [],
        "os": {"imageType": ""},
    }


def test_a_server_default_is_not_sent_unasked() -> None:
    annotations = sdk.NodePoolAnnotations()
    assert annotations.auto_renew is None
    assert send(request(metadata=sdk.NodePoolMetadata(name="n", annotations=annotations)))[
        "metadata"
    ] == {
        "name": "n",
        "annotations": {},
    }


def test_open_keys_are_sent_as_they_are() -> None:
    annotations = untyped.NodePoolAnnotations(**{"os.modelarts/auto.pay": "1"})
    body = request(metadata=sdk.NodePoolMetadata(name="n", annotations=annotations))
    assert send(body)["metadata"]["annotations"] == {"os.modelarts/auto.pay": "1"}


def test_constructing_does_not_change_what_it_was_given() -> None:
    given = {"name": "n", "annotations": {"os.modelarts/order.id": "1"}}
    before = copy.deepcopy(given)
    request(metadata=given)
    assert given == before


@pytest.mark.parametrize("name", ["pool_name", "project_id"])
@pytest.mark.parametrize("value", [7, True, ["pool"]])
def test_a_path_parameter_is_text(name: str, value: object) -> None:
    stub = sdk.StubTransport(lambda _: pytest.fail("this must not be sent"))
    arguments = {"pool_name": "pool", "body": request(), name: value}
    with untyped.ModelArts(
        endpoint="test", project_id="p", auth=sdk.Token("t"), transport=stub
    ) as client:
        found = refused(lambda: client.node_pools.create(**arguments))
    assert list(found) == [name]


@pytest.mark.parametrize("trusted", [True, False])
def test_the_environment_names_a_proxy_only_if_it_may(
    trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.2)
        for name in ("NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        with (
            sdk.ModelArts(
                endpoint="service.invalid",
                project_id="p",
                auth=sdk.Token("t"),
                timeout=sdk.Timeout(total=0.3),
                retry=sdk.Retry(attempts=1),
                trust_env=trusted,
            ) as client,
            pytest.raises(sdk.TransportError),
        ):
            client.node_pools.create("pool", request())
        if trusted:
            proxy.accept()[0].close()
        else:
            with pytest.raises(TimeoutError):
                proxy.accept()
