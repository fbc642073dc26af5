"""Every command and every snippet of the README does what it says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
COMMANDS = [line for kind, _, text in BLOCKS if kind == "sh" for line in text.splitlines()]
SNIPPETS = [text for kind, info, text in BLOCKS if kind == "python" and "file=" not in info]
(SERVICE,) = [text for kind, info, text in BLOCKS if kind == "python" and "file=service.py" in info]
PORT = 8080


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {kind for kind, _, _ in BLOCKS} == {"sh", "python"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the same .venv, where commands may write."""
    copy = tmp_path_factory.mktemp("checkout") / "repo"
    ignored = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venv").symlink_to(Path(sys.prefix))
    return copy


def run(command: str, folder: Path, **extra: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**clean, **extra},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_commands_are_the_ones_tested_here() -> None:
    assert COMMANDS == [
        "make generate",
        "make test",  # it runs this very test
        "pip install ./generated/modelarts-nodepools",
        ".venv/bin/clientgen generate tools/bench/list.yaml --out /tmp/pool-list",
        ".venv/bin/clientgen diff HEAD:spec/modelarts/openapi.yaml spec/modelarts/openapi.yaml",
    ]


def test_make_generate_says_that_nothing_changed(checkout: Path) -> None:
    # The stamp of the set-up is as new as the files it stands for only in the original.
    os.utime(checkout / ".venv" / ".requirements")
    assert "nothing changed" in run("make generate", checkout).lower()


def test_make_lists_its_targets(checkout: Path) -> None:
    listed = run("make", checkout)
    for target in ("setup", "generate", "check", "test", "golden", "bench", "release"):
        assert f"make {target} " in listed


def test_make_test_runs_the_tests(checkout: Path) -> None:
    assert "-m pytest" in run("make --dry-run test", checkout)


def test_generate_for_any_document(checkout: Path, tmp_path: Path) -> None:
    run(COMMANDS[3].replace("/tmp", str(tmp_path)), checkout)
    program = "import pool_list_client; print(pool_list_client.PoolListClient.__name__)"
    source = str(tmp_path / "pool-list" / "src")
    assert (
        run(f'"{sys.executable}" -c "{program}"', tmp_path, PYTHONPATH=source).strip()
        == "PoolListClient"
    )


def test_one_verdict_on_a_change(checkout: Path) -> None:
    git = "git -c user.name=a -c user.email=a@example.com"
    run(f"git init -q && git add spec && {git} commit -qm first", checkout)
    assert "No change of the API" in run(COMMANDS[4], checkout)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The README's own service, on a free port instead of its fixed one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    file = tmp_path_factory.mktemp("service") / "service.py"
    assert SERVICE.count(str(PORT)) == 1
    file.write_text(SERVICE.replace(str(PORT), str(port)), encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(file)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield str(port)
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """An empty environment in which the README's install command was run."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    run(COMMANDS[2], checkout, PATH=f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return environment / "bin" / "python"


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_a_snippet_creates_a_node_pool(
    installed: Path, service: str, number: int, tmp_path: Path
) -> None:
    snippet = SNIPPETS[number]
    assert str(PORT) in snippet
    file = tmp_path / "snippet.py"
    file.write_text(snippet.replace(str(PORT), service), encoding="utf-8")
    assert run(f'"{installed}" -W error "{file}"', tmp_path).strip() == "nodepool-1"
