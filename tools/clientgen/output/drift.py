"""Compares a tree with what lies on disk; writes nothing."""

from __future__ import annotations

import difflib
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clientgen.disk import read_plain
from clientgen.output import manifest
from clientgen.output.tree import MANIFEST, FileTree

_LONGEST_DIFF = 200


@dataclass(frozen=True, slots=True)
class Drift:
    """The differences between a tree and a folder: relative paths, sorted."""

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.stale)


def owned(tree: FileTree) -> FileTree:
    """The tree with its manifest."""
    return FileTree({**tree, MANIFEST: manifest.text(tree)})


def compare(tree: FileTree, folder: Path) -> Drift:
    """What differs: files of `tree` that are missing or changed, and files of ours that it has no more.

    Raises:
        ManifestError: the manifest in the folder is damaged.
    """
    whole = owned(tree)
    missing: list[str] = []
    changed: list[str] = []
    for path, content in whole.items():
        try:
            if not holds(folder / path, content):
                changed.append(path)
        except (FileNotFoundError, NotADirectoryError):
            missing.append(path)
    stale = [
        path
        for path in sorted(manifest.read(folder) - set(whole))
        if (folder / path).is_symlink() or (folder / path).is_file()
    ]
    return Drift(tuple(missing), tuple(changed), tuple(stale))


def holds(path: Path, content: bytes) -> bool:
    """Whether a plain file with this content is there; nothing is opened that is not one of its size.

    Raises:
        FileNotFoundError, NotADirectoryError: nothing is there.
    """
    state = path.lstat()
    same_size = stat.S_ISREG(state.st_mode) and state.st_size == len(content)
    return same_size and read_plain(path, most=len(content)) == content


def linked(folder: Path, path: str) -> bool:
    """Whether a link stands where a file below `folder` is, or on the way to it."""
    file = Path(path)
    return any((folder / part).is_symlink() for part in (file, *list(file.parents)[:-1]))


def unified(tree: FileTree, folder: Path, paths: Iterable[str]) -> str:
    """A unified diff from disk to `tree` for the given paths, cut to a readable length."""
    whole = owned(tree)
    lines: list[str] = []
    for path in paths:
        # What a link leads to is nobody's business here: the difference may be printed for all to see.
        old = "" if linked(folder, path) else _text(folder / path)
        new = whole[path].decode(errors="replace") if path in whole else ""
        lines += difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"on disk/{path}", f"generated/{path}", lineterm=""
        )
    if len(lines) > _LONGEST_DIFF:
        left = len(lines) - _LONGEST_DIFF
        lines = [*lines[:_LONGEST_DIFF], f"… and {left} more lines"]
    return "\n".join(lines)


def line_difference(old: list[str], new: list[str]) -> list[str]:
    """Lines that are only in one of two sorted lists, with their sign."""
    before, after = set(old), set(new)
    changed = [f"- {line}" for line in old if line not in after]
    changed += [f"+ {line}" for line in new if line not in before]
    return sorted(changed, key=lambda line: (line[2:], line[0] == "+"))


def _text(path: Path) -> str:
    try:
        return read_plain(path).decode(errors="replace")
    except OSError:
        return ""
