"""A run that would change nothing: recognised whenever nothing differs, and never otherwise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pytest

import clientgen.cli
import clientgen.source
from clientgen import run_cache
from clientgen.__main__ import main
from clientgen.inputs import Inputs, digest
from clientgen.run_cache import RunCache, tool

# A finding (a server of one operation), a reference to another file, and an example in a third one.
DOCUMENT = """\
openapi: 3.1.0
info: {title: Shelf, version: "1"}
servers: [{url: https://shelf.example}]
tags: [{name: books}]
webhooks: {lent: {post: {responses: {"204": {description: Thanks.}}}}}
paths:
  /books:
    get:
      operationId: list_books
      tags: [books]
      responses:
        "200":
          description: All of them.
          content:
            application/json:
              schema: {type: array, items: {$ref: "book.yaml#/Book"}}
              examples: {few: {externalValue: few.json}}
"""
BOOK = "Book: {type: object, properties: {title: {type: string}}}\n"


class Shelf:
    """A document, where its package goes, and how often the whole tool had to work."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.spec = folder / "shelf.yaml"
        self.out = folder / "out"
        self.works = 0
        self.arguments = [str(self.spec), "--out", str(self.out)]
        self._capture = capture
        self.spec.write_text(DOCUMENT)
        (folder / "book.yaml").write_text(BOOK)
        (folder / "few.json").write_text("[]")

    def run(self, command: str, *more: str) -> tuple[int, str, str]:
        sys.argv = ["clientgen", command, *self.arguments, *more]
        self._capture.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capture.readouterr()
        return code, said.out, said.err

    def recognised(self, command: str = "check", *more: str) -> bool:
        before = self.works
        self.run(command, *more)
        return self.works == before


@pytest.fixture
def shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shelf:
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.delenv(run_cache.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "argv", [])
    shelf = Shelf(folder, capsys)
    work = clientgen.cli.main

    def counted(cache: RunCache | None, printers: Executor | None) -> None:
        shelf.works += 1
        work(cache, printers)

    monkeypatch.setattr(clientgen.cli, "main", counted)
    return shelf


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_what_a_recognised_run_says_is_what_the_work_would_have_said(
    shelf: Shelf, form: str
) -> None:
    more = ("--format", form)
    assert shelf.run("generate", *more)[0] == 0
    assert shelf.works == 1
    for command in ("generate", "check", "generate"):
        recalled = shelf.run(command, *more)
        assert shelf.works == 1
        assert recalled == shelf.run(command, *more, "--no-cache")
        assert shelf.works == 2
        shelf.works = 1
    assert "LOW13" in "".join(recalled[1:])  # there was a finding to repeat


def test_a_clean_check_is_remembered_too(shelf: Shelf) -> None:
    shelf.run("generate", "--no-cache")
    assert not shelf.recognised("check")
    assert shelf.recognised("check")
    assert shelf.recognised("generate")


def test_nothing_heavy_is_imported(shelf: Shelf, tmp_path: Path) -> None:
    shelf.run("generate")
    light = (
        "import sys; from clientgen.__main__ import main; main(); print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", light, "check", *shelf.arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.splitlines())
    assert len(loaded) > 20
    heavy = {
        "typer",
        "rich",
        "pydantic",
        "yaml",
        "jinja2",
        "jsonschema_rs",
        "pathlib",
        "dataclasses",
    }
    assert not heavy & loaded
    assert {name for name in loaded if name.startswith("clientgen")} == {
        "clientgen",
        "clientgen.__main__",
        "clientgen.inputs",
        "clientgen.run_cache",
    }


def _other_text(path: str) -> Callable[[Shelf], object]:
    return lambda shelf: (shelf.folder / path).write_text(
        (shelf.folder / path).read_text() + "\n# more\n"
    )


def _file_becomes_a_link(shelf: Shelf) -> None:
    path = shelf.out / "README.md"
    shutil.move(path, shelf.folder / "elsewhere.md")
    path.symlink_to(shelf.folder / "elsewhere.md")


def _file_becomes_a_folder(shelf: Shelf) -> None:
    (shelf.out / "README.md").unlink()
    (shelf.out / "README.md").mkdir()


def _output_becomes_a_link(shelf: Shelf) -> None:
    shutil.move(shelf.out, shelf.folder / "moved")
    shelf.out.symlink_to(shelf.folder / "moved")


CHANGES: dict[str, Callable[[Shelf], object]] = {
    "document": _other_text("shelf.yaml"),
    "referenced file": _other_text("book.yaml"),
    "example": lambda shelf: (shelf.folder / "few.json").write_text('[{"title": "One"}]'),
    "example gone": lambda shelf: (shelf.folder / "few.json").unlink(),
    "settings appear": lambda shelf: (shelf.folder / "client.toml").write_text('version = "2.0.0"'),
    "generated file": _other_text("out/README.md"),
    "generated file gone": lambda shelf: (shelf.out / "README.md").unlink(),
    "generated file a link": _file_becomes_a_link,
    "generated file a folder": _file_becomes_a_folder,
    "manifest": _other_text("out/.clientgen-manifest"),
    "killed run": lambda shelf: (shelf.out / ".clientgen-staging").mkdir(),
    "other run": lambda shelf: (shelf.out / ".clientgen-lock").touch(),
    "output a link": _output_becomes_a_link,
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_differs_is_seen(shelf: Shelf, change: str) -> None:
    shelf.run("generate")
    assert shelf.recognised()
    CHANGES[change](shelf)
    assert not shelf.recognised()


def test_options_and_folders_are_part_of_the_question(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.run("generate")
    assert shelf.recognised()
    assert not shelf.recognised("check", "--allow-outside")
    assert not shelf.recognised("check", "--no-cache")
    monkeypatch.chdir(shelf.folder)
    assert not shelf.recognised()
    monkeypatch.setenv(run_cache.VARIABLE, "1")
    assert not shelf.recognised()


def test_drift_and_errors_are_never_remembered(shelf: Shelf) -> None:
    shelf.run("generate")
    (shelf.out / "README.md").write_text("mine")
    first, second = shelf.run("check"), shelf.run("check")
    assert first == second
    assert first[0] == 1
    shelf.spec.write_text(DOCUMENT.replace("3.1.0", "9.1.0"))
    assert shelf.run("generate") == shelf.run("generate")
    assert shelf.works == 5


def test_a_document_that_changes_during_the_run_is_not_mistaken_for_the_one_that_was_read(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = clientgen.source.load

    def meanwhile(*arguments: Any, **options: Any) -> object:
        bundle = load(*arguments, **options)
        shelf.spec.write_text(DOCUMENT.replace("All of them", "None"))
        return bundle

    with monkeypatch.context() as patch:
        patch.setattr("clientgen.pipeline.load", meanwhile)
        shelf.run("generate")
    code, _, _ = shelf.run("check", "--no-cache")
    assert code == 1
    assert shelf.run("check")[0] == 1


def _record_becomes_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-40]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"up to date", b"up to dawn")),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff" * 100),
        lambda path: path.write_bytes(digest(b"[1]").encode() + b"\n[1]"),
        lambda path: path.write_bytes(digest(b'{"tool":1}').encode() + b'\n{"tool":1}'),
        lambda path: path.write_bytes(digest(b"[" * 99999).encode() + b"\n" + b"[" * 99999),
        _record_becomes_a_folder,
        lambda path: shutil.rmtree(path.parents[2]),
        lambda path: path.parent.chmod(0o777),
    ],
)
def test_a_record_that_is_not_ours_is_ignored(
    shelf: Shelf, damage: Callable[[Path], object]
) -> None:
    shelf.run("generate")
    (record,) = Path(os.environ["XDG_CACHE_HOME"]).glob("clientgen/runs/*.json")
    expected = shelf.run("check", "--no-cache")
    damage(record)
    before = shelf.works
    assert shelf.run("check") == expected
    assert shelf.works == before + 1


