"""Where things lie in a repository that releases a generated package, and what its last release was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from clientgen.diagnostics import Collector
from clientgen.git import GitError, git
from clientgen.settings import Settings, beside

_HEADING = re.compile(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", re.MULTILINE)


class Refused(Exception):
    """The release, or the change, is not in order: one sentence a problem, each with what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Released:
    """The last release: its version, and what the next one is compared with."""

    version: str
    against: str
    """The document at a tag, as git calls it, or the path of the frozen surface."""
    tagged: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """A repository: `root` holds CHANGELOG.md, .changes/ and towncrier's settings; `spec` is the document."""

    root: Path
    spec: Path
    settings: Settings

    @classmethod
    def at(cls, root: Path, spec: str) -> Project:
        """The project in a folder.  Raises `Refused` without settings that say where the package goes."""
        root = root.resolve()
        path = beside(root / spec)
        if path is None:
            raise Refused(f"there is no client.toml beside {spec}")
        collector = Collector()
        settings = Settings.load(path, collector)
        if collector.has_errors or settings.out is None or not settings.distribution:
            raise Refused(
                f"{path} must say `distribution` and `out`, and be correct: clientgen lint {spec}"
            )
        if not settings.out.is_relative_to(root):
            raise Refused(f"{path}: `out` must lead into the repository")
        return cls(root, root / spec, settings)

    @property
    def version(self) -> Version:
        """What the settings say now."""
        return Version(self.settings.version)

    @property
    def tag(self) -> str:
        """What the tag of that version is called."""
        return f"v{self.settings.version}"

    @property
    def package(self) -> Path:
        """The generated package."""
        assert self.settings.out is not None
        return self.settings.out

    @property
    def surface(self) -> Path:
        """The public surface of the generated package."""
        return self.package / "api-surface.txt"

    @property
    def released_surface(self) -> Path:
        """The surface as it was at the last release."""
        return self.spec.parent / "released-surface.txt"

    @property
    def changelog(self) -> Path:
        """What callers read."""
        return self.root / "CHANGELOG.md"

    @property
    def changes(self) -> Path:
        """Where the fragments of the changelog lie."""
        return self.root / ".changes"

    def inside(self, path: Path) -> str:
        """A path as git calls it."""
        return path.relative_to(self.root).as_posix()

    def frozen(self) -> Released | None:
        """The last release by what is in the files: the frozen surface, and the newest version of the changelog.

        None before the first one.  Raises `Refused` where one is there without the other.
        """
        text = self.changelog.read_text(encoding="utf-8") if self.changelog.is_file() else ""
        newest = _HEADING.search(text)
        if not self.released_surface.is_file():
            if newest:
                raise Refused(
                    f"{self.changelog.name} lists {newest[1]}, but {self.inside(self.released_surface)} is missing: "
                    "take it from the tag of that version"
                )
            return None
        if newest is None:
            raise Refused(
                f"{self.inside(self.released_surface)} is that of a release, but {self.changelog.name} lists none: "
                "a heading reads `## 1.2.3 (2026-01-31)`"
            )
        return Released(newest[1], str(self.released_surface))

    def last(self) -> Released | None:
        """The last release: by its tag, which gives the whole document, else by what is in the files."""
        found: list[tuple[Version, str]] = []
        try:
            tags = git("tag", "--merged", "HEAD", "--list", "v*", folder=self.root).decode().split()
        except GitError as error:
            raise Refused(f"{self.root} is not a git repository with a commit: {error}") from error
        for tag in tags:
            try:
                found.append((Version(tag[1:]), tag))
            except InvalidVersion:
                continue
        if not found:
            return self.frozen()
        _, tag = max(found)
        return Released(tag[1:], f"refs/tags/{tag}:{self.inside(self.spec)}", tagged=True)
