"""A small project with a release: document, settings, committed package, tag and wheel."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clientgen.cli import app
from clientgen.output.tree import MANIFEST
from clientgen.verify import build

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "7"}
servers: [{url: "https://pets.example"}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: One pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet: {type: object, description: A pet., properties: {name: {type: string}}}
"""
SETTINGS = """\
distribution = "pets-client"
package = "pets_client"
version = "1.2.0"
licence = "Apache-2.0"
source = "spec"
out = "../package"
"""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@dataclass(frozen=True)
class Project:
    """A repository, and the wheel of its release."""

    root: Path
    wheel: Path

    def commit(self, tag: str) -> None:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", "x")
        git(self.root, "tag", "--force", tag)

    def verify(self, *arguments: str | Path, wheel: Path | None = None) -> Result:
        command = ["verify", str(wheel or self.wheel), "--repository", str(self.root)]
        return CliRunner().invoke(app, [*command, *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    """What is committed of a generated package, without the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Made once; tests that change it take a `project` of their own."""
    base = tmp_path_factory.mktemp("released")
    root = base / "repository"
    (root / "spec").mkdir(parents=True)
    (root / "spec" / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    (root / "spec" / "client.toml").write_text(SETTINGS, encoding="utf-8")
    made = CliRunner().invoke(app, ["generate", str(root / "spec" / "openapi.yaml")])
    assert made.exit_code == 0, made.output
    git(root, "init", "--quiet", "--initial-branch=main")
    (wheel,) = build(files(root / "package"), base / "scratch", "wheel")
    project = Project(root, wheel)
    project.commit("v1.2.0")
    return project


@pytest.fixture
def project(released: Project, tmp_path: Path) -> Project:
    shutil.copytree(released.root, tmp_path / "repository")
    wheel = tmp_path / released.wheel.name
    shutil.copy(released.wheel, wheel)
    return Project(tmp_path / "repository", wheel)


@pytest.fixture
def written(tmp_path: Path, released: Project) -> Callable[[bytes], Path]:
    """A file of the right name with these bytes."""

    def write(content: bytes) -> Path:
        path = tmp_path / released.wheel.name
        path.write_bytes(content)
        return path

    return write
