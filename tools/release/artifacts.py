"""Wheel and sdist: built twice, checked, and tried in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from clientgen.diagnostics import Problem
from clientgen.git import GitError, files_at
from clientgen.output.tree import MANIFEST
from clientgen.verify import build
from release.project import Project, Refused

_QUICKSTART = Path(__file__).with_name("quickstart.py")


def built(project: Project, scratch: Path) -> list[Path]:
    """Wheel and sdist of what is committed, built in two places; the same bytes, or `Refused`."""
    try:
        files = files_at("HEAD", project.inside(project.package), project.root)
    except GitError as error:
        raise Refused(f"the package cannot be read from git: {error}") from error
    prefix = project.inside(project.package) + "/"
    files = {path.removeprefix(prefix): content for path, content in files.items()}
    files.pop(MANIFEST, None)
    try:
        first = build(files, scratch / "first", "wheel", "sdist")
        before = os.umask(0o077)  # what a builder's account allows must not be seen in an archive
        try:
            second = build(files, scratch / "second, elsewhere", "wheel", "sdist")
        finally:
            os.umask(before)
    except Problem as error:
        raise Refused(error.diagnostic.message) from error
    _same(first, second)
    return first


def _same(first: list[Path], second: list[Path]) -> None:
    if [path.name for path in first] != [path.name for path in second] or len(first) != 2:
        raise Refused("two builds have not made the same two files")
    for one, other in zip(first, second, strict=True):
        if one.read_bytes() != other.read_bytes():
            raise Refused(f"{one.name}: two builds have not made the same bytes")


def checked(artifacts: list[Path]) -> None:
    """What the index asks of them, and that their description can be shown there; else `Refused`."""
    command = [
        sys.executable,
        "-m",
        "twine",
        "--no-color",
        "check",
        "--strict",
        *map(str, artifacts),
    ]
    _run("twine check", command, Path.cwd())


def tried(project: Project, artifacts: list[Path], scratch: Path) -> None:
    """Install the wheel into an empty environment and run its README there, or `Refused`.  Needs the package registry."""
    (wheel,) = (path for path in artifacts if path.suffix == ".whl")
    environment = scratch / "empty"
    _run("venv", [sys.executable, "-m", "venv", str(environment)], scratch)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    quiet = ("--quiet", "--disable-pip-version-check")
    _run("pip install", [str(python), "-m", "pip", "install", *quiet, str(wheel)], scratch)
    settings = project.settings
    names = (settings.package, settings.client_name)
    readme = str(project.package / "README.md")
    _run("the README", [str(python), "-W", "error", str(_QUICKSTART), readme, *names], scratch)


def _run(what: str, command: list[str], folder: Path) -> None:
    """Run a program without what this environment would lend it."""
    lent = ("PYTHON", "PYTEST", "VIRTUAL_ENV")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(lent)}
    done = subprocess.run(  # noqa: S603 - our own words and paths
        command, cwd=folder, env=clean, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refused(f"{what} failed:\n{(done.stdout + done.stderr).strip()}")
