"""The command line: arguments, exit codes and what is printed; what is done is in the pipeline.

Exit codes: 0 clean, 1 findings or drift, 2 wrong usage, 3 a fault of clientgen itself.
Results go to standard output, findings to standard error; with ``--format json`` both are one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clientgen.diagnostics import (
    Problem,
    StageFailed,
    explain as explain_code,
    neutral,
    render_github,
    render_json,
    render_text,
    wants_colour,
)
from clientgen.pipeline import Run
from clientgen.settings import Allow, allow_problem

app = typer.Typer(
    name="clientgen",
    help="Generate a typed Python client package from an OpenAPI 3.0 or 3.1 document.",
    epilog="Exit codes: 0 clean, 1 findings or drift, 2 wrong usage, 3 a fault of clientgen itself.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How findings and results are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Spec = Annotated[Path, typer.Argument(metavar="SPEC", help="The OpenAPI document: YAML or JSON.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="DIR", help="Folder of the generated project; else `out` of client.toml."),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Settings; else client.toml beside SPEC, if there is one."),
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="CODE@POINTER=REASON", help="Accept a finding at a place, for a reason."),
]
Outside = Annotated[
    bool, typer.Option("--allow-outside", help="Read referenced files outside the folder of SPEC.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print findings and results.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a fault of clientgen.")]


@dataclass(slots=True)
class Session:
    """One command at work: prints, and decides the exit code."""

    output: Format
    quiet: bool = False
    debug: bool = False
    run: Run | None = None
    result: dict[str, object] = field(default_factory=dict)

    def say(self, text: str) -> None:
        """A line of the result, for people."""
        if self.output is not Format.JSON and not self.quiet:
            sys.stdout.write(text + "\n")

    def start(
        self, spec: Path, settings: Path | None, allow: list[str] | None, outside: bool
    ) -> Run:
        """Begin a run over a document."""
        exemptions = tuple(_allow(text) for text in allow or ())
        self.run = Run.start(spec, settings=settings, allow=exemptions, allow_outside=outside)
        return self.run

    def finish(self, error: StageFailed | Problem | None = None) -> int:
        """Print the findings and return the exit code they mean."""
        found = list(self.run.collector.diagnostics) if self.run else []
        if isinstance(error, StageFailed):
            found = [*found, *(item for item in error.diagnostics if item not in found)]
        elif isinstance(error, Problem) and error.diagnostic not in found:
            found.append(error.diagnostic)
        bundle = self.run.bundle if self.run else None
        locate = bundle.origin if bundle else None
        if self.output is Format.JSON:
            findings = json.loads(render_json(found, locate=locate))
            text = json.dumps({"findings": findings, **self.result}, indent=2, sort_keys=True)
            sys.stdout.write(text + "\n")
        elif self.output is Format.GITHUB:
            sys.stdout.write(render_github(found, locate=locate))
        else:
            sys.stderr.write(render_text(found, locate=locate, colour=wants_colour(sys.stderr)))
        errors = {item.code for item in found if item.is_error}
        if any(code.startswith("TPL") for code in errors):
            return 3
        return 2 if "CFG05" in errors else 1 if errors else 0


def _allow(text: str) -> Allow:
    code, _, rest = text.partition("@")
    at, _, reason = rest.partition("=")
    problem = allow_problem(code, at)
    if problem or not reason.strip():
        raise typer.BadParameter(problem or "an exemption needs a reason", param_hint="--allow")
    return Allow(code, at, reason.strip())


def _guarded(session: Session, work: Callable[[], int]) -> None:
    """Run a command; whatever happens, leave with one of the documented exit codes."""
    try:
        code = work()
        sys.stdout.flush()
    except (StageFailed, Problem) as error:
        code = session.finish(error)
    except (typer.Exit, typer.BadParameter):
        raise
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        code = 130
    except BrokenPipeError:
        # The reader has gone; nothing more can be said, and the interpreter must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception as error:  # noqa: BLE001 - whatever it is, it is our own fault
        if session.debug:
            traceback.print_exc()
        sys.stderr.write(
            f"clientgen: internal error ({type(error).__name__}: {neutral(str(error), 300)})\n"
            "This is a fault of clientgen, not of your document. "
            f"{'Report it with the traceback above.' if session.debug else 'Run again with --debug for a traceback.'}\n"
        )
        code = 3
    raise typer.Exit(code)


@app.command()
def lint(
    spec: Spec,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    output: FormatOption = Format.TEXT,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check a document, write nothing."""
    session = Session(output, quiet, debug)

    def work() -> int:
        api = session.start(spec, settings, allow, allow_outside).api()
        code = session.finish()
        operations = sum(len(resource.operations) for resource in api.resources)
        session.say(f"{neutral(str(spec))}: {operations} operations, {len(api.components)} types, no errors")
        return code

    _guarded(session, work)


@app.command()
def generate(
    spec: Spec,
    out: Out = None,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    output: FormatOption = Format.TEXT,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the package; say what changed."""
    session = Session(output, quiet, debug)

    def work() -> int:
        run = session.start(spec, settings, allow, allow_outside)
        folder = run.folder(out)
        outcome = run.write(folder)
        session.result = outcome.as_data()
        for line in outcome.lines(folder):
            session.say(line)
        return session.finish()

    _guarded(session, work)


@app.command()
def check(
    spec: Spec,
    out: Out = None,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    output: FormatOption = Format.TEXT,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Compare the package on disk with what the document gives; write nothing."""
    session = Session(output, quiet, debug)

    def work() -> int:
        run = session.start(spec, settings, allow, allow_outside)
        folder = run.folder(out)
        outcome = run.compare(folder)
        session.result = outcome.as_data()
        if outcome.diff:
            session.say(outcome.diff)
        code = session.finish()
        if not code:
            session.say(f"{neutral(str(folder))}: up to date")
        return code

    _guarded(session, work)


@app.command()
def ir(
    spec: Spec,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    debug: Debug = False,
) -> None:
    """Print what the client consists of, as JSON: for bug reports."""
    session = Session(Format.TEXT, debug=debug)

    def work() -> int:
        from clientgen.ir.dump import dump  # noqa: PLC0415

        text = dump(session.start(spec, settings, allow, allow_outside).api())
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode())
        return session.finish()

    _guarded(session, work)


@app.command()
def surface(
    spec: Spec,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Print the difference from this surface.")
    ] = None,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    debug: Debug = False,
) -> None:
    """Print the public surface of the package, one line per member."""
    session = Session(Format.TEXT, debug=debug)

    def work() -> int:
        lines = session.start(spec, settings, allow, allow_outside).surface()
        if against is not None:
            from clientgen.output.drift import line_difference  # noqa: PLC0415

            try:
                old = against.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise typer.BadParameter(f"cannot read {against}: {error}", param_hint="--against") from error
            lines = line_difference(old, lines)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return session.finish()

    _guarded(session, work)


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="Such as NAM02.")]) -> None:
    """Say what a code of a finding means and what to do."""
    try:
        sys.stdout.write(explain_code(code))
    except LookupError as error:
        raise typer.BadParameter(neutral(str(error.args[0])), param_hint="CODE") from error


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
