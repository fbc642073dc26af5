"""A wheel is proved to be what its tag gives, and nothing else passes for it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import SETTINGS, Project, files, git


def repacked(wheel: Path, **changed: bytes | None) -> None:
    """The same wheel with some members changed, added or (None) left out; names have ``__`` for a slash, ``_py`` at their end."""
    with zipfile.ZipFile(wheel) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    for word, content in changed.items():
        name = word.replace("__", "/").removesuffix("_py") + ".py"
        if content is None:
            del members[name]
        else:
            members[name] = content
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_the_wheel_of_a_release_is_verified(released: Project) -> None:
    result = released.verify("--format", "json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["verdict"], data["identical"]) == (0, "verified", True)
    assert (data["document"], data["folder"]) == ("spec/openapi.yaml", "package")
    # Four files are not packed (api-surface.txt, README, licence, packaging), and as many of metadata are added.
    assert data["members"] == len(files(released.root / "package"))
    assert data["drift"] == data["differences"] == data["findings"] == []


def test_it_says_what_was_proved(released: Project) -> None:
    text = released.verify().stdout
    assert text.startswith("pets_client-1.2.0-py3-none-any.whl: verified\n")
    assert "spec/openapi.yaml at tag v1.2.0" in text
    assert "the same are committed in package" in text
    assert "compared with those of a wheel built from what was generated: the same bytes" in text
    assert "the same bytes as a whole, sha256 " in text
    assert "hatchling" in text


def test_a_plain_build_is_the_same_file(released: Project, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        str(tmp_path),
    ]
    done = subprocess.run(
        [*command, str(released.root / "package")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / released.wheel.name).read_bytes() == released.wheel.read_bytes()


def test_one_changed_byte_is_found(project: Project) -> None:
    name = "pets_client/_version.py"
    with zipfile.ZipFile(project.wheel) as archive:
        content = archive.read(name)
    repacked(project.wheel, pets_client___version_py=content.replace(b"1.2.0", b"1.2.1"))
    result = project.verify("--format", "json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["verdict"], data["identical"]) == (1, "differs", False)
    assert [item["path"] for item in data["differences"]] == [name]
    assert data["differences"][0]["told"].startswith("differs from line ")
    assert [item["code"] for item in data["findings"]] == ["WHL06"]


def test_more_and_fewer_members_are_found(project: Project) -> None:
    repacked(project.wheel, pets_client___client_py=None, pets_client__evil_py=b"import os\n")
    result = project.verify()
    assert result.exit_code == 1
    assert "pets_client/_client.py is missing" in result.stderr
    assert "pets_client/evil.py is not what the tag gives" in result.stderr


def test_members_may_be_packed_otherwise(project: Project) -> None:
    repacked(project.wheel)
    result = project.verify()
    assert result.exit_code == 0, result.stderr
    assert "not the same bytes as a whole (packed differently)" in result.stdout


def test_a_later_commit_does_not_matter(project: Project) -> None:
    spec = project.root / "spec" / "openapi.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("Pet:", "Cat:"), encoding="utf-8")
    assert project.verify().exit_code == 0


def test_what_is_stored_counts_and_not_what_is_checked_out(project: Project) -> None:
    (project.root / ".gitattributes").write_text("* text eol=crlf\n", encoding="utf-8")
    project.commit("v1.2.0")
    assert project.verify().exit_code == 0


def test_an_edited_package_is_told_apart(project: Project) -> None:
    """What is committed, and built from there, is not what the document gives: accepted only if one says so."""
    module = project.root / "package" / "src" / "pets_client" / "_client.py"
    module.write_text(module.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    project.commit("v1.2.0")
    with zipfile.ZipFile(project.wheel) as archive:
        names = archive.namelist()
    assert "pets_client/_client.py" in names
    plain = project.verify()
    assert plain.exit_code == 1
    assert "WHL05" in plain.stderr
    assert "WHL06" in plain.stderr
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    subprocess.run(
        [*command, "--outdir", str(project.wheel.parent), str(project.root / "package")],
        check=True,
        capture_output=True,
    )
    edited = project.verify()
    assert edited.exit_code == 1
    assert "WHL05" in edited.stderr
    assert "WHL06" not in edited.stderr
    accepted = project.verify("--committed-suffices", "--format", "json")
    data = json.loads(accepted.stdout)
    assert (accepted.exit_code, data["verdict"], data["built_from"]) == (
        0,
        "committed",
        "committed",
    )
    assert [item["path"] for item in data["drift"]] == ["src/pets_client/_client.py"]


def test_a_committed_packaging_file_is_never_run(project: Project, tmp_path: Path) -> None:
    """Building would run its hook: a packaging file that we did not write is compared, not built."""
    proof = tmp_path / "ran"
    hook = f"import pathlib\npathlib.Path({str(proof)!r}).touch()\n"
    (project.root / "package" / "hatch_build.py").write_text(hook, encoding="utf-8")
    packaging = project.root / "package" / "pyproject.toml"
    extra = "\n[tool.hatch.build.hooks.custom]\n"
    packaging.write_text(packaging.read_text(encoding="utf-8") + extra, encoding="utf-8")
    project.commit("v1.2.0")
    result = project.verify("--committed-suffices", "--format", "json")
    data = json.loads(result.stdout)
    assert (result.exit_code, data["packaging"], data["verdict"]) == (0, False, "committed")
    assert not proof.exists()
    assert "its metadata was not compared" in project.verify("--committed-suffices").stdout


@pytest.mark.parametrize("out", [None, "elsewhere"])
def test_a_package_need_not_be_committed(project: Project, out: str | None) -> None:
    git(project.root, "rm", "-r", "--quiet", "package")
    project.commit("v1.2.0")
    result = project.verify(*(("--out", out) if out else ()))
    assert result.exit_code == 0, result.stderr
    assert "no package is committed at the tag" in result.stdout


def test_the_document_and_the_tag_can_be_named(project: Project) -> None:
    git(project.root, "mv", "spec/openapi.yaml", "spec/pets.yaml")
    project.commit("pets/1.2.0")
    git(project.root, "tag", "--delete", "v1.2.0")
    tag = ("--tag", "pets/{version}")
    unnamed = project.verify(*tag)
    assert (unnamed.exit_code, "no document lies beside a client.toml" in unnamed.stderr) == (
        2,
        True,
    )
    inside = project.verify(project.root / "spec" / "pets.yaml", *tag)
    assert inside.exit_code == 0, inside.stderr
    assert project.verify("spec/pets.yaml", *tag).exit_code == 0


def test_several_documents_must_be_told_apart(project: Project) -> None:
    (project.root / "other").mkdir()
    for name in ("openapi.yaml", "client.toml"):
        text = (project.root / "spec" / name).read_text(encoding="utf-8")
        (project.root / "other" / name).write_text(text, encoding="utf-8")
    project.commit("v1.2.0")
    result = project.verify()
    assert result.exit_code == 2
    assert "other/openapi.yaml, spec/openapi.yaml" in result.stderr
    assert project.verify("spec/openapi.yaml").exit_code == 0


def test_the_settings_must_say_the_same_version(project: Project) -> None:
    settings = project.root / "spec" / "client.toml"
    settings.write_text(SETTINGS.replace("1.2.0", "1.3.0"), encoding="utf-8")
    project.commit("v1.2.0")
    result = project.verify()
    assert result.exit_code == 1
    assert "WHL03" in result.stderr
    assert "pets-client 1.3.0" in result.stderr


def test_a_broken_document_at_the_tag_is_reported(project: Project) -> None:
    (project.root / "spec" / "openapi.yaml").write_text("openapi: [", encoding="utf-8")
    project.commit("v1.2.0")
    result = project.verify()
    assert result.exit_code == 1
    assert "error[SRC" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--tag", "w{version}"),
        ("--tag", "--help{version}"),
        ("--tag", "v{version}^{tree}"),
        ("spec/none.yaml",),
        ("/etc/passwd",),
        ("../../spec/openapi.yaml",),
    ],
)
def test_what_is_not_there_is_wrong_usage(released: Project, arguments: tuple[str, ...]) -> None:
    result = released.verify(*arguments)
    assert result.exit_code == 2, result.output
    assert "WHL04" in result.stderr


def test_outside_of_a_repository(released: Project, tmp_path: Path) -> None:
    result = released.verify("--repository", str(tmp_path))
    assert result.exit_code == 2
    assert "WHL04" in result.stderr


def test_without_the_builder(released: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hatchling", None)
    monkeypatch.delitem(sys.modules, "hatchling")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = released.verify()
    assert result.exit_code == 2
    assert "WHL07" in result.stderr
