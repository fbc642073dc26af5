"""The committed package takes any reply: it keeps what it does not know, and says what was different."""

from __future__ import annotations

import json
from typing import Any

import pytest

import modelarts_nodepools as sdk

POOL: dict[str, Any] = {
    "apiVersion": "v2",
    "kind": "NodePool",
    "metadata": {"name": "n", "annotations": {}},
    "spec": {"resources": {"flavor": "f", "count": 1, "maxCount": 2}},
}


def changed(**changes: Any) -> dict[str, Any]:
    """The pool with values at dotted wire paths replaced (``...`` removes one)."""
    value: dict[str, Any] = json.loads(json.dumps(POOL))
    for path, new in changes.items():
        *parents, last = path.split("__")
        place = value
        for parent in parents:
            place = place[parent]
        if new is ...:
            del place[last]
        else:
            place[last] = new
    return value


def create(reply: object, **settings: Any) -> sdk.NodePool:
    raw = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
    stub = sdk.StubTransport(
        lambda _: sdk.HttpResponse(200, {"Content-Type": "application/json"}, raw)
    )
    client = sdk.ModelArts(
        endpoint="test", project_id="p", auth=sdk.Token("t"), transport=stub, **settings
    )
    with client:
        return client.node_pools.create(
            "pool", sdk.CreateNodePoolRequest(metadata=sdk.NodePoolMetadata(name="n"))
        )


def surprises(pool: sdk.NodePool) -> set[tuple[str, str]]:
    return {(surprise.wire_path, surprise.kind) for surprise in sdk.response_of(pool).surprises}


ODD: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({}, set()),
    ({"status": {"phase": "x"}}, {("$.status", "unknown-field")}),
    (
        {"spec__resources__rootVolume": {"size": "1"}},
        {("$.spec.resources.rootVolume", "unknown-field")},
    ),
    ({"spec__resources__count": "3"}, {("$.spec.resources.count", "wrong-type")}),
    ({"kind": "NodePoolV3"}, {("$.kind", "unknown-option")}),
    ({"metadata__name": ...}, {("$.metadata.name", "missing-field")}),
    ({"metadata": ...}, {("$.metadata", "missing-field")}),
    ({"spec": None}, {("$.spec", "unexpected-null")}),
    ({"spec__resources": [POOL["spec"]["resources"]]}, {("$.spec.resources", "wrong-type")}),
    (
        {"metadata__annotations": {"os.modelarts/billing.mode": "9"}},
        {("$.metadata.annotations['os.modelarts/billing.mode']", "unknown-option")},
    ),
    (
        {"metadata__annotations": {"os.modelarts/period.type": "9"}},
        {("$.metadata.annotations['os.modelarts/period.type']", "unknown-option")},
    ),
    ({"spec__resources__tags": [{"key": "CCE-a", "value": "b"}]}, set()),
]


@pytest.mark.parametrize(("changes", "expected"), ODD)
def test_odd_replies_never_raise_and_are_reported(
    changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    pool = create(changed(**changes))
    assert surprises(pool) == expected


@pytest.mark.parametrize(("changes", "expected"), ODD)
def test_strict_responses_turn_surprises_into_an_error(
    changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    if not expected:
        create(changed(**changes), strict_responses=True)
        return
    with pytest.raises(sdk.UnexpectedResponse):
        create(changed(**changes), strict_responses=True)


@pytest.mark.parametrize("changes", [case[0] for case in ODD])
def test_what_came_is_what_goes_back(changes: dict[str, Any]) -> None:
    reply = changed(**changes)
    assert json.loads(create(reply).model_dump_json(exclude_unset=True, warnings=False)) == reply


@pytest.mark.parametrize("changes", [c[0] for c in ODD if not {"kind", "status"} & set(c[0])])
def test_a_decoded_part_nobody_changed_may_be_sent(changes: dict[str, Any]) -> None:
    reply = changed(**changes)
    pool = create(reply)
    fields = {name: getattr(pool, name) for name in ("metadata", "spec") if hasattr(pool, name)}
    if "metadata" not in fields:
        return
    sent: list[bytes] = []

    def answer(request: sdk.HttpRequest) -> sdk.HttpResponse:
        sent.append(request.body or b"")
        return sdk.HttpResponse(200, {"Content-Type": "application/json"}, b"{}")

    stub = sdk.StubTransport(answer)
    with sdk.ModelArts(
        endpoint="test", project_id="p", auth=sdk.Token("t"), transport=stub
    ) as client:
        client.node_pools.create("pool", sdk.CreateNodePoolRequest(**fields))
    assert json.loads(sent[0]) == {key: value for key, value in reply.items() if value is not None}


def test_a_missing_field_raises_on_touch_and_names_itself() -> None:
    pool = create(changed(metadata=...))
    assert not hasattr(pool, "metadata")
    with pytest.raises(sdk.ClientError, match="metadata"):
        _ = pool.metadata


@pytest.mark.parametrize(
    "raw", [b"", b"<html>", b'{"kind": "Node', b"[]", b"null", b'"x"', b"[" * 100_000]
)
def test_a_reply_that_is_no_pool_is_an_unexpected_response(raw: bytes) -> None:
    with pytest.raises(sdk.UnexpectedResponse) as caught:
        create(raw)
    assert caught.value.status == 200
    assert len(caught.value.raw) <= 65_536


def test_sync_and_async_offer_the_same() -> None:
    def members(kind: type) -> set[str]:
        return {name for name in vars(kind) if not name.startswith("_")}

    assert members(sdk.ModelArts) - {"close"} == members(sdk.AsyncModelArts) - {"aclose"}
    assert members(sdk.NodePools) == members(sdk.AsyncNodePools)
