"""The documented example, over a real socket, by both clients and both ways to authenticate."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import modelarts_nodepools as sdk

ACCESS_KEY = ("AKEXAMPLE0000000001", "SKexampleExampleExampleExampleExample0001")
AUTHS: dict[str, Callable[[], Any]] = {
    "token": lambda: sdk.Token("token-of-the-test"),
    "access key": lambda: sdk.AccessKey(*ACCESS_KEY),
    "temporary access key": lambda: sdk.AccessKey(*ACCESS_KEY, security_token="temporary"),
    "access key of a project": lambda: sdk.AccessKey(*ACCESS_KEY, project_id="project-1"),
}


def documented_request() -> sdk.CreateNodePoolRequest:
    """The page's example, written with Python names as a caller would."""
    return sdk.CreateNodePoolRequest(
        metadata=sdk.NodePoolMetadata(name="nodepool-1", annotations=sdk.NodePoolAnnotations()),
        spec=sdk.NodePoolSpec(
            resources=sdk.PoolResource(
                node_pool="nodepool-1",
                flavor="modelarts.vm.2u4g.dcc",
                count=1,
                max_count=1,
                network=sdk.NodeNetwork(
                    vpc="277e9abc-0e6b-431a-9232-cfd25d5fc566",
                    subnet="03796378-c356-4c14-826b-e4913aa9c8b9",
                    security_groups=["0a15b48d-06f1-41e4-b782-ade90087bf59"],
                ),
            )
        ),
    )


def create(flavour: str, service: Any, auth: Any, pool: str = "pool-1") -> sdk.NodePool:
    """Create the documented pool with the client of one flavour."""
    if flavour == "sync":
        with sdk.ModelArts(endpoint=service.url, project_id="project-1", auth=auth) as client:
            return client.node_pools.create(pool, documented_request())

    async def run() -> sdk.NodePool:
        async with sdk.AsyncModelArts(
            endpoint=service.url, project_id="project-1", auth=auth
        ) as client:
            return await client.node_pools.create(pool, documented_request())

    return asyncio.run(run())


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("auth", AUTHS)
def test_the_documented_example(service: Any, root: Path, flavour: str, auth: str) -> None:
    examples = root / "spec" / "modelarts" / "examples" / "create-node-pool"
    expected = json.loads((examples / "request.json").read_bytes())

    pool = create(flavour, service, AUTHS[auth]())

    (request,) = service.received
    assert (request.method, request.target) == ("POST", "/v2/project-1/pools/pool-1/nodepools")
    assert request.headers["content-type"].split(";")[0] == "application/json"
    assert json.loads(request.body) == expected
    # As sent: compact UTF-8, in the order of the documented tables.
    assert (
        request.body
        == json.dumps(
            {
                "apiVersion": "v2",
                "kind": "NodePool",
                "metadata": expected["metadata"],
                "spec": {
                    "resources": {
                        key: expected["spec"]["resources"][key]
                        for key in ("flavor", "count", "maxCount", "nodePool", "network")
                    }
                },
            },
            separators=(",", ":"),
        ).encode()
    )
    assert pool.metadata.name == "nodepool-1"
    assert pool.spec is not None
    assert pool.spec.resources.max_count == 1
    response = sdk.response_of(pool)
    assert (response.status, response.request_id) == (200, "req-1")
    assert response.surprises == ()


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_pool_name_with_odd_characters_is_signed_as_it_is_sent(
    service: Any, flavour: str
) -> None:
    create(flavour, service, AUTHS["access key"](), pool="pool ü+%~x")
    assert service.received[0].target == "/v2/project-1/pools/pool%20%C3%BC%2B%25~x/nodepools"


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_wrong_secret_is_refused_once(service: Any, flavour: str) -> None:
    with pytest.raises(sdk.Unauthorized) as caught:
        create(flavour, service, sdk.AccessKey(ACCESS_KEY[0], "wrong"))
    assert caught.value.code == "APIGW.0301"
    assert caught.value.message == "signature does not match"
    assert len(service.received) == 1


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_the_documented_error(service: Any, root: Path, flavour: str) -> None:
    body = root / "spec" / "modelarts" / "examples" / "create-node-pool" / "response.400.json"
    service.answer = lambda _: (400, {"Content-Type": "application/json"}, body.read_bytes())
    with pytest.raises(sdk.BadRequest) as caught:
        create(flavour, service, AUTHS["token"]())
    assert caught.value.status == 400
    assert caught.value.code == "ModelArts.50004000"
    assert caught.value.message == "Bad request."
    assert isinstance(caught.value.body, sdk.ErrorResponse)


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408])
def test_a_create_that_may_have_been_seen_is_never_repeated(
    service: Any, flavour: str, status: int
) -> None:
    service.answer = lambda _: (status, {"Retry-After": "0"}, b"busy")
    with pytest.raises(sdk.ApiError) as caught:
        create(flavour, service, AUTHS["token"]())
    assert caught.value.status == status
    assert len(service.received) == 1


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_the_gateways_own_refusal_is_repeated(service: Any, flavour: str) -> None:
    refusal = json.dumps({"error_code": "APIGW.0308", "error_msg": "throttled"}).encode()

    def answer(request: Any) -> tuple[int, dict[str, str], bytes]:
        if len(service.received) == 1:
            return 429, {"Retry-After": "0", "Content-Type": "application/json"}, refusal
        return 200, {"Content-Type": "application/json"}, request.body

    service.answer = answer
    assert create(flavour, service, AUTHS["access key"]()).metadata.name == "nodepool-1"
    assert len(service.received) == 2
    assert service.received[0].body == service.received[1].body


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_redirect_is_not_followed(service: Any, flavour: str) -> None:
    service.answer = lambda _: (307, {"Location": service.url + "/elsewhere"}, b"")
    with pytest.raises(sdk.ClientError):
        create(flavour, service, AUTHS["token"]())
    assert len(service.received) == 1
