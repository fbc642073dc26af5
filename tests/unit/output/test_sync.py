"""Writing a tree: all or nothing, only what is ours, and whatever kills a run can be put right by the next one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clientgen.output import manifest
from clientgen.output.drift import compare, owned, unified
from clientgen.output.lock import LOCK, BusyError, Lock
from clientgen.output.manifest import ManifestError
from clientgen.output.sync import STAGE, ForeignError, pending, write
from clientgen.output.tree import MANIFEST, FileTree

OLD = {"a.py": "old a", "pkg/b.py": "old b", "gone/c.py": "c", "same.py": "same"}
NEW = {"a.py": "new a", "pkg/b.py": "new b", "new/d.py": "d", "same.py": "same"}


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_the_first_run_writes_everything(tmp_path: Path) -> None:
    drift = write(FileTree(OLD), tmp_path / "deep" / "out")
    assert files(tmp_path / "deep" / "out") == OLD
    assert drift.missing == (MANIFEST, *sorted(OLD))
    assert not drift.changed
    assert not drift.stale


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert not write(FileTree(OLD), tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_changes_and_removals(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    drift = write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == NEW
    assert drift.missing == ("new/d.py",)
    assert drift.changed == (MANIFEST, "a.py", "pkg/b.py")
    assert drift.stale == ("gone/c.py",)
    assert not (tmp_path / "gone").exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    kept = [
        "notes.txt",
        "gone/mine.py",
        "dist/x.whl",
        ".venv/bin/python",
        "x.egg-info/PKG-INFO",
        ".git/HEAD",
    ]
    for name in kept:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    write(FileTree(NEW), tmp_path)
    assert {name: (tmp_path / name).read_text() for name in kept} == dict.fromkeys(kept, "mine")


def test_a_folder_with_only_caches_left_is_removed(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    (tmp_path / "gone" / "__pycache__").mkdir()
    (tmp_path / "gone" / "__pycache__" / "c.pyc").touch()
    write(FileTree(NEW), tmp_path)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("what", ["file", "folder", "parent"])
def test_a_foreign_file_in_the_way_is_refused(tmp_path: Path, what: str) -> None:
    write(FileTree(OLD), tmp_path)
    if what == "parent":
        (tmp_path / "new").write_text("foreign")
    elif what == "folder":
        (tmp_path / "new" / "d.py").mkdir(parents=True)
    else:
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "d.py").write_text("foreign")
    before = files(tmp_path)
    with pytest.raises(ForeignError) as caught:
        write(FileTree(NEW), tmp_path)
    assert caught.value.paths == ("new/d.py",)
    assert files(tmp_path) == before
    assert not (tmp_path / STAGE).exists()
    assert not (tmp_path / LOCK).exists()


def test_a_folder_of_the_same_files_is_adopted(tmp_path: Path) -> None:
    for name, text in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert write(FileTree(OLD), tmp_path).missing == (MANIFEST,)


def test_without_a_manifest_nothing_is_overwritten(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    (tmp_path / MANIFEST).unlink()
    with pytest.raises(ForeignError):
        write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == OLD


@pytest.mark.parametrize("where", ["a.py", "pkg", "gone", "."])
def test_links_are_not_followed(tmp_path: Path, where: str) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(FileTree(OLD), out)
    target = out if where == "." else out / where
    target.rename(elsewhere)
    target.symlink_to(elsewhere)
    with pytest.raises(ForeignError) as caught:
        write(FileTree(NEW), out)
    assert caught.value.links
    assert "new" not in elsewhere.read_text() if elsewhere.is_file() else files(elsewhere)


@pytest.mark.parametrize(
    "line", ["/etc/passwd", "../x", "a/../../x", "C:\\x", "a//b", "con", "\ud800"]
)
def test_a_manifest_that_leads_elsewhere_is_refused(tmp_path: Path, line: str) -> None:
    write(FileTree(OLD), tmp_path)
    (tmp_path / MANIFEST).write_bytes(line.encode("utf-8", "surrogatepass") + b"\n")
    with pytest.raises(ManifestError):
        write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == OLD


def test_two_runs_at_once(tmp_path: Path) -> None:
    with Lock(tmp_path), pytest.raises(BusyError):
        write(FileTree(NEW), tmp_path)
    write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == NEW


def test_a_lock_of_a_dead_run_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == NEW


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        write(FileTree(NEW), tmp_path)
    tmp_path.chmod(0o700)
    assert files(tmp_path) == OLD


def test_the_system_refusing_halfway_leaves_something_to_finish(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)

    def full(step: str) -> None:
        if step == "move pkg/b.py":
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write(FileTree(NEW), tmp_path, step=full)
    assert pending(tmp_path)
    write(FileTree(NEW), tmp_path)
    assert files(tmp_path) == NEW


def test_an_interrupt_at_any_step_leaves_nothing_half_done(tmp_path: Path) -> None:
    names = steps(tmp_path / "all")
    journalled = False
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        write(FileTree(OLD), folder)
        (folder / "mine.txt").write_text("mine")

        def interrupt(step: str, name: str = name) -> None:
            if step == name:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            write(FileTree(NEW), folder, step=interrupt)
        assert not (folder / ".clientgen-staging").exists()
        assert not (folder / ".clientgen-lock").exists()
        (folder / "mine.txt").unlink()
        assert files(folder) == (NEW if journalled else OLD), name
        journalled = journalled or name == "journal"


def test_an_interrupt_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    def interrupt(step: str) -> None:
        raise KeyboardInterrupt

    (tmp_path / "there").mkdir()
    with pytest.raises(KeyboardInterrupt):
        write(FileTree(NEW), tmp_path / "there" / "new" / "newer", step=interrupt)
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]
    assert list((tmp_path / "there").iterdir()) == []


# ------------------------------------------------------------------------------------ killed at each step

SCRIPT = """
import os, sys
from pathlib import Path
from clientgen.output.sync import write
from clientgen.output.tree import FileTree

