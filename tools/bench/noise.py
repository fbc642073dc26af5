"""Diff noise: how many lines of a generated package change by one small edit of its document."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.edits import EDITS, Subject


@dataclass(frozen=True)
class Change:
    """What changed in one file; a file that was renamed counts by what changed in it, as a reviewer is shown it."""

    path: str
    added: int
    removed: int


def changes(old: Path, new: Path) -> list[Change]:
    """The files that differ between two folders, as `git diff --numstat -M` counts them."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    options = ("--no-index", "--numstat", "-z", "-M", "--diff-algorithm=minimal", "--no-ext-diff")
    done = subprocess.run(
        ["git", "diff", *options, "--", old.name, new.name],
        cwd=old.parent,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    fields = iter(done.stdout.split("\0")[:-1])
    found: list[Change] = []
    for field in fields:
        added, removed, path = field.split("\t")
        if not path:  # a renamed file, or one that is in one folder only: two paths follow
            before, after = next(fields), next(fields)
            path = after if before == os.devnull else before
        lines = [0 if count == "-" else int(count) for count in (added, removed)]
        found.append(Change(path.partition("/")[2], lines[0], lines[1]))
    return sorted(found, key=lambda change: change.path)


def noise(
    subject: Subject, generate: Callable[[Path, Path], None], folder: Path
) -> Iterator[tuple[str, list[Change]]]:
    """Each edit with what it changed; `generate(document, out)` writes a package, in `folder` or below it.

    The document is edited in its place, as a maintainer does, and the package of each edit is made beside that of
    the document as it was.
    """
    document = folder / "openapi.json"
    (folder / "client.toml").write_text(subject.settings, encoding="utf-8")

    def made(data: object, out: Path) -> None:
        document.write_text(json.dumps(data, indent=1), encoding="utf-8")
        generate(document, out)

    made(subject.document(), folder / "before")
    for number, (name, edit) in enumerate(EDITS.items()):
        data = subject.document()
        edit(data, subject)
        made(data, folder / f"after{number}")
        yield name, changes(folder / "before", folder / f"after{number}")
