"""What can be compared: a document, a document at a git revision, or a released surface."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clientgen.diagnostics import neutral

_SURFACE = ".txt"


class InputError(ValueError):
    """Something that cannot be compared; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Input:
    """One side: where its file is now, and how to call it."""

    label: str
    path: Path

    @property
    def is_surface(self) -> bool:
        """Whether it is an `api-surface.txt` and no document."""
        return self.path.suffix == _SURFACE


def find_input(text: str, other: str, scratch: Path) -> Input:
    """Make the file that an argument names available.

    ``REV:path`` is the path at a git revision (from the root of the repository, or with ``./`` from here); a revision alone
    is the other argument's path at it.  The folder of the path is unpacked into `scratch`, so that a document of several
    files is whole.  Nothing is fetched.  Raises `InputError`.
    """
    path = Path(text)
    if path.is_file():
        return Input(text, path)
    revision, colon, inside = text.partition(":")
    if not colon:
        revision, inside = text, _inside_repository(other)
    if not revision or not inside:
        raise InputError(f"{neutral(text, 120)}: there is no such file")
    commit = (
        _git(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{revision}^{{commit}}",
            about=text,
        )
        .decode()
        .strip()
    )
    inside = _from_root(inside, text)
    folder = str(PurePosixPath(inside).parent)
    wanted = [commit] if folder == "." else [commit, "--", folder]
    if inside.endswith(_SURFACE):
        wanted = [commit, "--", inside]
    archive = _git("-C", _top(text), "archive", "--format=zip", *wanted, about=text)
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        # A zip rather than a tar: its reader never leaves the folder and makes no links, in every Python 3.11.
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(scratch)
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(
            f"{neutral(text, 120)}: cannot be unpacked: {neutral(str(error), 200)}"
        ) from error
    found = scratch / inside
    if not found.is_file():
        raise InputError(f"{neutral(text, 120)}: there is no such file at that revision")
    return Input(f"{revision}:{inside}", found)


def _inside_repository(other: str) -> str:
    """The path that the other argument names, from the root of the repository."""
    path = Path(other)
    if path.is_file():
        return str(PurePosixPath(path.resolve().relative_to(Path(_top(other)).resolve())))
    return other.partition(":")[2]


def _from_root(inside: str, about: str) -> str:
    if inside.startswith(("./", "../")):
        prefix = _git("rev-parse", "--show-prefix", about=about).decode().strip()
        inside = os.path.normpath(os.path.join(prefix, inside))  # noqa: PTH118 - paths inside git, not of this machine
    return str(PurePosixPath(inside))


def _top(about: str) -> str:
    return _git("rev-parse", "--show-toplevel", about=about).decode().strip()


def _git(*arguments: str, about: str) -> bytes:
    """Run git without a network; `InputError` if it fails."""
    environment = {
        **os.environ,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and a revision never stands where an option could
            ["git", *arguments],  # noqa: S607 - the git that the user works with
            capture_output=True,
            check=False,
            env=environment,
            timeout=120,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError(
            f"{neutral(about, 120)}: git cannot be run: {neutral(str(error), 200)}"
        ) from error
    if done.returncode:
        told = neutral(
            done.stderr.decode(errors="replace").strip().splitlines()[0]
            if done.stderr.strip()
            else "",
            200,
        )
        raise InputError(
            f"{neutral(about, 120)}: neither a file nor something that git knows"
            + (f" ({told})" if told else "")
        )
    return done.stdout
