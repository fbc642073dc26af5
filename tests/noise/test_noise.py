"""How much of a package changes by one small edit of its document: the table beside this file, held at the minimum.

``make golden`` rewrites the table.  A number that grew needs a reason: find what moved without need, and keep it in its
place.  One that fell is a bound to lower.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.edits import EDITS, SUBJECTS, Subject
from bench.noise import Change, changes, noise
from clientgen.pipeline import Run

TABLE = Path(__file__).with_name("lines.tsv")
HEADER = "document\tedit\tfile\tadded\tremoved\n"
WRITE = os.environ.get("GOLDEN") == "write"
MEANINGLESS = {"reorder the schemas", "reorder the paths"}


def generate(document: Path, out: Path) -> None:
    Run.start(document).write(out)


def rows(subject: Subject, folder: Path) -> list[str]:
    return [
        f"{subject.name}\t{edit}\t{change.path}\t{change.added}\t{change.removed}\n"
        for edit, changed in noise(subject, generate, folder)
        for change in changed
    ]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_an_edit_changes_what_it_must(subject: Subject, tmp_path: Path) -> None:
    found = rows(subject, tmp_path)
    kept = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)[1:] if TABLE.exists() else []
    others = [row for row in kept if not row.startswith(f"{subject.name}\t")]
    if WRITE:
        TABLE.write_text(HEADER + "".join(sorted([*others, *found])), encoding="utf-8")
    else:
        assert sorted(found) == [row for row in kept if row not in others]


def test_an_order_means_nothing() -> None:
    text = TABLE.read_text(encoding="utf-8")
    edits = {row.split("\t")[1] for row in text.splitlines()[1:]}
    assert edits == set(EDITS) - MEANINGLESS


def test_an_edit_is_counted_as_a_reviewer_sees_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    body = "".join(f"line {number}\n" for number in range(20))
    for folder in (old, new):
        (folder / "sub").mkdir(parents=True)
        (folder / "same.txt").write_text(body)
    (old / "sub" / "edited.txt").write_text(body)
    (new / "sub" / "edited.txt").write_text(body.replace("line 3\n", "") + "one\ntwo\n")
    (old / "gone.txt").write_text("1\n2\n3\n")
    (new / "sub" / "came.txt").write_text("4\n5\n")
    renamed = body.replace("line", "word")
    (old / "before.txt").write_text(renamed)
    (new / "after.txt").write_text(renamed.replace("word 7", "changed"))
    assert changes(old, new) == [
        Change("before.txt", 1, 1),
        Change("gone.txt", 0, 3),
        Change("sub/came.txt", 2, 0),
        Change("sub/edited.txt", 2, 1),
    ]
    assert changes(old, old) == []
