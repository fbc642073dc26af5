"""Builds the files of a package into its wheel or sdist, the same bytes every time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from clientgen.diagnostics import neutral, problem

EPOCH = "1580601600"
"""The time that stands in every archive: 2020-02-02, which is what hatchling takes by itself.

It depends on nothing, so the wheel that is released, the one that is published and the one that is built to verify them are
the same file, and so is the one of a plain `python -m build`.
"""
_TIMEOUT = 300
# Where programs and temporary files are; nothing else of the environment may change a byte.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


def can_build() -> None:
    """Raises `Problem` WHL07 where the builder is not installed."""
    if importlib.util.find_spec("hatchling") is None:
        raise problem("WHL07", None, "hatchling is not installed")


def build(files: Mapping[str, bytes], scratch: Path, *kinds: str) -> list[Path]:
    """Write `files` below `scratch` and build them there: `kinds` are ``wheel`` and ``sdist``.

    The packaging file among them is one of ours, which names hatchling and no hook: no code of the package is run.

    Raises:
        Problem: WHL07, the builder is not installed; WHL08, it failed.
    """
    can_build()
    project = scratch / "project"
    for path, content in files.items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for boundary in (
        ".git",
        ".hg",
    ):  # an ignore file of a folder above says nothing about this package
        (project / boundary).mkdir()
    out = scratch / "dist"
    targets = [word for kind in kinds for word in ("--target", kind)]
    command = [sys.executable, "-I", "-m", "hatchling", "build", *targets, "--directory", str(out)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command,
            cwd=project,
            env={**kept, "SOURCE_DATE_EPOCH": EPOCH},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=_TIMEOUT,
        )
        told = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        failed = done.returncode != 0
    except (OSError, subprocess.TimeoutExpired) as error:
        told, failed = str(error), True
    if failed:
        raise problem("WHL08", None, f"hatchling could not build it: {neutral(told, 300)}")
    return sorted(out.iterdir())
