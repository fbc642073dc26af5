"""The command `page`: a saved documentation page against the transcript of its tables and against the document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clientgen.console import Format, Session, guarded
from clientgen.diagnostics import Collector, neutral, problem
from clientgen.source import load

DOCUMENT = Path("spec/modelarts/openapi.yaml")


def page(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The page, saved as text or as HTML.", show_default=False
        ),
    ],
    spec: Annotated[
        Path, typer.Option("--spec", metavar="SPEC", help="The OpenAPI document to compare with.")
    ] = DOCUMENT,
    transcript: Annotated[
        Path | None,
        typer.Option(
            "--transcript",
            metavar="TOML",
            help="The transcript; else the one in pages/ beside SPEC that is of the same call.",
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write-transcript", help="Write the page into the transcript, then compare."
        ),
    ] = False,
    output: Annotated[
        Format, typer.Option("--format", help="How to print findings and results.")
    ] = Format.TEXT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault of clientgen.")
    ] = False,
) -> None:
    """Compare a saved documentation page, row by row, with its transcript and the document."""
    session = Session(output, quiet, debug)
    guarded(session, lambda: _compare(session, file, spec, transcript, write=write))


def _compare(
    session: Session, file: Path, spec: Path, transcript: Path | None, *, write: bool
) -> int:
    # Only this command needs them.
    from clientgen.document import check
    from clientgen.page import (
        Difference,
        Stated,
        compare,
        find_transcript,
        read_page,
        read_transcript,
        report,
        rewritten,
        write_transcript,
    )

    run = session.start(spec, None, None, False)
    bundle = run.bundle = load(spec, collector=run.collector)
    # The comparison trusts the shape of the document; what else `lint` has to say is not asked here.
    check(bundle, Collector())
    read = read_page(file, run.collector)
    path = transcript or find_transcript(spec, read)
    if path is None or not (write or path.is_file()):
        call = neutral(f"{read.method} {read.path}", 200)
        raise problem("PAG09", read.spans["call"], f"there is no transcript of {call}")
    old = read_transcript(path) if path.is_file() else None
    found = compare(read, old, bundle, Collector() if write else run.collector)
    worded: list[Difference] = []
    written = False
    if write:
        text = rewritten(read, old, Stated(bundle.data, read.method, read.path))
        written = write_transcript(path, text)
        # Once recorded, a new wording is a difference no more: this is the last time that it is told.
        worded = [item for item in found.differences if item.code == "PAG26"]
        found = compare(read, read_transcript(path), bundle, run.collector)
    session.result = {
        **found.as_data(),
        "recorded": [item.as_data() for item in worded],
        "transcript": str(path),
        "written": written,
    }
    if written:
        session.say(f"{neutral(str(path))}: written")
    for item in worded:
        place = f" ({neutral(item.page.file)}:{item.page.line})" if item.page else ""
        session.say(f"  now recorded, read it: {item.heading}: {item.tell()}{place}")
    if session.output is Format.GITHUB:
        for item in found.differences:
            run.collector.add(item.diagnostic())
    else:
        session.say(report(found, (str(path), str(spec))).rstrip("\n"))
    return session.finish() or (1 if found.differences else 0)
