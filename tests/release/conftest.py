"""A small repository that releases a generated package: document, settings, package, fragment, changelog."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clientgen.pipeline import Run
from release.project import Project
from release.steps import check, rebuild, release

ROOT = Path(__file__).resolve().parents[2]
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
    Pet:
      type: object
      description: A pet.
      properties:
        name: {type: string}
        age: {type: integer}
"""
SETTINGS = """\
distribution = "pets-client"
package = "pets_client"
client = "Pets"
version = "1.0.0"
licence = "Apache-2.0"
source = "spec"
out = "../package"
"""


@dataclass
class Repository:
    """What a maintainer does, in few words."""

    root: Path
    said: list[str] = field(default_factory=list)

    @property
    def project(self) -> Project:
        return Project.at(self.root, "spec/openapi.yaml")

    def git(self, *arguments: str) -> str:
        identity = (
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.com",
            "-c",
            "commit.gpgsign=false",
        )
        done = subprocess.run(
            ["git", "-C", str(self.root), *identity, *arguments],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def commit(self, tag: str = "") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        if tag:
            self.git("tag", tag)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def generate(self) -> None:
        Run.start(self.root / "spec" / "openapi.yaml").write(self.root / "package")

    def fragment(self, name: str, text: str = "A change.\n") -> None:
        (self.root / ".changes" / name).write_text(text, encoding="utf-8")

    def check(self) -> None:
        check(self.project, self.said.append)

    def release(self, *, offline: bool = True, prove: bool = False) -> None:
        release(self.project, "2026-01-31", self.said.append, offline=offline, prove=prove)

    def rebuild(self, tag: str) -> None:
        rebuild(self.project, tag, self.said.append, offline=True)

    def state(self) -> tuple[str, dict[str, bytes]]:
        """Everything that a refusal must leave alone."""
        files = {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }
        return self.git("status", "--porcelain", "--ignored"), files


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Before its first release, all committed; tests copy it."""
    root = tmp_path_factory.mktemp("releasing") / "repository"
    (root / "spec").mkdir(parents=True)
    (root / "spec" / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    (root / "spec" / "client.toml").write_text(SETTINGS, encoding="utf-8")
    (root / ".changes").mkdir()
    shutil.copy(ROOT / ".changes" / "template.md", root / ".changes" / "template.md")
    shutil.copy(ROOT / "pyproject.toml", root / "pyproject.toml")
    (root / "CHANGELOG.md").write_text("# Changelog\n\n<!-- versions -->\n", encoding="utf-8")
    (root / ".gitignore").write_text("dist/\n__pycache__/\n", encoding="utf-8")
    repository = Repository(root)
    repository.fragment("first.feature.md", "The first version\nof it.\n")
    repository.generate()
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit()
    return root


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Repository:
    shutil.copytree(made, tmp_path / "repository")
    return Repository(tmp_path / "repository")


@pytest.fixture(scope="session")
def once(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """After the release of 1.0.0 and what is left to a person: committed and tagged."""
    root = tmp_path_factory.mktemp("released") / "repository"
    shutil.copytree(made, root)
    repository = Repository(root)
    repository.release()
    assert repository.git("tag") == ""
    repository.commit("v1.0.0")
    return repository


@pytest.fixture
def released(once: Repository, tmp_path: Path) -> Repository:
    shutil.copytree(once.root, tmp_path / "repository")
    return Repository(tmp_path / "repository")
