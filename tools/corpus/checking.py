"""mypy --strict and pyright over many packages at a time: to start a checker costs more than most packages do.

The runtime is the same in every package, and most of its lines.  What is checked is a copy of each package that imports the one of
`templates/` instead, after every file of the package's own was compared with it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_LARGEST = 12_000_000
_RUNTIME = re.compile(r"^( *)from \.+_runtime\b", re.MULTILINE)
_MYPY = re.compile(r"(?P<file>[^:\n]+\.py):\d+: error: (?P<text>.*)")


def batches(sources: dict[str, Path]) -> Iterator[list[str]]:
    """Names of packages, in groups that one run of a checker can hold in memory."""
    group: list[str] = []
    size = 0
    for name, source in sources.items():
        paths = (path for path in source.rglob("*.py") if "_runtime" not in path.parts)
        own = sum(path.stat().st_size for path in paths)
        if group and size + own > _LARGEST:
            yield group
            group, size = [], 0
        group.append(name)
        size += own
    if group:
        yield group


def prepare(sources: dict[str, Path], folder: Path) -> None:
    """Copy packages into the empty `folder`, each with the shared runtime instead of its own."""
    for source in sources.values():
        for path in sorted(source.rglob("*.py")):
            name = path.relative_to(source)
            if "_runtime" in name.parts:
                original = (
                    TEMPLATES / "runtime" / Path(*name.parts[name.parts.index("_runtime") + 1 :])
                )
                if path.read_bytes() != original.read_bytes():
                    raise RuntimeError(f"{path} is not the runtime's: generate the package again")
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            target.write_text(_RUNTIME.sub(r"\1from runtime", text), encoding="utf-8")


def mypy(names: list[str], folder: Path) -> dict[str, list[str]]:
    """Errors by package; `folder` is the one that was prepared."""
    # Settings of this repository must not count: a user has none.
    (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {TEMPLATES}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.11"]
    command += ["--config-file", "mypy.ini", "--no-error-summary", "--no-incremental"]
    done = _run([*command, *names], folder)
    if done.returncode not in (0, 1) or done.stderr.strip():
        raise RuntimeError(f"mypy: {done.stderr[-600:] or done.stdout[-600:]}")
    found = [(match["file"], match["text"]) for match in _MYPY.finditer(done.stdout)]
    return _by_package(found, names)


def pyright(names: list[str], folder: Path) -> dict[str, list[str]]:
    """Errors and warnings by package."""
    settings = {"include": names, "extraPaths": [str(TEMPLATES)], "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = _run([*command, "--project", "pyrightconfig.json"], folder)
    report = json.loads(done.stdout)
    if report["summary"]["filesAnalyzed"] < len(names):
        raise RuntimeError(f"pyright looked at {report['summary']['filesAnalyzed']} files")
    found = [
        (os.path.relpath(item["file"], folder.resolve()), " ".join(item["message"].split()))
        for item in report["generalDiagnostics"]
        if item["severity"] in ("error", "warning")
    ]
    return _by_package(found, names)


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    nice = ["nice", "-n", "5", *command]
    environment = {**os.environ, "NODE_OPTIONS": "--max-old-space-size=8192"}
    return subprocess.run(
        nice, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def _by_package(found: list[tuple[str, str]], names: list[str]) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {name: [] for name in names}
    for file, text in found:
        name = file.partition("/")[0]
        if name not in errors:
            raise RuntimeError(f"an error in {file}, which is no package: {text}")
        errors[name].append(f"{file}: {text}")
    return errors
