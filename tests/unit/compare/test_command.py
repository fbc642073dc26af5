"""The command itself, over files, revisions and surfaces."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clientgen import diffing
from clientgen.cli import app

ROOT = Path(__file__).resolve().parents[3]
SPEC = ROOT / "spec" / "modelarts"
SURFACE = ROOT / "generated" / "modelarts-nodepools" / "api-surface.txt"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SPEC, tmp_path / "new")
    return tmp_path / "new"


def _edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def _break(folder: Path) -> None:
    _edit(
        folder,
        "schemas/pool-resource.yaml",
        "[flavor, count, maxCount]",
        "[flavor, count, maxCount, os]",
    )


def test_the_same_document_is_clean(copy: Path) -> None:
    result = run(SPEC / "openapi.yaml", copy / "openapi.yaml")
    assert result.exit_code == 0, result.output
    assert "no change of the API" in result.output


def test_both_verdicts_make_one(copy: Path) -> None:
    _break(copy)
    result = run(SPEC / "openapi.yaml", copy / "openapi.yaml", "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    parts = {(item["part"], item["rule"], item["severity"]) for item in data["findings"]}
    assert ("wire", "required", "breaking") in parts
    assert ("python", "python-required", "breaking") in parts
    assert data["verdict"]["demanded"] == "0.2.0"
    assert data["verdict"]["enough"] is False
    found = next(item for item in data["findings"] if item["part"] == "wire")
    assert found["new"]["file"].endswith("schemas/pool-resource.yaml")
    assert found["new"]["line"] == 6
    assert found["old"]["value"] == ["flavor", "count", "maxCount"]
    _edit(copy, "client.toml", 'version = "0.1.0"', 'version = "0.2.0"')
    assert (
        json.loads(run(SPEC / "openapi.yaml", copy / "openapi.yaml", "--format", "json").stdout)[
            "verdict"
        ]["enough"]
        is True
    )


@pytest.mark.parametrize("form", ["text", "markdown", "github", "html"])
def test_every_form_is_printed_or_written(copy: Path, form: str) -> None:
    _break(copy)
    arguments = (SPEC / "openapi.yaml", copy / "openapi.yaml", "--wire-only", "--format", form)
    printed = run(*arguments)
    assert printed.exit_code == 1
    assert "required" in printed.stdout
    assert run(*arguments, "-o", copy / "report").exit_code == 1
    assert (copy / "report").read_text(encoding="utf-8") == printed.stdout


def test_revisions_of_a_document_of_several_files(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "first")
    git(copy, "tag", "v0.1.0")
    _break(copy)
    git(copy, "commit", "-qam", "second")
    monkeypatch.chdir(copy)
    for arguments in (
        ("HEAD~1:openapi.yaml", "openapi.yaml"),
        ("v0.1.0", "openapi.yaml"),
        ("v0.1.0:./openapi.yaml", "HEAD:openapi.yaml"),
    ):
        result = run(*arguments, "--wire-only")
        assert result.exit_code == 1, result.output
        assert "was schemas/pool-resource.yaml:6" in result.output
    assert run("HEAD", "openapi.yaml", "--wire-only").exit_code == 0
    alone = run("v0.1.0", "HEAD", "--wire-only")
    assert alone.exit_code == 1, alone.output
    assert "v0.1.0:openapi.yaml → HEAD:openapi.yaml: 1 breaking" in alone.output
    for wrong in ("v9", "HEAD:nothing.yaml", "--output=x:openapi.yaml", "nothing.yaml"):
        assert run("--", wrong, "openapi.yaml").exit_code == 2
    monkeypatch.setattr("clientgen.git._MOST_BYTES", 1000)
    assert "more than a package can be" in run("HEAD", "openapi.yaml").output.replace("\n", " ")


def test_a_revision_alone_has_one_document_or_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "client.toml").write_text("")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "none")
    monkeypatch.chdir(tmp_path)
    assert "which document of this revision? write HEAD:path" in " ".join(
        run("HEAD", "HEAD").output.replace("│", "").split()
    )
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(SPEC / "client.toml", tmp_path / name)
        (tmp_path / name / "openapi.json").write_text("{}")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "two")
    result = run("HEAD", "HEAD")
    assert result.exit_code == 2
    assert "(a/openapi.json, b/openapi.json)" in " ".join(result.output.replace("│", "").split())
    outside = run("HEAD", SPEC / "openapi.yaml")
    assert outside.exit_code == 2


PROGRAM = """\
from modelarts_nodepools import PoolResource

