"""What a git repository holds at a revision, read only: nothing is fetched, nothing is written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from clientgen.diagnostics import neutral

_MOST_FILES = 100_000
_MOST_BYTES = 1 << 30
_TIMEOUT = 120


class GitError(ValueError):
    """git has no answer; the message says why, in its own words."""


def git(*arguments: str, folder: Path | None = None, given: bytes = b"") -> bytes:
    """What git prints.  Raises `GitError` if it fails or cannot be run."""
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
            cwd=folder,
            env=environment,
            input=given,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git cannot be run: {neutral(str(error), 200)}") from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitError(neutral(told[0], 200) if told else "")
    return done.stdout


def commit_of(revision: str, folder: Path | None = None) -> str:
    """The full name of the commit that a revision means.  Raises `GitError` if there is none."""
    named = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return git("rev-parse", *named, folder=folder).decode().strip()


def top(folder: Path | None = None) -> Path:
    """The root of the repository that `folder` is in.  Raises `GitError` outside of one."""
    return Path(os.fsdecode(git("rev-parse", "--show-toplevel", folder=folder).rstrip(b"\n")))


def paths_at(commit: str, folder: Path) -> list[str]:
    """Every file at a commit, from the root of the repository.  Raises `GitError`."""
    return [path for path, _, _ in _listed(commit, "", folder)]


def files_at(commit: str, inside: str, folder: Path) -> dict[str, bytes]:
    """The files below a path at a commit, by their path from the root of the repository, byte for byte as they are stored.

    No conversion of line ends, no keyword is filled in, and neither links nor other repositories are followed: what
    is none of our files is left out.  Raises `GitError`, also where it is more than a package can be.
    """
    listed = list(_listed(commit, inside, folder))
    total = sum(size for _, _, size in listed)
    if total > _MOST_BYTES:
        raise GitError(f"{len(listed)} files of {total} bytes are more than a package can be")
    blobs = "\n".join(blob for _, blob, _ in listed).encode()
    answer = git("cat-file", "--batch", folder=folder, given=blobs)
    found: dict[str, bytes] = {}
    at = 0
    for path, _, _ in listed:
        end = answer.index(b"\n", at)
        facts = answer[at:end].split(b" ")
        if facts[-1] == b"missing":
            raise GitError(f"{neutral(path, 120)} is not in this clone: fetch it whole")
        size = int(facts[-1])
        found[path] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _listed(commit: str, inside: str, folder: Path) -> Iterator[tuple[str, str, int]]:
    where = ["--", f":(literal){inside}"] if inside else []
    answer = git("ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where, folder=folder)
    entries = answer.split(b"\0")[:-1]
    for entry in entries:
        facts, _, name = entry.partition(b"\t")
        mode, _, blob, size = facts.split()
        if mode not in (b"100644", b"100755"):
            continue
        path = os.fsdecode(name)
        if set(path.split("/")) & {"", ".", "..", ".git"}:
            raise GitError(f"{neutral(path, 120)}: a path that leads out of the folder")
        yield (
            path,
            blob.decode(),
            int(size) if size.isdigit() else 0,
        )  # not of a blob that was not fetched
    if len(entries) > _MOST_FILES:
        raise GitError(f"{len(entries)} files are more than a package can be")
