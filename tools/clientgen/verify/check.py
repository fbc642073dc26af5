"""The steps of a proof: generate anew what the tag holds, build it, compare it with the wheel."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from clientgen.diagnostics import Collector, neutral, problem
from clientgen.output.tree import MANIFEST
from clientgen.pipeline import Run
from clientgen.verify.build import build, can_build
from clientgen.verify.origin import VERSION, Origin, find_origin, normal
from clientgen.verify.proof import Difference, Proof, first
from clientgen.verify.wheel import Wheel, named, opened

_PACKAGING = "pyproject.toml"
_SOURCE = "src/"
_TOOLS = ("clientgen", "datamodel-code-generator", "jinja2", "ruff", "hatchling")
_MOST_SHOWN = 1 << 20


def verify(
    path: Path,
    collector: Collector,
    *,
    spec: str | None = None,
    out: str | None = None,
    tag: str = f"v{VERSION}",
    repository: Path = Path(),
    committed_suffices: bool = False,
) -> Proof:
    """Generate the document at the tag of a wheel's version anew, build it, and compare every member.

    `out` is where the package is committed, from the root of the repository; else `out` of the settings at the tag.
    The running clientgen generates.  Where that is not what is committed at the tag (another version of clientgen made it),
    it is reported as WHL05, and the wheel is compared with what is committed instead: WHL05 is an error unless
    `committed_suffices`.  Members that differ are reported as WHL06.

    Raises:
        Problem: the wheel, the tag or the document cannot be used, or nothing can be built here (family WHL); what the
            stages of the pipeline report on a document.
        StageFailed: the document at the tag has errors.
    """
    can_build()
    name, stated = named(path)
    with opened(path) as wheel, tempfile.TemporaryDirectory(prefix="clientgen-verify-") as scratch:
        origin = find_origin(name, stated, tag=tag, spec=spec, repository=repository)
        run = Run.start(origin.unpack(Path(scratch) / "tag"))
        tree = dict(run.tree())
        _agrees(run, name, stated, origin)
        proof = Proof(
            path.name,
            hashlib.sha256(path.read_bytes()).hexdigest(),
            run.settings.distribution,
            run.settings.version,
            origin.tag,
            origin.commit,
            origin.document,
            {tool: _installed(tool) for tool in _TOOLS},
            generated=len(tree),
        )
        files = _committed(proof, tree, origin, out or _folder(run, Path(scratch) / "tag"))
        _compare(proof, wheel, files, Path(scratch) / "built")
    for item in [] if committed_suffices else first(proof.drift):
        place = neutral(f"{proof.folder}/{item.path}")
        collector.report("WHL05", None, f"{place} as committed {item.told}")
    for item in first(proof.differences):
        collector.report("WHL06", None, f"{proof.wheel}: {neutral(item.path)} {item.told}")
    return proof


def _agrees(run: Run, name: str, stated: str, origin: Origin) -> None:
    settings = run.settings
    if (normal(settings.distribution), settings.version) != (normal(name), stated):
        said = f"{settings.distribution} {settings.version}"
        raise problem(
            "WHL03",
            None,
            f"the wheel is called {neutral(name, 80)} {neutral(stated, 40)}, the settings at {neutral(origin.tag)} say {said}",
        )


def _folder(run: Run, scratch: Path) -> str | None:
    """Where the settings put the package, from the root of the repository."""
    if run.settings.out is None:
        return None
    inside = PurePosixPath(os.path.relpath(run.settings.out, scratch).replace(os.sep, "/"))
    return None if ".." in inside.parts else str(inside)


def _committed(
    proof: Proof, tree: dict[str, bytes], origin: Origin, folder: str | None
) -> dict[str, bytes]:
    """The files to build: those generated, or, where others are committed, those."""
    committed = origin.committed(PurePosixPath(folder).as_posix()) if folder else {}
    committed.pop(MANIFEST, None)
    if not committed:
        return tree
    proof.folder = folder
    # What else lies in the folder is not ours, unless it is where a wheel takes its files from.
    whole = {
        path: content
        for path, content in committed.items()
        if path in tree or path.startswith(_SOURCE)
    }
    proof.drift = _differences(tree, whole)
    if not proof.drift:
        return tree
    proof.built_from = "committed"
    # Building runs what the packaging file says: only one that we wrote ourselves is ever built.
    proof.packaging = whole.get(_PACKAGING) == tree[_PACKAGING]
    return whole


def _compare(proof: Proof, wheel: Wheel, files: Mapping[str, bytes], scratch: Path) -> None:
    proof.members = len(wheel.members)
    if proof.packaging:
        (built,) = build(files, scratch, "wheel")
        with opened(built) as own:
            expected = {name: own.content(name) for name in own.members}
        proof.identical = hashlib.sha256(built.read_bytes()).hexdigest() == proof.sha256
    else:
        expected = {
            path.removeprefix(_SOURCE): content
            for path, content in files.items()
            if path.startswith(_SOURCE)
        }
    for name in sorted({*expected, *wheel.members}):
        if name not in expected:
            if proof.packaging or ".dist-info/" not in name:
                proof.differences.append(Difference(name, "is not what the tag gives: remove it"))
        elif name not in wheel.members:
            proof.differences.append(Difference(name, "is missing"))
        elif wheel.size(name) != len(expected[name]):
            claimed = f"{wheel.size(name)} bytes instead of {len(expected[name])}"
            shown = ""
            if wheel.size(name) <= _MOST_SHOWN:
                shown = f", {_first_line(expected[name], wheel.content(name))}"
            proof.differences.append(Difference(name, f"has {claimed}{shown}"))
        elif (content := wheel.content(name)) != expected[name]:
            proof.differences.append(Difference(name, _first_line(expected[name], content)))


def _differences(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> list[Difference]:
    """How `found` differs."""
    differ: list[Difference] = []
    for path in sorted({*expected, *found}):
        if path not in found:
            differ.append(Difference(path, "is missing"))
        elif path not in expected:
            differ.append(Difference(path, "is not generated any more"))
        elif found[path] != expected[path]:
            differ.append(Difference(path, _first_line(expected[path], found[path])))
    return differ


def _first_line(expected: bytes, found: bytes) -> str:
    pairs = zip(expected.splitlines(), found.splitlines(), strict=False)
    for number, (one, other) in enumerate(pairs, 1):
        if one != other:
            return f"differs from line {number} on"
    return "differs at its end"


def _installed(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "not installed"
