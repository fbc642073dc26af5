"""(a) A typed, validated, signed create, against a bare unsigned post of a ready dict with httpx2."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2

import modelarts_nodepools as sdk
from bench.measure import Ratio, paired
from modelarts_nodepools._runtime.httpx_transport import AsyncHttpxTransport, HttpxTransport

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "spec" / "modelarts" / "examples" / "create-node-pool" / "request.json"
BODY: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
ANSWER = json.dumps(BODY, separators=(",", ":")).encode()
PATH = "/v2/project-1/pools/pool-1/nodepools"


def build() -> sdk.CreateNodePoolRequest:
    """The documented example, built anew for every call."""
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


def answer(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, content=ANSWER, headers={"Content-Type": "application/json"})


@contextlib.contextmanager
def served(body: bytes, folder: Path) -> Iterator[str]:
    """The URL of a server process that answers with `body`."""
    file = folder / "body"
    file.write_bytes(body)
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.wait()


def _clock(mock: httpx2.MockTransport | None) -> Callable[[], float]:
    return time.process_time if mock else time.perf_counter


def sync_ratio(name: str, limit: float, url: str, mock: httpx2.MockTransport | None) -> Ratio:
    client = sdk.ModelArts(
        endpoint=url,
        project_id="project-1",
        auth=sdk.AccessKey("AKEXAMPLE0000000001", "SKexampleExampleExampleExampleExample0001"),
        transport=HttpxTransport(mock=mock) if mock else None,
    )
    bare = httpx2.Client(transport=mock)
    address = url + PATH
    with client, bare:
        return paired(
            name,
            limit,
            lambda: client.node_pools.create("pool-1", build()),
            lambda: bare.post(address, json=BODY).json(),
            clock=_clock(mock),
        )


def async_ratio(name: str, limit: float, url: str, mock: httpx2.MockTransport | None) -> Ratio:
    client = sdk.AsyncModelArts(
        endpoint=url,
        project_id="project-1",
        auth=sdk.AccessKey("AKEXAMPLE0000000001", "SKexampleExampleExampleExampleExample0001"),
        transport=AsyncHttpxTransport(mock=mock) if mock else None,
    )
    bare = httpx2.AsyncClient(transport=mock)
    address = url + PATH

    # One call of the measured function makes many requests, so that entering the loop does not count.
    async def ours() -> None:
        for _ in range(50):
            await client.node_pools.create("pool-1", build())

    async def theirs() -> None:
        for _ in range(50):
            (await bare.post(address, json=BODY)).json()

    with asyncio.Runner() as runner:
        ratio = paired(
            name,
            limit,
            lambda: runner.run(ours()),
            lambda: runner.run(theirs()),
            inner=4,
            clock=_clock(mock),
        )
        runner.run(client.aclose())
        runner.run(bare.aclose())
    return Ratio(ratio.name, ratio.value, ratio.limit, ratio.ours / 50, ratio.theirs / 50)


def ratios(folder: Path) -> Iterator[Ratio]:
    mock = httpx2.MockTransport(answer)
    yield sync_ratio("create, in process, sync", 0.8, "http://test", mock)
    yield async_ratio("create, in process, async", 0.8, "http://test", mock)
    with served(ANSWER, folder) as url:
        yield sync_ratio("create, over loopback, sync", 1.05, url, None)
        yield async_ratio("create, over loopback, async", 1.05, url, None)
