"""Every block of code in the README of the committed package runs as it stands, and sends what it shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import modelarts_nodepools as sdk

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generated" / "modelarts-nodepools"
README = (PACKAGE / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
DOCUMENTED = json.loads(
    (ROOT / "spec/modelarts/examples/create-node-pool/request.json").read_text(encoding="utf-8")
)
SYNC, ASYNC, MONTHLY, STUBBED = range(4)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[sdk.HttpRequest]:
    """The requests of both clients, which echo the body as the service does."""
    requests: list[sdk.HttpRequest] = []

    def answer(request: sdk.HttpRequest) -> sdk.HttpResponse:
        requests.append(request)
        return sdk.HttpResponse(200, {"Content-Type": "application/json"}, request.body or b"")

    class Sync(sdk.ModelArts):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**{"transport": sdk.StubTransport(answer), **settings})

    class Async(sdk.AsyncModelArts):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**{"transport": sdk.StubTransport(answer), **settings})

    monkeypatch.setattr(sdk, "ModelArts", Sync)
    monkeypatch.setattr(sdk, "AsyncModelArts", Async)
    monkeypatch.setenv("HUAWEICLOUD_SDK_AK", "key")
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", "secret")
    return requests


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(code, "README.md", "exec"), names)
    return names


def test_the_blocks_are_the_ones_tested_here() -> None:
    assert len(CODE) == 4
    assert README.count("```") == 2 * len(CODE)


@pytest.mark.parametrize("number", [SYNC, ASYNC])
def test_the_quickstart_sends_the_documented_body(
    sent: list[sdk.HttpRequest], number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    run(CODE[number])
    (request,) = sent
    assert request.method == "POST"
    assert re.fullmatch(
        r"https://modelarts\.[a-z]+-[a-z]+-\d+\.myhuaweicloud\.com/v2/my-project/pools/my-pool/nodepools",
        request.url,
    )
    assert json.loads(request.body or b"") == DOCUMENTED
    assert request.headers["Authorization"].startswith("SDK-HMAC-SHA256 Access=key, ")
    assert "NodePool(" in capsys.readouterr().out


def test_the_body_billed_by_the_month_is_sent_as_documented(sent: list[sdk.HttpRequest]) -> None:
    body = run(CODE[MONTHLY])["body"]
    with sdk.ModelArts(region="r", project_id="p", auth=sdk.Token("t")) as client:
        client.node_pools.create("pool", body)
    assert json.loads(sent[0].body or b"")["metadata"]["annotations"] == {
        "os.modelarts/billing.mode": "1",
        "os.modelarts/period.num": "1",
        "os.modelarts/period.type": "2",
    }


def test_the_stub_needs_neither_network_nor_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUAWEICLOUD_SDK_AK", raising=False)
    names = run(CODE[STUBBED])
    assert names["client"]


def test_the_code_type_checks(tmp_path: Path) -> None:
    for number, code in enumerate(CODE):
        (tmp_path / f"block_{number}.py").write_text(code, encoding="utf-8")
    settings = {"extraPaths": [str(PACKAGE / "src")], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    for command in (
        ["mypy", "--strict", "--follow-imports=silent", "."],
        ["pyright", f"--pythonpath={sys.executable}", "."],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", "MYPYPATH": str(PACKAGE / "src"), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
