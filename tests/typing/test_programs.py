"""Programs that must type-check, and lines that must not, under mypy strict and pyright."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"
SOURCE = ROOT / "generated" / "modelarts-nodepools" / "src"
Flagged = Callable[[str, str], dict[int, str]]


@pytest.fixture(scope="module")
def flagged(tmp_path_factory: pytest.TempPathFactory) -> Flagged:
    """Line number → first message that a checker has for it."""
    folder = tmp_path_factory.mktemp("programs")
    # The repository's own settings leave the refused program out, and other ones would.
    settings = {"extraPaths": [str(SOURCE)], "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")

    def check(checker: str, program: str) -> dict[int, str]:
        target = str(shutil.copy(PROGRAMS / program, folder))
        if checker == "mypy":
            output = run("mypy", "--strict", "--output=json", target, folder=folder)
            errors = [
                (item["line"], item["message"])
                for item in map(json.loads, re.findall(r"^{.*}$", output, re.MULTILINE))
                if item["severity"] == "error"
            ]
        else:
            arguments = ("--outputjson", f"--pythonpath={sys.executable}", target)
            report = json.loads(run("pyright", *arguments, folder=folder))
            errors = [
                (item["range"]["start"]["line"] + 1, item["message"])
                for item in report["generalDiagnostics"]
                if item["severity"] == "error"
            ]
        found: dict[int, str] = {}
        for line, message in errors:
            found.setdefault(line, message)
        return found

    return check


def run(checker: str, *arguments: str, folder: Path) -> str:
    """What a checker prints."""
    environment = {**os.environ, "MYPYPATH": str(SOURCE)}
    command = [sys.executable, "-m", checker, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert not done.stderr, done.stderr
    return done.stdout


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_accepted(flagged: Flagged, checker: str) -> None:
    assert flagged(checker, "accepted.py") == {}


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_refused(flagged: Flagged, checker: str) -> None:
    lines = (PROGRAMS / "refused.py").read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    assert marked, "the program marks no line"
    assert set(flagged(checker, "refused.py")) == marked
