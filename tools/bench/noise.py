"""(f) Diff noise: how many lines of a generated package change by one small edit of its document.

The tests hold ours at the minimum; the benchmark makes the same edits for the rivals.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.edits import EDITS, SUBJECTS, Subject
from bench.generators import MODELS, Generator, available, variables
from bench.measure import CommandFailed, used


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

    # Names that a generator keeps beside the document are those of before, for every edit.
    lock = folder / "names.lock"
    kept: bytes | None = None

    def made(data: object, out: Path) -> None:
        document.write_text(json.dumps(data, indent=1), encoding="utf-8")
        if kept is not None:
            lock.write_bytes(kept)
        generate(document, out)

    made(subject.document(), folder / "before")
    kept = lock.read_bytes() if lock.is_file() else None
    for number, (name, edit) in enumerate(EDITS.items()):
        data = subject.document()
        edit(data, subject)
        made(data, folder / f"after{number}")
        yield name, changes(folder / "before", folder / f"after{number}")


@dataclass(frozen=True)
class Row:
    """What one tool changes for one edit."""

    document: str
    edit: str
    tool: str
    files: int
    lines: int
    over: bool = False

    def line(self) -> str:
        return f"{self.document:<12} {self.edit:<54} {self.tool:<40} {self.files:3} files {self.lines:5} lines"

    def record(self) -> dict[str, str]:
        fields = ("document", "edit", "tool", "files", "lines")
        return {name: str(getattr(self, name)) for name in fields}


def ratios(folder: Path) -> Iterator[Row]:
    """The edits for every tool that makes a client."""
    for subject in SUBJECTS:
        for tool in available():
            if tool is MODELS:
                continue
            place = folder / subject.name / re.sub(r"\W+", "-", tool.name)
            place.mkdir(parents=True)
            try:
                for edit, changed in noise(subject, _command(tool), place):
                    lines = sum(change.added + change.removed for change in changed)
                    yield Row(subject.name, edit, tool.name, len(changed), lines)
            except CommandFailed as failure:
                print(f"left out: {tool.name} on {subject.name}: {failure}", flush=True)


def _command(tool: Generator) -> Callable[[Path, Path], None]:
    def generate(document: Path, out: Path) -> None:
        used(tool.command(document, out, ()), env=variables(), cwd=document.parent)

    return generate
