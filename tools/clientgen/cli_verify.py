"""The command `verify`: a wheel against the tag that its version names.

Exit codes: 0 proved, 1 not proved, 2 wrong usage (also: no such tag, no such document), 3 a fault of clientgen itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clientgen.console import Format, Session, guarded
from clientgen.verify import VERSION
from clientgen.verify import verify as verify_wheel


def verify(
    wheel: Annotated[
        Path, typer.Argument(metavar="WHEEL", help="The wheel to verify.", show_default=False)
    ],
    spec: Annotated[
        str | None,
        typer.Argument(
            metavar="SPEC",
            help="The document, as it was called at the tag; else the one beside the client.toml that names "
            "the distribution.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="Where the package is committed, from the root of the repository; else `out` of client.toml.",
        ),
    ] = None,
    tag: Annotated[
        str, typer.Option("--tag", metavar="PATTERN", help="What the tag of a version is called.")
    ] = f"v{VERSION}",
    repository: Annotated[
        Path,
        typer.Option("--repository", metavar="DIR", help="The clone that has the tag."),
    ] = Path(),
    committed: Annotated[
        bool,
        typer.Option(
            "--committed-suffices",
            help="Accept a wheel that is what is committed at the tag, though this clientgen generates "
            "something else.",
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
    """Prove that a wheel is what the document at its tag gives, byte for byte.

    The document is generated anew from the git tag that the version of the wheel names, compared with the package that is
    committed there, built into a wheel, and every member of both wheels is compared. Nothing is fetched or installed, and
    nothing of the wheel is run or unpacked.
    """
    session = Session(output, quiet, debug)

    def work() -> int:
        proof = verify_wheel(
            wheel,
            session.collector,
            spec=spec,
            out=out,
            tag=tag,
            repository=repository,
            committed_suffices=committed,
        )
        session.result = proof.as_data()
        for line in proof.lines():
            session.say(line)
        return session.finish()

    guarded(session, work)
