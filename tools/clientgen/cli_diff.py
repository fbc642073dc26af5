"""The command `diff`: its arguments, and how the verdict is printed.

Exit codes: 0 nothing breaks, 1 something does (or cannot be classified, or a suppression has expired), 2 wrong usage,
3 a fault of clientgen itself.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clientgen.console import Format, Session, guarded
from clientgen.diagnostics import neutral, wants_colour

if TYPE_CHECKING:
    from clientgen.compare import Report


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
            "--accepted",
            metavar="FILE",
            help="Accepted changes; else accepted-changes.toml beside NEW.",
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
        # Not before it is wanted: every other command would wait for it.
        from clientgen.compare import AcceptError, InputError
        from clientgen.diffing import compared

        if prove and not python:
            raise typer.BadParameter(
                "there is nothing to run with --wire-only", param_hint="--prove"
            )
        try:
            report = compared(old, new, accept or [], accepted, python=python, prove=prove)
        except (InputError, AcceptError) as error:
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


def _render(report: Report, output: DiffFormat, *, quiet: bool, to_terminal: bool) -> str:
    from clientgen import compare

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
