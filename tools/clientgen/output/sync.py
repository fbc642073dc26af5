"""Writes a tree so that no file is ever half-written and a killed run can be finished.

The folder `.clientgen-staging` inside the output folder holds the new files under numbers, and a journal.  Order of a
run: take the lock, stage the new files, write the journal (the point of no return: before it, a killed run
is undone by throwing the stage away; after it, it is finished by doing the moves again), move every file into place,
remove what is no longer ours, and at last the stage itself.  Every move is one `rename`.

A killed process loses nothing that it has written.  Contents are not forced to the disk one by one, which takes seconds
for a large package: should the power fail, the next run compares every byte and writes anew what was lost.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from clientgen.disk import read_plain
from clientgen.output import manifest
from clientgen.output.drift import Drift, compare, holds, linked, owned
from clientgen.output.lock import Lock
from clientgen.output.tree import MANIFEST, FileTree, PathError, check_path

STAGE = ".clientgen-staging"
_JOURNAL = "journal.json"


class ForeignError(Exception):
    """Files of somebody else, or links, are where ours would go: `paths`."""

    def __init__(self, paths: tuple[str, ...], *, links: bool) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths
        self.links = links


def _nothing(step: str) -> None:
    """What happens between two steps: nothing; tests kill the process here."""


def write(tree: FileTree, folder: Path, *, step: Callable[[str], None] = _nothing) -> Drift:
    """Make `folder` hold `tree`, and return what had to change.

    `step` is called with a name before each step, for tests that kill the run there.

    Raises:
        ForeignError: a file that is not ours, or a symbolic link, is in the way; nothing was changed.
        ManifestError: the manifest in the folder is damaged.
        BusyError: another run is writing to the folder.
        OSError: the system refused; a later run finishes or undoes this one.
        KeyboardInterrupt: everything is as it was; or, once files were being moved, as it was to be.
    """
    with contextlib.suppress(FileNotFoundError):
        if folder.is_symlink():
            raise ForeignError((str(folder),), links=True)
    new = [part for part in (folder, *folder.parents) if not part.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with Lock(folder):
            try:
                return _write(tree, folder, step)
            except KeyboardInterrupt:
                recover(folder)
                raise
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):  # the first one that is not empty ends it
            for part in new:
                part.rmdir()
        raise


def _write(tree: FileTree, folder: Path, step: Callable[[str], None]) -> Drift:
    recover(folder, step=step)
    difference = compare(tree, folder)
    if not difference:
        return difference
    _refuse_foreign(tree, folder)
    step("stage")
    moves = _stage(owned(tree), folder, (*difference.missing, *difference.changed), step)
    step("journal")
    _write_journal(folder, moves, difference.stale)
    _replay(folder, step)
    return difference


def pending(folder: Path) -> bool:
    """Whether an earlier run was killed after it had begun to change files."""
    return (folder / STAGE / _JOURNAL).is_file()


def recover(folder: Path, *, step: Callable[[str], None] = _nothing) -> bool:
    """Finish a killed run, or undo it if it had not come to its journal; True if there was one.

    Call it with the lock held.
    """
    stage = folder / STAGE
    if stage.is_symlink():
        raise ForeignError((STAGE,), links=True)
    if not stage.exists():
        return False
    if pending(folder):
        _replay(folder, step)
    else:
        shutil.rmtree(stage)
    return True


def _refuse_foreign(tree: FileTree, folder: Path) -> None:
    ours = manifest.read(folder)
    whole = owned(tree)
    links: list[str] = []
    foreign: list[str] = []
    # Many files are in few folders: each of these is looked at once.
    linked, no_folder = cache(Path.is_symlink), cache(_is_no_folder)
    for path in sorted({*whole, *ours}):
        target = folder / path
        parents = [folder / part for part in list(Path(path).parents)[:-1]]
        if any(map(linked, parents)) or target.is_symlink():
            links.append(path)
        elif any(map(no_folder, parents)):
            foreign += [] if _owned_parent(path, ours) else [path]
        elif path in whole and (
            target.is_dir()
            or (path not in ours and target.exists() and not holds(target, whole[path]))
        ):
            foreign.append(path)
    if links:
        raise ForeignError(tuple(links), links=True)
    if foreign:
        raise ForeignError(tuple(foreign), links=False)


def _is_no_folder(path: Path) -> bool:
    return path.exists() and not path.is_dir()


def _owned_parent(path: str, ours: frozenset[str]) -> bool:
    return any(parent.as_posix() in ours for parent in Path(path).parents)


def _stage(
    tree: FileTree, folder: Path, paths: tuple[str, ...], step: Callable[[str], None]
) -> list[tuple[str, str]]:
    """Write the new content of `paths` under numbers; the manifest comes last."""
    stage = folder / STAGE
    stage.mkdir()
    moves: list[tuple[str, str]] = []
    for number, path in enumerate(sorted(paths, key=lambda name: (name == MANIFEST, name))):
        step(f"stage {path}")
        (stage / str(number)).write_bytes(tree[path])
        moves.append((str(number), path))
    return moves


def _write_journal(folder: Path, moves: list[tuple[str, str]], stale: tuple[str, ...]) -> None:
    stage = folder / STAGE
    unfinished = stage / "journal.new"
    with unfinished.open("xb") as file:
        file.write(json.dumps({"moves": moves, "stale": stale}).encode())
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(stage / _JOURNAL)
    _sync_folder(stage)


def _replay(folder: Path, step: Callable[[str], None]) -> None:
    """Do what the journal says; each step may already have been done."""
    stage = folder / STAGE
    moves, stale = _read_journal(stage / _JOURNAL)
    # The journal lies in the folder: somebody else may have written it, and have laid a link that leads out.
    links = [path for path in (*stale, *(path for _, path in moves)) if linked(folder, path)]
    if links:
        raise ForeignError(tuple(links), links=True)
    touched = {folder}
    for path in stale:
        step(f"remove {path}")
        if not (folder / path).is_dir() or (folder / path).is_symlink():
            (folder / path).unlink(missing_ok=True)
        touched.add((folder / path).parent)
    _remove_empty(folder, stale)
    for number, path in moves:
        step(f"move {path}")
        if (stage / number).exists():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / number).replace(folder / path)
            touched.add((folder / path).parent)
    for parent in sorted(touched):
        _sync_folder(parent)
    step("clean up")
    (stage / _JOURNAL).unlink(missing_ok=True)
    step("remove the stage")
    shutil.rmtree(stage)


def _read_journal(path: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """The moves and removals of a journal; a path in it that leads elsewhere is refused."""
    try:
        data = json.loads(read_plain(path))
        moves = [(str(int(number)), str(target)) for number, target in data["moves"]]
        stale = [str(item) for item in data["stale"]]
        for target in (*(target for _, target in moves), *stale):
            check_path(target)
    except (ValueError, KeyError, TypeError, RecursionError, PathError) as error:
        raise manifest.ManifestError(f"{path}: {error}") from error
    return moves, stale


def _remove_empty(folder: Path, removed: list[str]) -> None:
    """Remove the folders that removals have left empty, but for Python's own leftovers."""
    for parent in sorted(_parents(removed), key=lambda path: -len(path.parts)):
        target = folder / parent
        if not target.is_dir() or target.is_symlink():
            continue
        left = list(target.iterdir())
        if all(item.name == "__pycache__" and not item.is_symlink() for item in left):
            for item in left:
                shutil.rmtree(item)
            target.rmdir()


def _parents(paths: list[str]) -> Iterator[Path]:
    yield from {parent for path in paths for parent in list(Path(path).parents)[:-1]}


def _sync_folder(folder: Path) -> None:
    """Make renames durable where the system has a way to."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
