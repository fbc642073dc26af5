"""A release: refused as a whole where anything is not in order, and complete where everything is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from release import artifacts, demand, steps
from release.__main__ import main
from release.fragments import fragments
from release.project import Project, Refused

from .conftest import DOCUMENT, Repository

NAMES = {"pets_client-1.0.0-py3-none-any.whl", "pets_client-1.0.0.tar.gz"}
GONE = ("        age: {type: integer}\n", "")
MORE = (
    "        age: {type: integer}\n",
    "        age: {type: integer}\n        colour: {type: string}\n",
)


def changed(repository: Repository, change: tuple[str, str], version: str = "") -> None:
    repository.edit("spec/openapi.yaml", *change)
    if version:
        repository.edit("spec/client.toml", 'version = "1.0.0"', f'version = "{version}"')
    repository.generate()


def refused(repository: Repository, *words: str) -> None:
    """It is refused with these words, and nothing whatever has changed."""
    before = repository.state()
    with pytest.raises(Refused) as caught:
        repository.release()
    for word in words:
        assert word in str(caught.value)
    assert repository.state() == before


def test_the_first_release(once: Repository) -> None:
    root = once.root
    assert {path.name for path in (root / "dist").iterdir()} == NAMES
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\n<!-- versions -->\n\n## 1.0.0 (2026-01-31)\n\n### New\n\n- The first version\n  of it.\n"
    )
    assert [path.name for path in (root / ".changes").iterdir()] == ["template.md"]
    surface = (root / "package" / "api-surface.txt").read_bytes()
    assert (root / "spec" / "released-surface.txt").read_bytes() == surface
    told = "\n".join(once.said)
    for step in ("git add", "git tag --annotate v1.0.0", "clientgen verify dist/", "git push"):
        assert step in told


def test_the_tag_gives_the_file_that_was_tried(released: Repository) -> None:
    wheel = released.root / "dist" / "pets_client-1.0.0-py3-none-any.whl"
    tried = wheel.read_bytes()
    wheel.unlink()
    released.rebuild("v1.0.0")
    assert wheel.read_bytes() == tried
    assert "pets_client-1.0.0-py3-none-any.whl: verified" in released.said


def test_a_second_release_says_what_changed(released: Repository) -> None:
    changed(released, MORE, "1.1.0")
    released.fragment("colour.feature.md", "Pets have a colour.\n")
    released.fragment("speed.internal.md", "Faster.\n")
    released.commit()
    released.release()
    text = (released.root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        *("# Changelog", "## 1.1.0 (2026-01-31)", "### New", "### Internal"),
        *("## 1.0.0 (2026-01-31)", "### New"),
    ]
    assert "since 1.0.0: 1.1.0 or later is needed" in released.said
    frozen = (released.root / "spec" / "released-surface.txt").read_text(encoding="utf-8")
    assert "colour" in frozen


@pytest.mark.parametrize("tagged", [True, False])
def test_the_programs_of_the_last_release_are_asked(
    released: Repository, monkeypatch: pytest.MonkeyPatch, tagged: bool
) -> None:
    """By `diff`, which runs them where a tag has them; its own tests show what it finds."""
    if not tagged:
        released.git("tag", "--delete", "v1.0.0")
    asked: list[str] = []

    def answer(project: Project, *arguments: str) -> tuple[int, str]:
        asked.extend(arguments)
        verdict = {"demanded": "2.0.0", "reasons": ["it fails now"]}
        found = {"expired": [], "breaking": True, "findings": [{}], "notes": []}
        return 1, json.dumps({**found, "verdict": verdict})

    monkeypatch.setattr(demand, "clientgen", answer)
    since = released.project.last()
    assert since is not None
    needed = demand.demand(released.project, since, prove=True)
    assert (needed.kind, needed.version) == ("breaking", "2.0.0")
    assert ("--prove" in asked) is tagged
    if tagged:
        assert asked[1] == "refs/tags/v1.0.0:spec/openapi.yaml"


def test_a_breaking_change_needs_a_major_release(released: Repository) -> None:
    changed(released, GONE, "1.9.0")
    released.fragment("age.breaking.md")
    released.commit()
    refused(released, "need 2.0.0 or later", "client.toml says 1.9.0", "age")


def test_without_a_tag_the_surface_decides(released: Repository) -> None:
    released.git("tag", "--delete", "v1.0.0")
    changed(released, GONE, "1.9.0")
    released.fragment("age.breaking.md")
    released.commit()
    refused(released, "the changes since 1.0.0 need 2.0.0 or later")


def test_the_wire_counts_where_there_is_a_tag(released: Repository) -> None:
    """A limit of a sent value that no type of Python shows: only the document at the tag tells."""
    sent = "schema: {type: string}}]"
    released.edit("spec/openapi.yaml", sent, "schema: {type: string, maxLength: 5}}]")
    released.generate()
    released.fragment("id.fix.md")
    released.commit()
    released.edit("spec/client.toml", 'version = "1.0.0"', 'version = "1.0.1"')
    released.generate()
    released.commit()
    refused(released, "need 2.0.0 or later")


def test_a_change_needs_a_fragment_of_its_weight(released: Repository) -> None:
    changed(released, GONE, "2.0.0")
    released.fragment("age.feature.md")
    released.fragment("name.fix.md")
    released.commit()
    refused(released, "needs a fragment of the kind breaking", "the heaviest of 2 is feature")


def test_a_release_needs_some_fragment(released: Repository) -> None:
    released.edit("spec/client.toml", 'version = "1.0.0"', 'version = "1.0.1"')
    released.generate()
    released.commit()
    refused(released, "needs a fragment of the kind internal", "there is none")


def test_a_dirty_tree_is_refused(repository: Repository) -> None:
    (repository.root / "notes.txt").write_text("x", encoding="utf-8")
    refused(repository, "not committed (notes.txt)")


def test_a_released_version_is_refused(released: Repository) -> None:
    refused(released, "v1.0.0 is released")
    released.git("tag", "--delete", "v1.0.0")
    refused(released, "but 1.0.0 is released")


def test_a_lower_version_than_the_last_is_refused(released: Repository) -> None:
    released.edit("spec/client.toml", 'version = "1.0.0"', 'version = "0.9.0"')
    released.generate()
    released.fragment("x.fix.md")
    released.commit()
    refused(released, "client.toml says 0.9.0, but 1.0.0 is released")


def test_drift_is_refused(repository: Repository) -> None:
    repository.edit("spec/openapi.yaml", *MORE)
    repository.commit()
    refused(repository, "run make generate", "OUT01")


def test_outside_of_git(repository: Repository, tmp_path: Path) -> None:
    repository.root.joinpath(".git").rename(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="not a git repository"):
        repository.release()


def test_two_builds_that_differ_are_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def build(files: dict[str, bytes], scratch: Path, *kinds: str) -> list[Path]:
        scratch.mkdir()
        made = [scratch / f"a.{kind}" for kind in kinds]
        for path in made:
            path.write_text(str(scratch) if path.suffix == unlike else "same", encoding="utf-8")
        return made

    monkeypatch.setattr(artifacts, "build", build)
    unlike = ""
    assert len(artifacts.built(repository.project, tmp_path)) == 2
    unlike = ".sdist"
    (tmp_path / "again").mkdir()
    with pytest.raises(Refused, match=r"a\.sdist: two builds have not made the same bytes"):
        artifacts.built(repository.project, tmp_path / "again")


def test_a_wheel_that_the_index_would_not_take_is_refused(once: Repository, tmp_path: Path) -> None:
    with zipfile.ZipFile(next((once.root / "dist").glob("*.whl"))) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    wheel = tmp_path / "pets_client-1.0.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in members.items():
            short = content.split(b"\n\n")[0] if name.endswith("/METADATA") else content
            archive.writestr(name, short)
    with pytest.raises(Refused, match="twine check failed"):
        artifacts.checked([wheel])


@pytest.mark.parametrize("victim", ["CHANGELOG.md", "released-surface.txt", "two.tar.gz"])
def test_nothing_is_half_written(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, victim: str
) -> None:
    """The system refuses one of the files: the others are put back."""
    made = [tmp_path / "one.whl", tmp_path / "two.tar.gz"]
    for path in made:
        path.write_text("x", encoding="utf-8")
    (repository.root / "dist").mkdir()
    before = repository.state()
    failed: list[str] = []

    def refusing(real: Callable[..., None]) -> Callable[..., None]:
        def work(one: Path, other: Any) -> None:
            written = one if real is replace else other
            if written.name == victim and not failed:
                failed.append(victim)
                raise OSError(28, "No space left on device")
            real(one, other)

        return work

    replace, copy = steps._replace, shutil.copyfile
    monkeypatch.setattr(steps, "_replace", refusing(replace))
    monkeypatch.setattr(shutil, "copyfile", refusing(copy))
    found = fragments(repository.project)
    with pytest.raises(Refused, match=r"so nothing was: .*No space left"):
        steps._write(repository.project, b"new", found, made)
    assert failed == [victim]
    assert repository.state() == before
    steps._write(repository.project, b"new", found, made)
    assert repository.state() != before


class TestCheck:
    """What `make check` asks of every change."""

    def test_before_the_first_release(self, repository: Repository) -> None:
        repository.check()
        (repository.root / ".changes" / "first.feature.md").unlink()
        with pytest.raises(Refused, match="needs a fragment of the kind feature"):
            repository.check()

    def test_an_unchanged_surface_needs_nothing(self, released: Repository) -> None:
        released.check()
        assert released.said[-1].startswith("release: nothing since 1.0.0; 0 fragments")

    def test_a_new_name_needs_a_fragment_and_a_version(self, released: Repository) -> None:
        changed(released, MORE)
        with pytest.raises(Refused) as caught:
            released.check()
        assert len(caught.value.problems) == 2
        assert "of the kind feature" in caught.value.problems[0]
        assert "need 1.1.0 or later" in caught.value.problems[1]
        released.fragment("colour.feature.md")
        released.edit("spec/client.toml", 'version = "1.0.0"', 'version = "1.1.0"')
        released.check()

    def test_it_needs_no_tag(self, released: Repository) -> None:
        released.git("tag", "--delete", "v1.0.0")
        changed(released, GONE, "2.0.0")
        released.fragment("colour.feature.md")
        with pytest.raises(Refused, match="of the kind breaking"):
            released.check()

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("change.md", "x"),
            ("change.news.md", "x"),
            ("Change.fix.md", "x"),
            ("change.fix.txt", "x"),
            ("change.fix.md", " \n"),
        ],
    )
    def test_a_fragment_that_would_be_lost_is_refused(
        self, repository: Repository, name: str, text: str
    ) -> None:
        repository.fragment(name, text)
        with pytest.raises(Refused, match=re.escape(name)):
            repository.check()

    def test_a_surface_without_its_version_is_refused(self, released: Repository) -> None:
        (released.root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
        with pytest.raises(Refused, match="lists none"):
            released.check()

    def test_a_version_without_its_surface_is_refused(self, released: Repository) -> None:
        (released.root / "spec" / "released-surface.txt").unlink()
        with pytest.raises(Refused, match="is missing"):
            released.check()


class TestBuild:
    """What the workflow that publishes asks."""

    def test_another_tag_is_refused(self, released: Repository) -> None:
        with pytest.raises(Refused, match=r"the tag is v1\.0\.1, but client\.toml says 1\.0\.0"):
            released.rebuild("v1.0.1")

    def test_another_commit_is_refused(self, released: Repository) -> None:
        released.commit()
        with pytest.raises(Refused, match="what is checked out is not"):
            released.rebuild("v1.0.0")

    def test_a_tag_without_a_release_is_refused(self, repository: Repository) -> None:
        repository.git("tag", "v1.0.0")
        with pytest.raises(Refused, match="does not begin with"):
            repository.rebuild("v1.0.0")

    def test_a_wheel_that_is_not_what_the_document_gives_is_refused(
        self, released: Repository
    ) -> None:
        released.edit("package/README.md", "pets", "dogs")
        released.commit()
        released.git("tag", "--force", "v1.0.0")
        with pytest.raises(Refused, match=r"README\.md as committed"):
            released.rebuild("v1.0.0")


def test_an_empty_environment_runs_the_readme(repository: Repository) -> None:
    """The whole of it, with the step that needs the package registry."""
    repository.release(offline=False)
    assert "installed into an empty environment, and its README was run there" in repository.said


def test_the_command_line(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["--root", str(repository.root), "--spec", "spec/openapi.yaml"]
    assert main([*here, "check"]) == 0
    assert "no release yet" in capsys.readouterr().out
    (repository.root / ".changes" / "first.feature.md").unlink()
    assert main([*here, "check"]) == 1
    assert capsys.readouterr().err.startswith("release: the change needs a fragment")
    assert main(["--root", str(repository.root), "check"]) == 1
    assert "no client.toml" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main([*here, "make", "--date", "yesterday"])
    assert caught.value.code == 2


def test_this_repository_is_in_order() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "release", "check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_document_of_these_tests_breaks_where_it_is_meant_to() -> None:
    assert all(change[0] in DOCUMENT for change in (GONE, MORE))
