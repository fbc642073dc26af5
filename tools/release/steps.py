"""The steps of a release: everything is worked out first and beside the repository; then, and only then, files change."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from packaging.version import Version

from clientgen.diagnostics import Collector, Problem, StageFailed
from clientgen.git import GitError, commit_of, git
from clientgen.verify import verify
from release import artifacts
from release.demand import clientgen, demand
from release.fragments import TEMPLATE, Fragment, fragments, heaviest, lacking
from release.project import Project, Refused, Released

Say = Callable[[str], None]


def check(project: Project, say: Say) -> None:
    """What every change owes: well-formed fragments, one that is heavy enough, and a version that is high enough.

    Compared is the surface that was frozen at the last release, so that a shallow clone without tags can tell.
    Raises `Refused`.
    """
    found = fragments(project)
    since = project.frozen()
    if since is None:
        problems = [lacking("feature", found)]
        told = "no release yet"
    else:
        needed = demand(project, since)
        problems = [lacking(needed.kind, found), needed.unmet(project, since)]
        told = f"{needed.kind or 'nothing'} since {since.version}"
    if any(problems):
        raise Refused(*(problem for problem in problems if problem))
    say(f"release: {told}; {len(found)} fragments; version {project.version}")


def release(
    project: Project, date: str, say: Say, *, offline: bool = False, prove: bool = True
) -> None:
    """Make the files of a release: changelog, frozen surface, wheel and sdist; the rest is told.

    With `offline` the one step that needs the package registry is left out, and that is said.  With `prove` the programs of
    the last release are run with the new package.  Raises `Refused`; then nothing has changed.
    """
    _clean(project)
    since = project.last()
    _new(project, since)
    found = _in_order(project, since, say, prove=prove)
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        scratch = Path(folder)
        made = _artifacts(project, scratch, say, offline=offline)
        changelog = _changelog(project, date, scratch)
        _write(project, changelog, found, made)
    say(
        f"{project.settings.distribution} {project.version}: {', '.join(path.name for path in made)} are in dist/"
    )
    say(f"what is left to you:\n{_left(project)}")


def rebuild(project: Project, tag: str, say: Say, *, offline: bool = False) -> None:
    """Build what is to be published, from a tag that is checked out, into dist/, and verify it.  Raises `Refused`."""
    _clean(project)
    if tag != project.tag:
        raise Refused(
            f"the tag is {tag}, but client.toml says {project.version}: tag it {project.tag}"
        )
    try:
        tagged, head = (commit_of(name, project.root) for name in (f"refs/tags/{tag}", "HEAD"))
    except GitError as error:
        raise Refused(f"there is no tag {tag}: {error}") from error
    frozen = project.frozen()
    if tagged != head:
        raise Refused(f"what is checked out is not {tag}: git checkout {tag}")
    if frozen is None or Version(frozen.version) != project.version:
        raise Refused(
            f"{project.changelog.name} does not begin with {project.version}: make release"
        )
    if project.released_surface.read_bytes() != project.surface.read_bytes():
        raise Refused(
            f"{project.inside(project.released_surface)} is not the surface of {tag}: make release"
        )
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        made = _artifacts(project, Path(folder), say, offline=offline)
        (wheel,) = (path for path in made if path.suffix == ".whl")
        _verified(project, wheel, say)
        _place(project, made)


def _clean(project: Project) -> None:
    try:
        left = (
            git("status", "--porcelain", folder=project.root).decode(errors="replace").splitlines()
        )
    except GitError as error:
        raise Refused(f"{project.root} is not a git repository: {error}") from error
    if left:
        few = ", ".join(line[3:] for line in left[:5])
        raise Refused(
            f"there are changes that are not committed ({few}): commit them, or put them away"
        )


def _new(project: Project, since: Released | None) -> None:
    with contextlib.suppress(GitError):
        commit_of(f"refs/tags/{project.tag}", project.root)
        raise Refused(
            f"{project.tag} is released: raise `version` in client.toml, and run make generate"
        )
    if since is not None and project.version <= Version(since.version):
        raise Refused(
            f"client.toml says {project.version}, but {since.version} is released: raise `version`, and run make generate"
        )


def _in_order(project: Project, since: Released | None, say: Say, *, prove: bool) -> list[Fragment]:
    """The checks of the repository itself."""
    code, told = clientgen(project, "check", project.inside(project.spec))
    if code:
        raise Refused(
            f"the package is not what the document gives: run make generate\n{told.strip()}"
        )
    found = fragments(project)
    if since is None:
        say("the first release: there is nothing to compare it with")
        problems = [lacking("feature", found)]
    else:
        needed = demand(project, since, prove=prove)
        say(f"since {since.version}: {needed.version} or later is needed")
        for note in needed.notes:
            say(f"note: {note}")
        problems = [lacking(needed.kind or "internal", found), needed.unmet(project, since)]
    if any(problems):
        raise Refused(*(problem for problem in problems if problem))
    say(f"{len(found)} fragments, the heaviest is {heaviest(found)}")
    return found


def _artifacts(project: Project, scratch: Path, say: Say, *, offline: bool) -> list[Path]:
    made = artifacts.built(project, scratch)
    say("built twice, the same bytes")
    artifacts.checked(made)
    say("twine check: passed")
    if offline:
        say("not tried in an empty environment: that needs the package registry")
    else:
        artifacts.tried(project, made, scratch)
        say("installed into an empty environment, and its README was run there")
    return made


def _verified(project: Project, wheel: Path, say: Say) -> None:
    collector = Collector()
    try:
        proof = verify(wheel, collector, spec=project.inside(project.spec), repository=project.root)
    except (Problem, StageFailed) as error:
        raise Refused(f"the wheel cannot be verified: {error}") from error
    for line in proof.lines():
        say(line)
    if collector.has_errors or proof.verdict != "verified":
        raise Refused(*(item.message for item in collector.diagnostics))


def _changelog(project: Project, date: str, scratch: Path) -> bytes:
    """The changelog with the new version on top, written by towncrier in a copy."""
    copy = scratch / "changelog"
    copy.mkdir()
    shutil.copytree(project.changes, copy / project.changes.name)
    for name in ("pyproject.toml", project.changelog.name):
        shutil.copy(project.root / name, copy / name)
    words = ["--yes", "--version", str(project.version), "--date", date]
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "towncrier", "build", *words],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    left = [path.name for path in (copy / project.changes.name).iterdir() if path.name != TEMPLATE]
    if done.returncode or [name for name in left if not name.startswith(".git")]:
        raise Refused(
            f"towncrier could not write the changelog:\n{(done.stdout + done.stderr).strip()}"
        )
    return (copy / project.changelog.name).read_bytes()


def _write(project: Project, changelog: bytes, used: list[Fragment], made: list[Path]) -> None:
    """Change the files; if the system refuses one, the others are as they were."""
    frozen = project.surface.read_bytes()
    written = {project.changelog: changelog, project.released_surface: frozen}
    dist = [project.root / "dist" / path.name for path in made]
    with _undone([*written, *(item.path for item in used), *dist]):
        for path, content in written.items():
            _replace(path, content)
        for item in used:
            item.path.unlink()
        _place(project, made)


@contextlib.contextmanager
def _undone(paths: list[Path]) -> Iterator[None]:
    """Put files back as they were if anything goes wrong inside."""
    before = {path: path.read_bytes() if path.is_file() else None for path in paths}
    try:
        yield
    except BaseException as error:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _replace(path, content)
        if isinstance(error, OSError):
            raise Refused(f"a file cannot be written, so nothing was: {error}") from error
        raise


def _replace(path: Path, content: bytes) -> None:
    """Whole, or not at all."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)  # noqa: PTH105 - Path.replace is the same
    finally:
        beside.unlink(missing_ok=True)


def _place(project: Project, made: list[Path]) -> None:
    dist = project.root / "dist"
    dist.mkdir(exist_ok=True)
    for path in made:
        shutil.copyfile(path, dist / path.name)


def _left(project: Project) -> str:
    commit = f'git add --all && git commit --message "Release {project.version}"'
    tag = f'git tag --annotate {project.tag} --message "{project.settings.distribution} {project.version}"'
    wheel = f"dist/{project.settings.package}-{project.version}-py3-none-any.whl"
    return "\n".join(
        f"  {line}"
        for line in (
            f"{commit}   # read CHANGELOG.md first",
            tag,
            f"clientgen verify {wheel}",
            f"git push origin HEAD {project.tag}   # the workflow Publish builds it again, and publishes it",
        )
    )
