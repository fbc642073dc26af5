"""Where a wheel says that it is from: the document, its settings and the committed package, at the tag of its version."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clientgen.diagnostics import neutral, problem
from clientgen.git import GitError, commit_of, files_at, git, paths_at, top
from clientgen.settings import FILE

VERSION = "{version}"
_DOCUMENTS = ("openapi.yaml", "openapi.yml", "openapi.json")
_FEW = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """A commit of a repository, and the document in it."""

    repository: Path
    tag: str
    commit: str
    document: str
    """Its path from the root of the repository."""

    def unpack(self, scratch: Path) -> Path:
        """Write the folder of the document below `scratch`, as it is stored; returns the document there."""
        folder = str(PurePosixPath(self.document).parent)
        for path, content in self._files("" if folder == "." else folder).items():
            target = scratch / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return scratch / self.document

    def committed(self, folder: str) -> dict[str, bytes]:
        """The files that are committed below a folder, by their path in it; empty if there are none."""
        found = self._files(folder)
        return {path.removeprefix(f"{folder}/"): content for path, content in found.items()}

    def _files(self, folder: str) -> dict[str, bytes]:
        try:
            return files_at(self.commit, folder, self.repository)
        except GitError as error:
            raise problem("WHL04", None, f"{self.tag}: {error}") from error


def find_origin(name: str, version: str, *, tag: str, spec: str | None, repository: Path) -> Origin:
    """The origin of a distribution of this name and version.

    `tag` is the pattern of tags, with ``{version}`` in it.  `spec` is the document, as a path from `repository`; without it,
    the one beside the only settings file at the tag that names the distribution.

    Raises:
        Problem: WHL04, there is no repository, tag or document.
    """
    revision = tag.replace(VERSION, version)
    shown = neutral(revision, 120)
    try:
        root = top(repository)
        commit = commit_of(f"refs/tags/{revision}", repository)
    except GitError as error:
        raise problem(
            "WHL04", None, f"there is no tag {shown}" + (f" ({error})" if str(error) else "")
        ) from error
    try:
        listed = frozenset(paths_at(commit, root))
        document = _inside(spec, repository) if spec else _discovered(name, commit, listed, root)
    except GitError as error:
        raise problem("WHL04", None, f"{shown}: {error}") from error
    if document not in listed:
        raise problem("WHL04", None, f"there is no {neutral(document, 200)} at {shown}")
    return Origin(root, revision, commit, document)


def normal(name: str) -> str:
    """The name of a distribution as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _inside(spec: str, repository: Path) -> str:
    """A path on disk (which need not exist any more) from the root of the repository."""
    path = Path(spec)
    if path.is_absolute():
        resolved = path.parent.resolve() / path.name
        root = top(repository).resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else spec
    prefix = os.fsdecode(git("rev-parse", "--show-prefix", folder=repository).rstrip(b"\n"))
    return PurePosixPath(os.path.normpath(f"{prefix}{path.as_posix()}")).as_posix()


def _discovered(name: str, commit: str, listed: frozenset[str], root: Path) -> str:
    found: list[str] = []
    for path in sorted(listed):
        folder = PurePosixPath(path).parent
        if PurePosixPath(path).name == FILE and _names(
            files_at(commit, path, root).get(path, b""), name
        ):
            found += [str(folder / item) for item in _DOCUMENTS if str(folder / item) in listed]
    if len(found) == 1:
        return found[0]
    wanted = f"beside a {FILE} that says distribution = {neutral(name, 80)!r}"
    if not found:
        raise problem("WHL04", None, f"no document lies {wanted}; name it: verify WHEEL SPEC")
    few = ", ".join(neutral(path, 120) for path in found[:_FEW])
    raise problem("WHL04", None, f"several lie {wanted}: {few}; name one: verify WHEEL SPEC")


def _names(settings: bytes, name: str) -> bool:
    try:
        said = tomllib.loads(settings.decode("utf-8-sig")).get("distribution")
    except (ValueError, RecursionError):
        return False
    return isinstance(said, str) and normal(said) == normal(name)
