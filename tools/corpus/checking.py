"""mypy --strict and pyright over many packages at a time: to start a checker costs more than most packages do.

The runtime is the same in every package, and most of its lines.  What is checked is a copy of each package that imports the one of
`templates/` instead, after every file of the package's own was compared with it.  The copies stay, and so does the cache of mypy: a
change of the runtime that none of its callers can see costs mypy nothing.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CHECKERS = ("mypy", "pyright")
_CACHE = ".mypy_cache"
_LARGEST = 6_000_000
_SECONDS = 3600
_HEAP = 10_000  # of pyright, in MiB: its own default is less than the largest package needs
_RUNTIME = re.compile(r"^( *)from \.+_runtime\b", re.MULTILINE)
_MYPY = re.compile(r"(?P<file>[^:\n]+\.py):\d+: error: (?P<text>.*)")


class GaveUpError(Exception):
    """A checker ended without a verdict: out of memory or time, or a fault of its own."""


def batches(sources: dict[str, Path]) -> Iterator[list[str]]:
    """Names of packages, small ones first, in groups that one run of a checker can hold in memory."""
    group: list[str] = []
    size = 0
    sizes = {name: _size(source) for name, source in sources.items()}
    for name in sorted(sizes, key=lambda one: (sizes[one], one)):
        if group and size + sizes[name] > _LARGEST:
            yield group
            group, size = [], 0
        group.append(name)
        size += sizes[name]
    if group:
        yield group


def key(checker: str) -> str:
    """What an answer of a checker depends on beside the package."""
    return f"{checker} {version(checker)}"


def prepare(sources: dict[str, Path], folder: Path) -> None:
    """Make `folder` hold a copy of each package, with the shared runtime instead of its own."""
    for name, source in sources.items():
        wanted: set[Path] = set()
        for path in sorted(source.rglob("*.py")):
            parts = path.relative_to(source).parts
            if "_runtime" in parts:
                original = TEMPLATES / "runtime" / Path(*parts[parts.index("_runtime") + 1 :])
                if path.read_bytes() != original.read_bytes():
                    raise RuntimeError(f"{path} is not the runtime's: generate the package again")
                continue
            target = folder / Path(*parts)
            wanted.add(target)
            text = _RUNTIME.sub(r"\1from runtime", path.read_text(encoding="utf-8"))
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        for path in sorted((folder / name).rglob("*.py")):
            if path not in wanted:
                path.unlink()


def mypy(names: list[str], folder: Path) -> dict[str, list[str]]:
    """Errors by package; `folder` is the one that was prepared.

    Raises:
        GaveUpError: it has no verdict.
    """
    # Settings of this repository must not count: a user has none.
    (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {TEMPLATES}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.11"]
    command += ["--config-file", "mypy.ini", "--no-error-summary", "--sqlite-cache"]
    done = _run([*command, "--cache-dir", _CACHE, *names], folder)
    if done.returncode not in (0, 1) or done.stderr.strip():
        raise GaveUpError(f"mypy: {done.stderr[-600:] or done.stdout[-600:]}")
    found = [(match["file"], match["text"]) for match in _MYPY.finditer(done.stdout)]
    return _by_package(found, names)


def pyright(names: list[str], folder: Path) -> dict[str, list[str]]:
    """Errors and warnings by package.

    Raises:
        GaveUpError: it has no verdict.
    """
    settings = {"include": names, "extraPaths": [str(TEMPLATES)], "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = _run([*command, "--project", "pyrightconfig.json"], folder)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise GaveUpError(f"pyright: {done.stderr[-600:] or done.stdout[-600:]}") from None
    if report["summary"]["filesAnalyzed"] < len(names):
        raise RuntimeError(f"pyright looked at {report['summary']['filesAnalyzed']} files")
    found = [
        (os.path.relpath(item["file"], folder.resolve()), " ".join(item["message"].split()))
        for item in report["generalDiagnostics"]
        if item["severity"] in ("error", "warning")
    ]
    return _by_package(found, names)


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a checker in `folder`; with whatever it started it ends when its time is up."""
    environment = {**os.environ, "NODE_OPTIONS": f"--max-old-space-size={_HEAP}"}
    with subprocess.Popen(
        ["nice", "-n", "5", *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=_SECONDS)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise GaveUpError(f"no verdict after {_SECONDS} s") from error
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _size(source: Path) -> int:
    paths = (path for path in source.rglob("*.py") if "_runtime" not in path.parts)
    return sum(path.stat().st_size for path in paths)


def _by_package(found: list[tuple[str, str]], names: list[str]) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {name: [] for name in names}
    for file, text in found:
        name = file.partition("/")[0]
        if name not in errors:
            raise RuntimeError(f"an error in {file}, which is no package: {text}")
        errors[name].append(f"{file}: {text}")
    return errors
