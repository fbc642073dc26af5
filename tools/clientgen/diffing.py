"""Two descriptions of an API: both are read, compared, and judged."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace as _replaced
from datetime import UTC, date, datetime
from pathlib import Path

from clientgen import compare
from clientgen.compare import Finding, Input, InputError, Package, Program, Report, Side, Trial
from clientgen.diagnostics import (
    Diagnostic,
    Problem,
    StageFailed,
    render_text,
    wants_colour,
)
from clientgen.document import upgrade
from clientgen.pipeline import Run, surface_of

_DEEPEST = 10_000
"""Calls within calls: four or so for each schema that is inside another one."""


class _Read:
    """One side, read: its document, its surface, its version, as far as there are such."""

    def __init__(self, source: Input, *, python: bool) -> None:
        self.source = source
        self.side: Side | None = None
        self.lines: list[str] | None = None
        self.package: Package | None = None
        self.programs: tuple[str, ...] = ()
        self.version = ""
        self.trouble = ""
        if source.is_surface:
            self.lines = _surface_lines(source)
        else:
            self._document(python=python)

    def _document(self, *, python: bool) -> None:
        run = None
        failed: tuple[Diagnostic, ...] = ()
        try:
            run = Run.start(self.source.path)
            self.version = run.settings.version if run.settings.path else ""
            self.programs = run.settings.programs
            if python:
                self.package = run.package()
                self.lines = surface_of(self.package.files)
            else:
                run.api()
        except StageFailed as error:
            failed = tuple(item for item in error.diagnostics if item.is_error)
        except Problem as error:
            failed = (error.diagnostic,)
        if run is None or run.bundle is None or any(item.code == "DOC01" for item in failed):
            sys.stderr.write(render_text(failed, colour=wants_colour(sys.stderr)))
            raise InputError(f"{self.source.label}: cannot be read as an OpenAPI document")
        if failed:
            self.trouble = f"{failed[0].code}: {failed[0].message}" + (
                f" (and {len(failed) - 1} more)" if failed[1:] else ""
            )
        bundle = run.bundle
        self.side = Side(upgrade(bundle.data), bundle.origin)


def compared(
    old: str, new: str, accept: list[str], accepted: Path | None, *, python: bool, prove: bool
) -> Report:
    accepts = [compare.parse_accept(text) for text in accept]
    with tempfile.TemporaryDirectory(prefix="clientgen-diff-") as scratch:
        sources = [
            compare.find_input(text, other, Path(scratch) / name)
            for text, other, name in ((old, new, "old"), (new, old, "new"))
        ]
        file = accepted or sources[1].path.parent / compare.FILE
        if accepted or file.is_file():
            accepts += compare.read_accepts(file)
        before, after = (_Read(source, python=python) for source in sources)
        trials: list[Trial] | None = None
        notes: list[str] = []
        if prove:
            trials, notes = _proved(before, after, Path(scratch) / "proof")
        report = _report(before, after, accepts, trials, notes)
        _show_places(report, Path(scratch))
    return report


def _proved(old: _Read, new: _Read, scratch: Path) -> tuple[list[Trial], list[str]]:
    """Try the old side's programs with both packages; gives what came of it, and notes."""
    if old.package is None or new.package is None:
        return [], ["nothing was proved by running: that takes two packages"]
    readme = old.package.files[compare.README].decode()
    programs = list(compare.of_readme(readme))
    notes = []
    # What only the new settings name counts too, if the old release has it.
    for path in dict.fromkeys((*old.programs, *new.programs)):
        found = compare.read_beside(old.source, path)
        if found is not None:
            programs.append(Program(found[0], found[1], file=found[0]))
        elif path in old.programs:
            notes.append(f"the program {path} is not there in {old.source.label}")
    trials, more = compare.prove(programs, old.package, new.package, scratch)
    return trials, [*compare.summary(trials), *notes, *more]


def _walked(old: Side, new: Side, today: date) -> list[Finding]:
    """What differs between two documents, found by walking down both: as deep as their schemas lead into one another."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEEPEST)
    try:
        return compare.Comparison(old, new, today).run()
    except RecursionError:
        told = "the schemas of these documents lead into one another, too deep to be compared: have fewer of them in a row"
        raise InputError(told) from None
    finally:
        sys.setrecursionlimit(limit)


def _report(
    old: _Read,
    new: _Read,
    accepts: list[compare.Accept],
    trials: list[Trial] | None,
    told: list[str],
) -> Report:
    today = datetime.now(tz=UTC).date()
    # What was seen to break comes first, in the reasons too.
    findings: list[Finding] = compare.proved(trials or [])
    notes = [*told]
    if old.side is not None and new.side is not None:
        findings += _walked(old.side, new.side, today)
    else:
        notes.append("a surface says nothing of the wire: only the Python surfaces were compared")
    notes += [
        f"{read.source.label} does not pass the checks, and was compared as it is: {read.trouble}"
        for read in (old, new)
        if read.trouble
    ]
    if old.lines is not None and new.lines is not None:
        files = (
            str(old.source.path) if old.source.is_surface else "",
            str(new.source.path) if new.source.is_surface else "",
        )
        surfaces = compare.read_surface(old.lines), compare.read_surface(new.lines)
        findings += compare.compare_surfaces(*surfaces, files)
    elif old.lines is not None and new.trouble:
        findings.append(compare.lost_surface(new.trouble))
    else:
        notes.append("the Python surfaces were not compared")
    expired = compare.apply(accepts, findings, today)
    verdict = compare.judge(findings, old.version, new.version)
    return Report(old.source.label, new.source.label, findings, verdict, expired, notes, trials)


def _surface_lines(source: Input) -> list[str]:
    try:
        return source.path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source.label}: cannot be read: {error}") from error


def _show_places(report: Report, scratch: Path) -> None:
    """Files of a revision are called by their path in the repository, not by where they were unpacked."""
    for item in report.findings:
        for name in ("old_place", "new_place"):
            place = getattr(item, name)
            for side in ("old", "new"):
                prefix = f"{scratch / side}/"
                if place.span is not None and place.span.file.startswith(prefix):
                    span = _replaced(place.span, file=place.span.file.removeprefix(prefix))
                    setattr(item, name, _replaced(place, span=span))
