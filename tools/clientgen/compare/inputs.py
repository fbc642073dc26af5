"""What can be compared: a document, a document at a git revision, or a released surface."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clientgen.diagnostics import neutral
from clientgen.git import GitError, commit_of, files_at, git, paths_at, top
from clientgen.settings import FILE as SETTINGS

_SURFACE = ".txt"
_DOCUMENTS = ("openapi.yaml", "openapi.yml", "openapi.json")
_LONGEST_PROGRAM = 1_000_000


class InputError(ValueError):
    """Something that cannot be compared; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Input:
    """One side: where its file is now, and how to call it."""

    label: str
    path: Path
    commit: str = ""
    """The revision that it is from; empty for a file as it is now."""
    inside: str = ""
    """Its path from the root of the repository, if it is from a revision."""

    @property
    def is_surface(self) -> bool:
        """Whether it is an `api-surface.txt` and no document."""
        return self.path.suffix == _SURFACE


def find_input(text: str, other: str, scratch: Path) -> Input:
    """Make the file that an argument names available.

    ``REV:path`` is the path at a git revision (from the root of the repository, or with ``./`` from here); a revision alone
    is the other argument's path at it, and if that is a revision alone too, the one document with settings beside it.  The folder of the path is unpacked into `scratch`, so that a document of several
    files is whole.  Nothing is fetched.  Raises `InputError`.
    """
    path = Path(text)
    if path.is_file():
        return Input(text, path)
    revision, colon, inside = text.partition(":")
    if not revision or (colon and not inside):
        raise InputError(f"{neutral(text, 120)}: there is no such file")
    with _asked(text):
        commit = commit_of(revision)
        inside = inside or _inside_repository(other) or _only_document(commit, text)
        inside = _from_root(inside)
        folder = str(PurePosixPath(inside).parent)
        whole = inside if inside.endswith(_SURFACE) else "" if folder == "." else folder
        files = files_at(commit, whole, top())
    try:
        for name, content in files.items():
            target = scratch / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise InputError(
            f"{neutral(text, 120)}: cannot be unpacked: {neutral(str(error), 200)}"
        ) from error
    found = scratch / inside
    if not found.is_file():
        raise InputError(f"{neutral(text, 120)}: there is no such file at that revision")
    return Input(f"{revision}:{inside}", found, commit, inside)


def read_beside(source: Input, relative: str) -> tuple[str, str] | None:
    """A text file that is named relative to the folder of a side's document: its path for readers, and its text.

    That of a revision is read from the same revision, wherever it lies in the repository.  None if there is none.
    Raises `InputError` if it cannot be read.
    """
    if not source.commit:
        path = source.path.parent / relative
        shown = os.path.relpath(path)
        if not path.is_file():
            return None
        size, read = path.stat().st_size, path.read_bytes
    else:
        shown = os.path.normpath(os.path.join(os.path.dirname(source.inside), relative))  # noqa: PTH118, PTH120 - paths inside git
        blob = f"{source.commit}:{PurePosixPath(shown)}"
        with _asked(shown):
            if shown.startswith(("..", "/")) or shown not in paths_at(source.commit, top()):
                return None
            size = int(git("cat-file", "-s", blob))

        def read() -> bytes:
            return git("cat-file", "blob", blob)

    if size > _LONGEST_PROGRAM:
        raise InputError(f"{neutral(shown, 120)}: longer than {_LONGEST_PROGRAM} bytes")
    try:
        with _asked(shown):
            return shown, read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{neutral(shown, 120)}: cannot be read: {neutral(str(error), 200)}"
        ) from error


def _inside_repository(other: str) -> str:
    """The path that the other argument names, from the root of the repository; empty if it names none."""
    path = Path(other)
    if not path.is_file():
        return other.partition(":")[2]
    try:
        return str(PurePosixPath(path.resolve().relative_to(top().resolve())))
    except ValueError as error:
        raise InputError(f"{neutral(other, 120)}: lies outside the repository") from error


def _only_document(commit: str, about: str) -> str:
    """The document of a revision that nobody has named: the one called ``openapi`` that has settings beside it."""
    paths = {PurePosixPath(path) for path in paths_at(commit, top())}
    found = [
        path for path in paths if path.name in _DOCUMENTS and path.with_name(SETTINGS) in paths
    ]
    if len(found) != 1:
        several = ", ".join(neutral(str(path), 80) for path in sorted(found)[:5])
        raise InputError(
            f"{neutral(about, 120)}: which document of this revision? write {neutral(about, 120)}:path/to/document"
            + (f" ({several})" if several else "")
        )
    return str(found[0])


def _from_root(inside: str) -> str:
    if inside.startswith(("./", "../")):
        prefix = git("rev-parse", "--show-prefix").decode().strip()
        inside = os.path.normpath(os.path.join(prefix, inside))  # noqa: PTH118 - paths inside git, not of this machine
    return str(PurePosixPath(inside))


@contextmanager
def _asked(about: str) -> Iterator[None]:
    """Where git has no answer, what `about` names cannot be compared."""
    try:
        yield
    except GitError as error:
        told = f" ({error})" if str(error) else ""
        raise InputError(
            f"{neutral(about, 120)}: neither a file nor something that git knows{told}"
        ) from error
