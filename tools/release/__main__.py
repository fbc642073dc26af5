"""The command line: `python -m release make`, `check` and `build`.  Exit codes: 0 done, 1 refused, 2 wrong usage."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from release.project import Project, Refused
from release.steps import check, rebuild, release

SPEC = "spec/modelarts/openapi.yaml"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the repository; else this folder"
    )
    parser.add_argument("--spec", default=SPEC, help=f"the document in it; else {SPEC}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="what every change owes to the next release; changes nothing")
    make = commands.add_parser(
        "make", help="write the changelog, freeze the surface, build into dist/"
    )
    make.add_argument(
        "--date", type=date.fromisoformat, default=None, help="of the release; else today"
    )
    build = commands.add_parser(
        "build", help="build a tag that is checked out into dist/, and verify it"
    )
    build.add_argument("--tag", required=True, help="the tag, such as v1.2.3")
    for command in (make, build):
        command.add_argument(
            "--offline",
            action="store_true",
            help="do not install the wheel into an empty environment, which needs the package registry",
        )
    return parser


def main(arguments: list[str]) -> int:
    """Run one command."""
    options = _parser().parse_args(arguments)
    try:
        project = Project.at(options.root, options.spec)
        match options.command:
            case "check":
                check(project, _say)
            case "build":
                rebuild(project, options.tag, _say, offline=options.offline)
            case _:
                day = options.date or datetime.now(tz=UTC).date()
                release(project, day.isoformat(), _say, offline=options.offline)
    except Refused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"release: {problem}\n")
        return 1
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
