"""One command at work: what is printed where, and the exit code."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from clientgen.diagnostics import (
    Collector,
    Problem,
    StageFailed,
    acceptance,
    neutral,
    problem,
    read_lines,
    render_github,
    render_json,
    render_text,
    wants_colour,
)
from clientgen.display import Display, watched
from clientgen.output.drift import owned
from clientgen.output.report import Outcome
from clientgen.pipeline import Run
from clientgen.run_cache import RunCache
from clientgen.settings import Allow, allow_problem

if TYPE_CHECKING:
    from concurrent.futures import Executor

# What is wrong with the call, and with no document, page or wheel.
_USAGE = {"CFG05", "WHL00", "WHL04", "WHL07"}


class Format(StrEnum):
    """How findings and results are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class Begun:
    """What is at work before the command line is understood: the record of such runs, processes that print models."""

    cache: RunCache | None = None
    printers: Executor | None = None


@dataclass(slots=True)
class Session:
    """One command at work: prints, and decides the exit code."""

    output: Format
    quiet: bool = False
    debug: bool = False
    run: Run | None = None
    result: dict[str, object] = field(default_factory=dict)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    colour: bool = field(default_factory=lambda: wants_colour(sys.stderr))
    lines: Callable[[str], Sequence[str]] = field(default_factory=lambda: cache(read_lines))
    """The lines of a file; a run that is to be remembered prints its findings more than once."""
    begun: Begun = field(default_factory=Begun)
    display: Display | None = None
    collector: Collector = field(default_factory=Collector)
    """What is found beside the run over a document."""

    def say(self, text: str) -> None:
        """A line of the result, for people."""
        self.end_display()
        if self.output is not Format.JSON and not self.quiet:
            self.out.write(text + "\n")

    def start(
        self, spec: Path, settings: Path | None, allow: list[str] | None, outside: bool
    ) -> Run:
        """Begin a run over a document."""
        exemptions = tuple(_allow(text) for text in allow or ())
        self.run = Run.start(spec, settings=settings, allow=exemptions, allow_outside=outside)
        self.run.printers = self.begun.printers
        self.display = None if self.quiet else watched()
        if self.display is not None:
            self.run.watch = self.display
        return self.run

    def end_display(self) -> None:
        """Nothing more is going on; what follows is the result."""
        if self.display is not None:
            self.display.end()

    def finish(self, error: StageFailed | Problem | None = None) -> int:
        """Print the findings and return the exit code they mean."""
        self.end_display()
        found = [
            *self.collector.diagnostics,
            *(self.run.collector.diagnostics if self.run else ()),
        ]
        if isinstance(error, StageFailed):
            found += error.diagnostics
        elif isinstance(error, Problem):
            found.append(error.diagnostic)
        found = list(dict.fromkeys(found))
        bundle = self.run.bundle if self.run else None
        locate = bundle.origin if bundle else None
        if self.output is Format.JSON:
            findings = json.loads(render_json(found, locate=locate))
            text = json.dumps({"findings": findings, **self.result}, indent=2, sort_keys=True)
            self.out.write(text + "\n")
        elif self.output is Format.GITHUB:
            self.out.write(render_github(found, locate=locate))
        else:
            self.err.write(render_text(found, locate=locate, read=self.lines, colour=self.colour))
            if self.run:
                self.err.write(acceptance(found))
        errors = {item.code for item in found if item.is_error}
        if any(code.startswith("TPL") for code in errors):
            return 3
        absent = any(item.code == "SRC01" and item.span is None for item in found)
        return 2 if absent or errors & _USAGE else 1 if errors else 0

    def written(self, outcome: Outcome, folder: Path) -> int:
        """Say what `generate` has done, and return the exit code."""
        self.result = outcome.as_data()
        for line in outcome.lines(folder):
            self.say(line)
        return self.finish()

    def compared(self, outcome: Outcome, folder: Path) -> int:
        """Say what `check` has found, and return the exit code."""
        self.result = outcome.as_data()
        if outcome.diff:
            self.say(outcome.diff)
        code = self.finish()
        if not code:
            self.say(f"{neutral(str(folder))}: up to date")
        return code

    def remember(self, outcome: Outcome, folder: Path) -> None:
        """Record what both commands would say if nothing changed from here on."""
        if self.begun.cache is None or self.run is None:
            return
        said: dict[str, tuple[str, str]] = {}
        for command, report in (("generate", Session.written), ("check", Session.compared)):
            out, err = io.StringIO(), io.StringIO()
            if report(replace(self, out=out, err=err), outcome.again(), folder):
                return  # an error among the findings: every run is to find it anew
            said[command] = out.getvalue(), err.getvalue()
        self.begun.cache.remember(self.run.inputs, folder, owned(outcome.tree), said)


def _allow(text: str) -> Allow:
    code, _, rest = text.partition("@")
    at, _, reason = rest.partition("=")
    problem = allow_problem(code, at)
    if problem or not reason.strip():
        raise typer.BadParameter(problem or "an exemption needs a reason", param_hint="--allow")
    return Allow(code, at, reason.strip())


_REFUSALS = frozenset(
    {errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EROFS}
)
"""What the system says of itself, wherever it happens: no room, too many open files."""


def guarded(session: Session, work: Callable[[], int]) -> None:
    """Run a command; whatever happens, leave with one of the documented exit codes."""
    try:
        code = work()
        sys.stdout.flush()
    except (StageFailed, Problem) as error:
        code = session.finish(error)
    except (typer.Exit, typer.BadParameter):
        raise
    except KeyboardInterrupt:
        session.end_display()
        sys.stderr.write("interrupted\n")
        code = 130
    except BrokenPipeError:
        # The reader has gone; nothing more can be said, and the interpreter must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception as error:  # noqa: BLE001 - whatever else it is, it is our own fault
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            where = neutral(str(error.filename or "a temporary folder"))
            code = session.finish(problem("OUT05", None, f"{where}: {error.strerror}"))
            raise typer.Exit(code) from None
        if session.debug:
            traceback.print_exc()
        sys.stderr.write(
            f"clientgen: internal error ({type(error).__name__}: {neutral(str(error), 300)})\n"
            "This is a fault of clientgen, not of your document. "
            f"{'Report it with the traceback above.' if session.debug else 'Run again with --debug for a traceback.'}\n"
        )
        code = 3
    finally:
        session.end_display()
    raise typer.Exit(code)
