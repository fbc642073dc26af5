"""The command `diff`: reads both sides, compares them, prints one verdict.

Exit codes: 0 nothing breaks, 1 something does (or cannot be classified, or a suppression has expired), 2 wrong usage,
3 a fault of clientgen itself.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace as _replaced
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clientgen import compare
from clientgen.compare import Finding, Input, InputError, Package, Program, Report, Side, Trial
from clientgen.console import Format, Session, guarded
from clientgen.diagnostics import (
    Diagnostic,
    Problem,
    StageFailed,
    neutral,
    render_text,
    wants_colour,
)
from clientgen.document import upgrade
from clientgen.pipeline import Run, surface_of


class DiffFormat(StrEnum):
    """How the verdict is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"
    HTML = "html"


_SIDE = (
    "A document, REV:path/to/document (a git revision), a revision alone, or an api-surface.txt."
)


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


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_SIDE, show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_SIDE, show_default=False)],
    output: Annotated[
        DiffFormat, typer.Option("--format", help="How to print the verdict.")
    ] = DiffFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept", metavar="RULE@PLACE=REASON", help="Accept a change, for a reason."
        ),
    ] = None,
    accepted: Annotated[
        Path | None,
        typer.Option(
            "--accepted", metavar="FILE", help=f"Accepted changes; else {compare.FILE} beside NEW."
        ),
    ] = None,
    python: Annotated[
        bool, typer.Option("--python/--wire-only", help="Compare the Python surfaces too.")
    ] = True,
    prove: Annotated[
        bool,
        typer.Option(
            "--prove",
            help="Run and type-check OLD's own programs with the new package; this executes them.",
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="In text, leave out what is safe.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault of clientgen.")
    ] = False,
) -> None:
    """Say what a change of the API breaks, on the wire and in Python, and what version it needs."""

    def work() -> int:
        if prove and not python:
            raise typer.BadParameter(
                "there is nothing to run with --wire-only", param_hint="--prove"
            )
        try:
            report = _compared(old, new, accept or [], accepted, python=python, prove=prove)
        except (InputError, compare.AcceptError) as error:
            raise typer.BadParameter(neutral(str(error), 500)) from error
        text = _render(report, output, quiet=quiet, to_terminal=out is None)
        if out is None:
            sys.stdout.write(text)
        else:
            try:
                out.write_text(text, encoding="utf-8", errors="backslashreplace")
            except OSError as error:
                raise typer.BadParameter(
                    f"cannot write {out}: {error.strerror}", param_hint="--output"
                ) from error
        return 1 if report.breaking or report.expired else 0

    guarded(Session(Format.TEXT, debug=debug), work)


def _compared(
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
        findings += compare.Comparison(old.side, new.side, today).run()
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


def _render(report: Report, output: DiffFormat, *, quiet: bool, to_terminal: bool) -> str:
    match output:
        case DiffFormat.MARKDOWN:
            return compare.render_markdown(report)
        case DiffFormat.JSON:
            return compare.render_json(report)
        case DiffFormat.GITHUB:
            return compare.render_annotations(report)
        case DiffFormat.HTML:
            return compare.render_html(report)
        case DiffFormat.TEXT:
            return compare.render_text(
                report, colour=to_terminal and wants_colour(sys.stdout), quiet=quiet
            )
