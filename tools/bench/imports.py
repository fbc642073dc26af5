"""(c) What importing costs, and how soon a cold process has its first reply."""

from __future__ import annotations

import compileall
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.call import ANSWER, PATH, ROOT, served
from bench.measure import Ratio, paired_commands

SOURCE = ROOT / "generated" / "modelarts-nodepools" / "src"
HANDWRITTEN = Path(__file__).with_name("handwritten.py")

OURS_FIRST = """
from modelarts_nodepools import AccessKey, CreateNodePoolRequest, ModelArts, NodePoolMetadata
with ModelArts(endpoint={url!r}, project_id="project-1", auth=AccessKey("ak", "sk")) as client:
    body = CreateNodePoolRequest(metadata=NodePoolMetadata(name="nodepool-1"))
    assert client.node_pools.create("pool-1", body).kind == "NodePool"
"""
THEIRS_FIRST = """
import httpx2
from handwritten import CreateNodePoolRequest, NodePool, NodePoolMetadata
with httpx2.Client() as client:
    body = CreateNodePoolRequest(metadata=NodePoolMetadata(name="nodepool-1"))
    reply = client.post({address!r}, json=body.model_dump(by_alias=True, exclude_none=True))
    assert NodePool.model_validate_json(reply.content).kind == "NodePool"
"""


def installed(folder: Path) -> Path:
    """Both sides as an installer leaves them: side by side, byte-compiled."""
    place = folder / "site"
    shutil.copytree(SOURCE, place, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HANDWRITTEN, place)
    compileall.compile_dir(place, quiet=1)
    return place


def ratios(folder: Path) -> Iterator[Ratio]:
    place = installed(folder)

    def program(text: str) -> list[str]:
        return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r})\n{text}"]

    # 15 ms on the machine where a bare interpreter takes as long as it does here: a difference, not a ratio.
    bare = paired_commands(
        "", 0, program("import modelarts_nodepools"), [program("pass")], rounds=21
    )
    added = bare.ours - bare.theirs
    yield Ratio("import modelarts_nodepools, of 15 ms allowed", added / 0.015, 1.0, added, 0.015)
    yield paired_commands(
        "import the client and a request model",
        1.15,
        program("from modelarts_nodepools import CreateNodePoolRequest, ModelArts"),
        [program("from handwritten import CreateNodePoolRequest")],
        rounds=21,
    )
    with served(ANSWER, folder) as url:
        yield paired_commands(
            "cold process to the first reply",
            1.0,
            program(OURS_FIRST.format(url=url)),
            [program(THEIRS_FIRST.format(address=url + PATH))],
            rounds=21,
        )
