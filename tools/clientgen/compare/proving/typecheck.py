"""Type-checks programs with a package: mypy and pyright, whichever is installed."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clientgen.compare.proving.model import Failure, Unusable
from clientgen.diagnostics import neutral

CHECKERS = ("mypy", "pyright")
_LIMIT = 300


def installed(checker: str) -> bool:
    """Whether a checker can be run."""
    return importlib.util.find_spec(checker) is not None


def check(
    checker: str, files: Mapping[str, str], source: Path, scratch: Path
) -> dict[str, Failure]:
    """Check programs (file name → text) with the package in `source`; gives the first error of each that has any.

    Raises:
        Unusable: the checker does not work here.
    """
    # One cache for both packages: what they share, pydantic above all, is read once.
    folder = scratch / checker / source.parent.name
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = (_mypy if checker == "mypy" else _pyright)(sorted(files), source, folder)
    failures: dict[str, Failure] = {}
    for name, line, message in sorted(found):
        failures.setdefault(name, Failure(" ".join(message.split()), line))
    return {name: failure for name, failure in failures.items() if name in files}


def _mypy(names: list[str], source: Path, folder: Path) -> list[tuple[str, int, str]]:
    arguments = (
        "--config-file=",
        "--strict",
        "--follow-imports=silent",
        "--output=json",
        "--no-error-summary",
        f"--cache-dir={folder.parent / 'cache'}",
    )
    done = _run("mypy", *arguments, *names, folder=folder, MYPYPATH=str(source))
    if done.returncode not in (0, 1):
        raise _unusable("mypy", done)
    found = []
    for line in done.stdout.splitlines():
        item = _json("mypy", line, done)
        if item.get("severity") == "error":
            found.append((Path(item["file"]).name, item["line"], item["message"]))
    return found


def _pyright(names: list[str], source: Path, folder: Path) -> list[tuple[str, int, str]]:
    settings = {"extraPaths": [str(source)], "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    arguments = ("--outputjson", f"--pythonpath={sys.executable}")
    done = _run("pyright", *arguments, *names, folder=folder)
    if done.returncode not in (0, 1):
        raise _unusable("pyright", done)
    return [
        (Path(item["file"]).name, item["range"]["start"]["line"] + 1, item["message"])
        for item in _json("pyright", done.stdout, done).get("generalDiagnostics", [])
        if item["severity"] == "error" and "range" in item
    ]


def _run(
    checker: str, *arguments: str, folder: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    # A checker runs nothing of what it checks; settings of the user's own would change its verdict.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "MYPY", "PYRIGHT"))
    }
    try:
        return subprocess.run(  # noqa: S603 - no shell, and names that we have made
            [sys.executable, "-I", "-m", checker, *arguments],
            cwd=folder,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        raise Unusable(f"{checker} did not end within {_LIMIT} seconds") from error


def _json(checker: str, text: str, done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    try:
        item = json.loads(text)
    except ValueError as error:
        raise _unusable(checker, done) from error
    if not isinstance(item, dict):
        raise _unusable(checker, done)
    return item


def _unusable(checker: str, done: subprocess.CompletedProcess[str]) -> Unusable:
    told = (done.stderr or done.stdout).strip().splitlines()
    return Unusable(
        f"{checker} does not work here (it ended with {done.returncode}): {neutral(told[-1] if told else '', 200)}"
    )
