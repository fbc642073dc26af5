"""Runs programs with a package, each in a process of its own (`runner.py`)."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from clientgen.compare.proving.model import Failure, Package, Program

_RUNNER = Path(__file__).with_name("runner.py")
_NEEDED = ("httpx2", "pydantic")
LIMIT = 60
"""Seconds that a program has."""


def write(package: Package, folder: Path) -> Path:
    """Write the files of a package; gives the folder that it is imported from."""
    for path, content in package.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "src"


def run(
    program: Program, package: Package, source: Path, folder: Path, limit: float = LIMIT
) -> Failure | None:
    """Run a program with a package that was written to `source`; None if it works.

    It has no network, the folder for its own, an environment without the user's credentials, and `limit` seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    script, result, order = (folder / name for name in ("program.py", "result.json", "order.json"))
    script.write_text(program.text, encoding="utf-8")
    given = {
        "source": str(source),
        "program": str(script),
        "result": str(result),
        "answers": [dict(item) for item in package.answers],
    }
    order.write_text(json.dumps(given), encoding="utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own script, in our own interpreter
        [sys.executable, "-I", "-B", str(_RUNNER), str(order)],
        cwd=folder,
        env=_environment(package, folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        return Failure(f"it does not end within {limit:g} seconds")
    finally:
        _end(process)
    try:
        told = json.loads(result.read_text(encoding="utf-8"))
        error, line = told["error"], int(told["line"])
    except (OSError, ValueError, KeyError, TypeError):
        return Failure(f"its process ended with {code}, without a traceback")
    return None if error is None else Failure(str(error) + _advice(), line)


def _environment(package: Package, folder: Path) -> dict[str, str]:
    """Nothing of the user's; what the package reads credentials from holds stand-ins."""
    own = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}),
    }
    stand_ins = {
        name: value
        for name, value in package.environment.items()
        if name not in own and not name.startswith(("LD_", "DYLD_", "PYTHON"))
    }
    return {**own, **stand_ins}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything that it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _advice() -> str:
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    return f" ({' and '.join(missing)} not installed: install clientgen[prove])" if missing else ""