print(PoolResource(flavor="f", count=1, max_count=1))
"""


def test_programs_of_the_old_release_are_run_with_the_new_package(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientgen.compare.proving.CHECKERS", ())
    (copy / "programs").mkdir()
    (copy / "programs" / "use.py").write_text(PROGRAM)
    shutil.copytree(copy, copy / "spec")
    _edit(
        copy / "spec",
        "client.toml",
        "../../tests/typing/programs/accepted.py",
        "../programs/use.py",
    )
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "first")
    _break(copy / "spec")
    (copy / "programs" / "use.py").unlink()
    monkeypatch.chdir(copy)
    arguments = ("HEAD:spec/openapi.yaml", "spec/openapi.yaml", "--prove")
    data = json.loads(run(*arguments, "--format", "json").stdout)
    assert [item["outcome"] for item in data["proof"]] == ["broken"] * 5
    first, *_, last, _, _, _ = data["findings"]
    assert first["part"] == last["part"] == "proof"
    assert last["message"] == "InvalidRequest: invalid PoolResource: os: is required"
    assert (last["old"]["file"], last["old"]["line"]) == ("programs/use.py", 3)
    text = run("spec/openapi.yaml", "spec/openapi.yaml", "--prove").stdout
    assert "both packages are the same" in text
    assert "the program ../programs/use.py is not there in spec/openapi.yaml" in text
    assert run(*arguments, "--wire-only").exit_code == 2
    assert run(*arguments, "--accept", "proof-run@use.py=never mind").exit_code == 2


def test_a_surface_proves_nothing() -> None:
    result = run(SURFACE, SURFACE, "--prove")
    assert result.exit_code == 0
    assert "nothing was proved by running" in result.output


def test_surfaces_are_compared_alone(tmp_path: Path) -> None:
    lines = SURFACE.read_text(encoding="utf-8")
    new = tmp_path / "api-surface.txt"
    new.write_text(lines.replace("Os.name: str | None = None", "Os.name: str"), encoding="utf-8")
    result = run(SURFACE, new, "--format", "github")
    assert result.exit_code == 1
    line = next(number for number, text in enumerate(lines.splitlines(), 1) if ".Os.name:" in text)
    assert f"::error title=python-required,file={new},line={line}," in result.stdout
    assert run(SURFACE, SURFACE).exit_code == 0
    assert run(SURFACE, SPEC / "openapi.yaml").exit_code == 0


def test_suppressions_hold_and_expire(copy: Path) -> None:
    _break(copy)
    at = "#/components/schemas/PoolResource"
    arguments = (SPEC / "openapi.yaml", copy / "openapi.yaml", "--wire-only")
    assert run(*arguments, "--accept", f"required@{at}=nobody leaves it out").exit_code == 0
    assert run(*arguments, "--accept", "range@#/paths=no reason").exit_code == 1
    assert run(*arguments, "--accept", "ragne@#/paths=no reason").exit_code == 2
    (copy / "accepted-changes.toml").write_text(
        f"[[accept]]\nrule = 'required'\nat = '{at}'\nreason = 'because'\n"
    )
    assert run(*arguments).exit_code == 0
    result = run(
        SPEC / "openapi.yaml", SPEC / "openapi.yaml", "--accepted", copy / "accepted-changes.toml"
    )
    assert result.exit_code == 1
    assert "expired" in result.output


def test_a_document_that_fails_the_checks_is_compared_and_cannot_be_released(copy: Path) -> None:
    _edit(copy, "openapi.yaml", "openapi:", "bogus: 1\nopenapi:")
    result = run(SPEC / "openapi.yaml", copy / "openapi.yaml")
    assert result.exit_code == 1
    assert "does not pass the checks" in result.output
    assert "python-lost" in result.output


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    for name, text in (
        ("a.yaml", "swagger: '2.0'"),
        ("b.yaml", "[]"),
        ("c.yaml", "{"),
        ("d.txt", "\udcff"),
    ):
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        assert run(tmp_path / name, SPEC / "openapi.yaml").exit_code == 2
        assert run(SPEC / "openapi.yaml", tmp_path / name).exit_code == 2


def _deep(file: Path, kind: str) -> Path:
    """A document of six hundred schemas, each inside the one before."""
    schemas = {
        f"S{n}": {"type": "array", "items": {"$ref": f"#/components/schemas/S{n + 1}"}}
        for n in range(600)
    }
    head = {"openapi": "3.1.0", "info": {"title": "Deep", "version": "1"}, "paths": {}}
    document = {**head, "components": {"schemas": {**schemas, "S600": {"type": kind}}}}
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_schemas_deep_inside_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _deep(tmp_path / "old.json", "string"), _deep(tmp_path / "new.json", "integer")

    found = run(old, new)
    assert found.exit_code == 1, found.output
    assert "breaking" in found.output
    assert "internal error" not in found.output

    monkeypatch.setattr(diffing, "_DEEPEST", 500)
    refused = run(old, new)
    assert refused.exit_code == 2
    assert "too deep to be compared" in refused.output