def test_a_cache_that_cannot_be_written_is_no_error(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    assert shelf.run("generate")[0] == 0
    assert shelf.run("generate")[0] == 0
    assert shelf.works == 2


def test_another_tool_is_another_question(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.run("generate")
    monkeypatch.setattr(run_cache, "tool", lambda: "another")
    assert not shelf.recognised()
    assert shelf.recognised()


def test_the_tool_is_its_code_its_templates_and_its_dependencies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tools" / "clientgen"
    package.mkdir(parents=True)
    (package / "a.py").write_text("1")
    templates = tmp_path / "templates"
    templates.mkdir()
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(run_cache, "_PACKAGE", str(package))
    monkeypatch.syspath_prepend(site)
    seen = {tool()}
    for change in (
        lambda: (package / "a.py").write_text("2"),
        lambda: (package / "b.py").write_text("1"),
        lambda: (templates / "c.jinja").write_text("1"),
        lambda: (site / "ruff-0.0.1.dist-info").mkdir(),
    ):
        change()
        seen.add(tool())
    assert len(seen) == 5
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_text("1")
    seen.add(tool())
    assert len(seen) == 5


def test_every_file_that_a_run_opens_beside_its_document_is_noted(shelf: Shelf) -> None:
    """Also one that a later stage may come to read."""
    (shelf.folder / "client.toml").write_text('version = "1.0.0"\n')
    program = (
        "import sys\n"
        "opened = set()\n"
        "sys.addaudithook(lambda event, given: opened.add(given) if event == 'open' else None)\n"
        "from pathlib import Path\n"
        "from clientgen.pipeline import Run\n"
        "run = Run.start(Path(sys.argv[1]))\n"
        "run.tree()\n"
        "print(*(given[0] for given in opened if isinstance(given[0], str)), sep='\\n')\n"
        "print('---', *run.inputs.digests, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(shelf.spec)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    opened, _, noted = done.stdout.partition("---\n")
    beside = {line for line in opened.splitlines() if line.startswith(str(shelf.folder))}
    assert {Path(line).name for line in beside} == {
        "shelf.yaml",
        "book.yaml",
        "few.json",
        "client.toml",
    }
    assert beside <= set(noted.splitlines())


def test_records_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_cache, "_MOST_RECORDS", 3)
    out = tmp_path / "out"
    out.mkdir()
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for number in range(5):
        cache = RunCache.of(["check", str(number)], environment)
        assert cache is not None
        cache.look()
        cache.remember(Inputs(), out, {}, {"check": (str(number), "")})
        assert cache.recall() == (str(number), "")
    assert len(list((tmp_path / "cache" / "clientgen" / "runs").iterdir())) == 3


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ([], {}),
        (["lint", "a.yaml"], {}),
        (["check", "a.yaml", "--no-cache"], {}),
        (["check", "a.yaml"], {run_cache.VARIABLE: "1"}),
    ],
)
def test_what_has_no_cache(arguments: list[str], environment: dict[str, str]) -> None:
    assert RunCache.of(arguments, environment) is None


def test_nothing_is_remembered_of_a_tool_that_was_not_looked_at(tmp_path: Path) -> None:
    cache = RunCache.of(["check", "x.yaml"], {"XDG_CACHE_HOME": str(tmp_path)})
    assert cache is not None
    cache.remember(Inputs(), tmp_path, {}, {})
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
