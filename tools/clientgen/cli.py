"""The command line: arguments and commands; what is done is in the pipeline.

Exit codes: 0 clean, 1 findings or drift, 2 wrong usage, 3 a fault of clientgen itself.
Results go to standard output, findings to standard error; with ``--format json`` both are one JSON object.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clientgen.cli_diff import diff
from clientgen.cli_page import page
from clientgen.cli_verify import verify
from clientgen.console import Begun, Format, Session, guarded
from clientgen.diagnostics import explain as explain_code
from clientgen.diagnostics import neutral
from clientgen.run_cache import SWITCH, VARIABLE, RunCache

if TYPE_CHECKING:
    from concurrent.futures import Executor

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


Spec = Annotated[
    Path,
    typer.Argument(metavar="SPEC", help="The OpenAPI document: YAML or JSON.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="DIR",
        help="Folder of the generated project; else `out` of client.toml.",
    ),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        help="Settings; else client.toml beside SPEC, if there is one.",
    ),
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow", metavar="CODE@POINTER=REASON", help="Accept a finding at a place, for a reason."
    ),
]
Outside = Annotated[
    bool, typer.Option("--allow-outside", help="Read referenced files outside the folder of SPEC.")
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="How to print findings and results.")
]
NoCache = Annotated[
    bool,
    typer.Option(
        SWITCH,
        help=f"Do the work even if nothing has changed since the last run; {VARIABLE}=1 does the same.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a fault of clientgen.")]


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
        session.say(
            f"{neutral(str(spec))}: {operations} operations, {len(api.components)} types, no errors"
        )
        return code

    guarded(session, work)


@app.command()
def generate(
    context: typer.Context,
    spec: Spec,
    out: Out = None,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    output: FormatOption = Format.TEXT,
    quiet: Quiet = False,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> None:
    """Write the package; say what changed."""
    begun = context.find_object(Begun) or Begun()
    session = Session(output, quiet, debug, begun=replace(begun, cache=None) if no_cache else begun)

    def work() -> int:
        run = session.start(spec, settings, allow, allow_outside)
        folder = run.folder(out)
        outcome = run.write(folder)
        code = session.written(outcome, folder)
        session.remember(outcome, folder)
        return code

    guarded(session, work)


@app.command()
def check(
    context: typer.Context,
    spec: Spec,
    out: Out = None,
    settings: SettingsFile = None,
    allow: AllowOption = None,
    allow_outside: Outside = False,
    output: FormatOption = Format.TEXT,
    quiet: Quiet = False,
    no_cache: NoCache = False,
    debug: Debug = False,
) -> None:
    """Compare the package on disk with what the document gives; write nothing."""
    begun = context.find_object(Begun) or Begun()
    session = Session(output, quiet, debug, begun=replace(begun, cache=None) if no_cache else begun)

    def work() -> int:
        run = session.start(spec, settings, allow, allow_outside)
        folder = run.folder(out)
        outcome = run.compare(folder)
        code = session.compared(outcome, folder)
        if not code:
            session.remember(outcome, folder)
        return code

    guarded(session, work)


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
        from clientgen.ir.dump import dump

        text = dump(session.start(spec, settings, allow, allow_outside).api())
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode())
        return session.finish()

    guarded(session, work)


@app.command()
def surface(
    spec: Spec,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="FILE", help="Print the difference from this surface."),
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
            from clientgen.output.drift import line_difference

            try:
                old = against.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise typer.BadParameter(
                    f"cannot read {against}: {error}", param_hint="--against"
                ) from error
            lines = line_difference(old, lines)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return session.finish()

    guarded(session, work)


app.command()(page)


@app.command()
def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Such as NAM02, or property-removed.")
    ],
) -> None:
    """Say what a code of a finding, or a rule of `diff`, means and what to do."""
    try:
        from clientgen.compare import explain_rule

        # Codes are NAM02, rules are property-removed.
        sys.stdout.write(explain_code(code) if any(map(str.isdigit, code)) else explain_rule(code))
    except LookupError as error:
        raise typer.BadParameter(neutral(str(error.args[0])), param_hint="CODE") from error


app.command()(diff)
app.command()(verify)


def main(cache: RunCache | None = None, printers: Executor | None = None) -> None:
    """Run the command of the command line; a clean one is kept in `cache`, `printers` are there for its models."""
    try:
        Path.cwd()
    except OSError as error:
        sys.stderr.write(
            f"clientgen: the working folder: {error.strerror}; change to another one\n"
        )
        raise SystemExit(2) from None
    app(obj=Begun(cache, printers))