def step(name):
    if name == sys.argv[2]:
        os._exit(9)

write(FileTree({new!r}), Path(sys.argv[1]), step=step)
"""


def steps(folder: Path) -> list[str]:
    """The names of all steps of the run from OLD to NEW."""
    write(FileTree(OLD), folder)
    names: list[str] = []
    write(FileTree(NEW), folder, step=names.append)
    return names


def test_a_run_killed_at_any_step_is_finished_or_undone(tmp_path: Path) -> None:
    names = steps(tmp_path / "all")
    assert {
        "stage",
        "journal",
        "move a.py",
        "remove gone/c.py",
        f"move {MANIFEST}",
        "clean up",
    } <= set(names)
    seen = set()
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        write(FileTree(OLD), folder)
        command = [sys.executable, "-c", SCRIPT.format(new=NEW), str(folder), name]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        assert subprocess.run(command, env=environment, check=False).returncode == 9, name

        left = {
            path: text for path, text in files(folder).items() if not path.startswith(".clientgen")
        }
        assert all(text in (OLD.get(path), NEW.get(path)) for path, text in left.items()), name
        if not pending(folder):
            assert left in (OLD, NEW), name
        seen.add(pending(folder))

        write(FileTree(NEW), folder)
        assert files(folder) == NEW, name
        assert manifest.read(folder) == {*NEW, MANIFEST}
        assert not (folder / STAGE).exists()
        assert not (folder / LOCK).exists()
    assert seen == {True, False}


def test_a_killed_run_is_finished_before_another_tree_is_written(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)

    class Killed(BaseException):
        pass

    def step(name: str) -> None:
        if name == "move new/d.py":
            raise Killed

    with pytest.raises(Killed):
        write(FileTree(NEW), tmp_path, step=step)
    assert pending(tmp_path)
    write(FileTree(OLD), tmp_path)
    assert files(tmp_path) == OLD


def test_a_journal_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path / "out")
    (tmp_path / "victim").write_text("v")
    (tmp_path / "out" / STAGE).mkdir()
    (tmp_path / "out" / STAGE / "journal.json").write_text('{"moves": [], "stale": ["../victim"]}')
    with pytest.raises(ManifestError):
        write(FileTree(NEW), tmp_path / "out")
    assert (tmp_path / "victim").read_text() == "v"


# ------------------------------------------------------------------------------------------------ drift


@pytest.mark.parametrize("stale", [True, False])
def test_a_journal_by_somebody_else_reaches_nothing_outside(tmp_path: Path, stale: bool) -> None:
    """A folder that comes with a repository can hold both a journal and a link that leads out."""
    out, other = tmp_path / "out", tmp_path / "other"
    write(FileTree(OLD), out)
    other.mkdir()
    (other / "precious").write_text("mine")
    (out / "link").symlink_to(other)
    (out / STAGE).mkdir()
    (out / STAGE / "0").write_text("theirs")
    journal = {
        "moves": [] if stale else [["0", "link/new"]],
        "stale": ["link/precious"] if stale else [],
    }
    (out / STAGE / "journal.json").write_text(json.dumps(journal))
    with pytest.raises(ForeignError):
        write(FileTree(NEW), out)
    assert files(other) == {"precious": "mine"}


def test_a_journal_reaches_no_hidden_file(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    (tmp_path / STAGE).mkdir()
    (tmp_path / STAGE / "0").write_text("theirs")
    journal = {"moves": [["0", ".git/hooks/post-checkout"]], "stale": []}
    (tmp_path / STAGE / "journal.json").write_text(json.dumps(journal))
    with pytest.raises(ManifestError, match="hidden"):
        write(FileTree(NEW), tmp_path)
    assert not (tmp_path / ".git").exists()


def test_a_lock_that_is_a_link_makes_no_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / LOCK).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=LOCK):
        write(FileTree(OLD), tmp_path / "out")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
@pytest.mark.parametrize("name", ["a.py", MANIFEST, LOCK, f"{STAGE}/journal.json"])
def test_nothing_is_read_that_has_no_end(tmp_path: Path, name: str) -> None:
    """A pipe where one of our files is: opened, it would wait for ever."""
    write(FileTree(OLD), tmp_path)
    (tmp_path / STAGE).mkdir()
    (tmp_path / name).unlink(missing_ok=True)
    os.mkfifo(tmp_path / name)
    if name == "a.py":
        assert "a.py" in compare(FileTree(OLD), tmp_path).changed
        assert unified(FileTree(OLD), tmp_path, ["a.py"])
    elif name == MANIFEST:
        with pytest.raises(ManifestError, match="not a regular file"):
            compare(FileTree(OLD), tmp_path)
    elif name == LOCK:
        with pytest.raises(OSError, match=name):
            write(FileTree(NEW), tmp_path)
    else:
        write(FileTree(NEW), tmp_path)
        assert files(tmp_path) == NEW


def test_a_file_of_another_size_is_not_read(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    with (tmp_path / "a.py").open("wb") as file:
        file.truncate(1 << 40)  # takes no room
    assert compare(FileTree(OLD), tmp_path).changed == ("a.py",)
    assert "+old a" in unified(FileTree(OLD), tmp_path, ["a.py"])


@pytest.mark.parametrize("where", ["a.py", "pkg"])
def test_what_a_link_leads_to_is_not_shown(tmp_path: Path, where: str) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    write(FileTree(OLD), out)
    other.mkdir()
    (other / "b.py").write_text("a secret")
    target = out / where
    if target.is_dir():
        (target / "b.py").unlink()
        target.rmdir()
    else:
        target.unlink()
    target.symlink_to(other if where == "pkg" else other / "b.py")
    drift = compare(FileTree(OLD), out)
    assert len(drift.changed) == 1
    assert "secret" not in unified(FileTree(OLD), out, drift.changed)


def test_drift_is_found(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path)
    assert not compare(FileTree(OLD), tmp_path)
    (tmp_path / "a.py").write_text("edited")
    (tmp_path / "same.py").unlink()
    drift = compare(
        FileTree({name: text for name, text in OLD.items() if name != "pkg/b.py"}), tmp_path
    )
    assert (drift.missing, drift.changed, drift.stale) == (
        ("same.py",),
        (MANIFEST, "a.py"),
        ("pkg/b.py",),
    )
    assert "-edited" in unified(FileTree(OLD), tmp_path, drift.changed)
    assert "+old a" in unified(FileTree(OLD), tmp_path, drift.changed)


def test_comparing_writes_nothing(tmp_path: Path) -> None:
    compare(FileTree(OLD), tmp_path / "absent")
    assert list(tmp_path.iterdir()) == []


def test_a_link_with_the_right_content_is_drift(tmp_path: Path) -> None:
    write(FileTree(OLD), tmp_path / "out")
    (tmp_path / "out" / "a.py").rename(tmp_path / "a.py")
    (tmp_path / "out" / "a.py").symlink_to(tmp_path / "a.py")
    assert compare(FileTree(OLD), tmp_path / "out").changed == ("a.py",)


def test_the_manifest_is_sorted_and_has_no_hashes(tmp_path: Path) -> None:
    lines = owned(FileTree(OLD))[MANIFEST].decode().splitlines()
    assert lines[1:] == sorted(OLD)
