"""Writing and comparing, with what went wrong as findings and what changed as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from clientgen.diagnostics import Collector, Problem, neutral, problem
from clientgen.disk import read_plain
from clientgen.output.drift import Drift, line_difference, unified
from clientgen.output.drift import compare as differences
from clientgen.output.lock import BusyError
from clientgen.output.manifest import ManifestError
from clientgen.output.sync import ForeignError, pending
from clientgen.output.sync import write as write_files
from clientgen.output.tree import FileTree

_SURFACE = "api-surface.txt"
_FEW = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has changed, or would change."""

    drift: Drift
    tree: FileTree
    surface: tuple[str, ...] = field(default=())
    diff: str = ""
    beside: tuple[str, ...] = field(default=())
    """What was done to files beside the document, for people."""

    def again(self) -> Outcome:
        """What a second run would find once the folder holds the tree."""
        return Outcome(Drift(), self.tree)

    def as_data(self) -> dict[str, object]:
        """For machines."""
        return {
            "added": list(self.drift.missing),
            "changed": list(self.drift.changed),
            "removed": list(self.drift.stale),
            "surface": list(self.surface),
            "beside": list(self.beside),
        }

    def lines(self, folder: Path) -> list[str]:
        """For people."""
        if not self.drift:
            return [
                f"nothing changed: the {len(self.tree)} files in {neutral(str(folder))} are up to date",
                *self.beside,
            ]
        counts = (
            (self.drift.missing, "added", "+"),
            (self.drift.changed, "changed", "~"),
            (self.drift.stale, "removed", "-"),
        )
        told = ", ".join(f"{len(paths)} {verb}" for paths, verb, _ in counts if paths)
        lines = [f"{neutral(str(folder))}: {told}"]
        lines += [f"  {sign} {path}" for paths, _, sign in counts for path in paths]
        if self.surface:
            lines += ["public surface:", *(f"  {line}" for line in self.surface)]
        return [*lines, *self.beside]


def write(tree: FileTree, folder: Path, collector: Collector) -> Outcome:
    """Make `folder` hold `tree`.

    Raises:
        Problem: a foreign file or a link is in the way, another run is at work, or the system refuses.
    """
    old = _read(folder / _SURFACE)
    try:
        drift = write_files(tree, folder)
    except (ForeignError, ManifestError, BusyError, OSError) as error:
        raise _problem(error, folder, collector) from error
    new = tree[_SURFACE].decode().splitlines() if _SURFACE in tree else []
    surface = line_difference(old, new) if old else []
    return Outcome(drift, tree, tuple(surface))


def compare(tree: FileTree, folder: Path, collector: Collector) -> Outcome:
    """How `folder` differs from `tree`; each difference is a finding.

    Raises:
        Problem: the manifest is damaged, or the system refuses.
    """
    try:
        drift = differences(tree, folder)
        diff = unified(tree, folder, (*drift.changed, *drift.stale)) if drift else ""
        if pending(folder):
            collector.report(
                "OUT06", None, f"{neutral(str(folder))}: a run was killed before it was done"
            )
    except (ManifestError, OSError) as error:
        raise _problem(error, folder, collector) from error
    if len(drift.missing) > len(tree):
        collector.report(
            "OUT01", None, f"{neutral(str(folder))} holds none of the {len(tree)} files"
        )
        return Outcome(drift, tree)
    for paths, told in (
        (drift.missing, "is missing"),
        (drift.changed, "differs"),
        (drift.stale, "is left over"),
    ):
        for path in paths:
            collector.report("OUT01", None, f"{neutral(str(folder / path))} {told}")
    return Outcome(drift, tree, (), diff)


def _few(paths: tuple[str, ...]) -> str:
    shown = [neutral(path) for path in paths[:_FEW]]
    left = len(paths) - len(shown)
    return ", ".join([*shown, *([f"and {left} more"] if left else [])])


def _read(path: Path) -> list[str]:
    try:
        return read_plain(path).decode().splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _problem(error: Exception, folder: Path, collector: Collector) -> Problem:
    shown = neutral(str(folder))
    match error:
        case ForeignError(links=True):
            return problem("OUT04", None, f"in {shown}, {_few(error.paths)}: a link is in the way")
        case ForeignError():
            return problem("OUT03", None, f"in {shown}, {_few(error.paths)}: not one of ours")
        case BusyError():
            return problem("OUT07", None, f"{shown} is locked")
        case ManifestError():
            instead = "remove the folder .clientgen-staging" if pending(folder) else None
            return problem("OUT08", None, neutral(str(error)), help=instead)
        case OSError():
            where = neutral(str(error.filename or folder))
            return problem("OUT05", None, f"{where}: {error.strerror or type(error).__name__}")
        case _:
            raise error
