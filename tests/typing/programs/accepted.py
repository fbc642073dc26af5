"""Everything here type-checks, under mypy strict and pyright."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_type

from modelarts_nodepools import (
    AccessKey,
    ApiError,
    AsyncModelArts,
    BadRequest,
    ClientError,
    CreateNodePoolRequest,
    HttpRequest,
    HttpResponse,
    ModelArts,
    NodePool,
    NodePoolAnnotations,
    NodePoolMetadata,
    NodePoolSpec,
    PeriodType,
    PoolNodeAz,
    PoolResource,
    RequestOptions,
    Response,
    Retry,
    StubTransport,
    Surprise,
    Taint,
    Timeout,
    Token,
    UserTag,
    response_of,
)


def body() -> CreateNodePoolRequest:
    return CreateNodePoolRequest(
        metadata=NodePoolMetadata(
            name="nodepool-1",
            annotations=NodePoolAnnotations(
                billing_mode="1", period_num="2", period_type=PeriodType.MONTH
            ),
        ),
        spec=NodePoolSpec(
            resources=PoolResource(
                flavor="modelarts.vm.gpu.t4u8",
                count=1,
                max_count=2,
                azs=[PoolNodeAz(az="az-1", count=1)],
                taints=[Taint(key="k", effect="NoSchedule")],
                labels={"team": "research"},
                tags=[UserTag(key="k", value="v")],
            )
        ),
    )


def sync() -> None:
    with ModelArts(region="ap-southeast-3", project_id="p", auth=Token("t")) as client:
        pool = client.node_pools.create("pool", body())
        assert_type(pool, NodePool)
        assert_type(pool.metadata.name, str)
        assert_type(pool.spec, NodePoolSpec | None)
        whole = client.response(client.node_pools.create, "pool", body())
        assert_type(whole, Response[NodePool])
        assert_type(whole.value, NodePool)
        assert_type(whole.status, int)
        assert_type(whole.request_id, str | None)
        assert_type(whole.surprises, tuple[Surprise, ...])
        assert_type(response_of(pool), Response[NodePool])


async def asynchronous() -> None:
    key = AccessKey("ak", "sk", security_token="st")
    async with AsyncModelArts(endpoint="https://localhost", project_id="p", auth=key) as client:
        pool = await client.node_pools.create("pool", body(), project_id="other")
        assert_type(pool, NodePool)
        whole = await client.response(client.node_pools.create, "pool", body())
        assert_type(whole, Response[NodePool])


def options(client: ModelArts) -> None:
    client.node_pools.create(
        "pool",
        body(),
        options=RequestOptions(
            timeout=Timeout(connect=1, read=2, total=3),
            retry=Retry(attempts=1),
            extra_body={"undocumented": {"a": 1}},
            extra_headers={"X-Extra": "1"},
            extra_query={"q": "1"},
        ),
    )


def errors(client: ModelArts) -> str | None:
    try:
        client.node_pools.create("pool", body())
    except BadRequest as error:
        assert_type(error.status, int)
        assert_type(error.code, str)
        assert_type(error.request_id, str | None)
        assert_type(error.raw, bytes)
        headers: Mapping[str, str] = error.headers
        return headers.get("x-request-id")
    except ApiError as error:
        return error.message
    except ClientError:
        return None
    return None


class Rotating:
    """An own provider of credentials is one method."""

    def sign(self, request: HttpRequest) -> HttpRequest:
        return request.replace(headers={**request.headers, "X-Auth-Token": "fresh"})


class RotatingAsync:
    async def sign(self, request: HttpRequest) -> HttpRequest:
        return request.replace(headers={**request.headers, "X-Auth-Token": "fresh"})


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(200, {"Content-Type": "application/json"}, request.body or b"")


stubbed = ModelArts(
    endpoint="test", project_id="p", auth=Rotating(), transport=StubTransport(answer)
)
stubbed_async = AsyncModelArts(
    endpoint="test", project_id="p", auth=RotatingAsync(), transport=StubTransport(answer)
)
