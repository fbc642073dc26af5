"""The hooks for pre-commit: a valid manifest, and entries that do their work in somebody's repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
BIN = Path(sys.executable).parent


def call(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={
            "PATH": f"{BIN}:/usr/bin:/bin",
            "HOME": str(folder),
            "PRE_COMMIT_HOME": str(folder / ".cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    done = call(tmp_path, BIN / "pre-commit", "validate-manifest", MANIFEST)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [hook["id"] for hook in HOOKS] == ["clientgen-lint", "clientgen-check"]


def test_an_invalid_manifest_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "hooks.yaml"
    broken.write_text(MANIFEST.read_text(encoding="utf-8").replace("entry:", "entri:"))
    assert call(tmp_path, BIN / "pre-commit", "validate-manifest", broken).returncode == 1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository that uses the hooks as another project would, but for the tool being installed already."""
    shutil.copy(ROOT / "tools" / "bench" / "list.yaml", tmp_path / "openapi.yaml")
    (tmp_path / "client.toml").write_text('source = "."\nout = "package"\n', encoding="utf-8")
    hooks = [{**hook, "language": "system", "args": ["openapi.yaml"]} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert call(tmp_path, BIN / "clientgen", "generate", "openapi.yaml").returncode == 0
    for command in (["init", "--quiet"], ["add", "openapi.yaml", "client.toml", "package"]):
        assert call(tmp_path, "git", *command).returncode == 0
    return tmp_path


def run(project: Path, hook: str) -> subprocess.CompletedProcess[str]:
    return call(project, BIN / "pre-commit", "run", hook, "--verbose")


def test_a_good_document_passes(project: Path) -> None:
    """Several files are staged, and each hook is called once, with the document alone."""
    for hook, told in (("clientgen-lint", "no errors"), ("clientgen-check", "up to date")):
        done = run(project, hook)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count(told) == 1


def test_a_broken_document_and_drift_stop_the_commit(project: Path) -> None:
    spec = project / "openapi.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("info:", "inof:", 1), encoding="utf-8")
    call(project, "git", "add", "openapi.yaml")
    done = run(project, "clientgen-lint")
    assert (done.returncode, "error[DOC" in done.stdout) == (1, True), done.stdout
    spec.write_text(text, encoding="utf-8")
    (project / "package" / "README.md").write_text("by hand\n", encoding="utf-8")
    call(project, "git", "add", "openapi.yaml", "package")
    done = run(project, "clientgen-check")
    assert (done.returncode, "error[OUT01]" in done.stdout) == (1, True), done.stdout


def test_a_change_that_is_no_document_does_not_lint(project: Path) -> None:
    call(
        project,
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@e",
        "commit",
        "-qm",
        "x",
        "--no-verify",
    )
    (project / "notes.md").write_text("x", encoding="utf-8")
    call(project, "git", "add", "notes.md")
    assert "no files to check" in run(project, "clientgen-lint").stdout
