"""(b) Decoding a list of 1,000 documented bodies, against `model_validate_json` on hand-written classes."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import handwritten
from bench.call import ANSWER, ROOT
from bench.measure import Ratio, paired

DOCUMENT = Path(__file__).with_name("list.yaml")


def ratios(folder: Path) -> Iterator[Ratio]:
    """Generate a package for the fixture document, and decode through its client."""
    out = folder / "pools"
    command = [sys.executable, "-m", "clientgen", "generate", str(DOCUMENT), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    sys.path.insert(0, str(out / "src"))
    package = importlib.import_module("pool_list_client")
    body = json.dumps({"items": [json.loads(ANSWER)] * 1000}, separators=(",", ":")).encode()
    assert len(handwritten.NodePoolList.model_validate_json(body).items) == 1000

    reply = package.HttpResponse(200, {"Content-Type": "application/json"}, body)
    client = package.PoolListClient(
        endpoint="http://test", transport=package.StubTransport(lambda _: reply)
    )
    with client:
        assert len(client.node_pools.list().items) == 1000
        yield paired(
            "decode 1,000 documented bodies",
            1.1,
            client.node_pools.list,
            lambda: handwritten.NodePoolList.model_validate_json(body),
            inner=5,
        )
