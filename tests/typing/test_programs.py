"""Programs that must type-check, and lines that must not, under mypy strict and pyright."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"


@cache
def flagged(checker: str, program: str) -> dict[int, str]:
    """Line number → first message that a checker has for it."""
    target = str(PROGRAMS / program)
    if checker == "mypy":
        command = [sys.executable, "-m", "mypy", "--strict", "--output=json", target]
    else:
        command = [sys.executable, "-m", "pyright", "--outputjson", target]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    found: dict[int, str] = {}
    if checker == "mypy":
        for item in map(
            json.loads, filter(None, done.stdout.splitlines()[:-1] or done.stdout.splitlines())
        ):
            if item.get("severity") == "error":
                found.setdefault(item["line"], item["message"])
    else:
        for item in json.loads(done.stdout)["generalDiagnostics"]:
            if item["severity"] == "error":
                found.setdefault(item["range"]["start"]["line"] + 1, item["message"])
    return found


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_accepted(checker: str) -> None:
    assert flagged(checker, "accepted.py") == {}


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_refused(checker: str) -> None:
    lines = (PROGRAMS / "refused.py").read_text(encoding="utf-8").splitlines()
    marked = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    assert marked, "the program marks no line"
    assert set(flagged(checker, "refused.py")) == marked
