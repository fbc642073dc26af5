"""Proof by running: the old release's own programs, type-checked and run with the new package.

Each is tried with the old package first: what fails there already says nothing of the change.  A break found this way
is a fact, where a rule is a judgement.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from clientgen.compare.proving.model import (
    RUN,
    Failure,
    Outcome,
    Package,
    Program,
    Trial,
    Unusable,
)
from clientgen.compare.proving.programs import README, of_readme
from clientgen.compare.proving.run import run, write
from clientgen.compare.proving.typecheck import CHECKERS, check, installed

__all__ = ["README", "Outcome", "Package", "Program", "Trial", "of_readme", "prove"]


def prove(
    programs: Iterable[Program], old: Package, new: Package, scratch: Path
) -> tuple[list[Trial], list[str]]:
    """Try programs with both packages; gives what came of each, and notes on what could not be tried.

    This executes the programs.  `scratch` is a folder of its own.
    """
    if dict(old.files) == dict(new.files) and list(old.answers) == list(new.answers):
        return [], [
            "proof: both packages are the same, byte for byte, and so is what the service answers"
        ]
    # The variables are those that users of the old package have set.
    new = replace(new, environment=old.environment)
    sources = [write(old, scratch / "old"), write(new, scratch / "new")]
    files = {f"program_{number}.py": program for number, program in enumerate(programs, 1)}
    trials = []
    notes = []
    for name, program in list(files.items()):
        problem = _syntax(program)
        if problem is not None:
            trials.append(Trial(program, RUN, Outcome.NOTHING, problem.message, problem.line))
            del files[name]
    for name, program in files.items():
        own = scratch / "run" / name.removesuffix(".py")
        before = run(program, old, sources[0], own / "old")
        after = run(program, new, sources[1], own / "new") if before is None else None
        trials.append(_trial(program, RUN, before, after))
    for checker in CHECKERS:
        if not installed(checker):
            notes.append(f"{checker} is not installed: install clientgen[prove]")
            continue
        try:
            trials += _checked(checker, files, sources, scratch)
        except Unusable as error:
            notes.append(str(error))
    return trials, notes


def _checked(
    checker: str, files: dict[str, Program], sources: list[Path], scratch: Path
) -> list[Trial]:
    texts = {name: program.text for name, program in files.items()}
    failed = check(checker, texts, sources[0], scratch) if texts else {}
    texts = {name: text for name, text in texts.items() if name not in failed}
    broken = check(checker, texts, sources[1], scratch) if texts else {}
    return [
        _trial(program, checker, failed.get(name), broken.get(name))
        for name, program in files.items()
    ]


def _trial(program: Program, means: str, before: Failure | None, after: Failure | None) -> Trial:
    if before is not None:
        return Trial(program, means, Outcome.NOTHING, before.message, before.line)
    if after is not None:
        return Trial(program, means, Outcome.BROKEN, after.message, after.line)
    return Trial(program, means, Outcome.HOLDS)


def _syntax(program: Program) -> Failure | None:
    """Why a program cannot be read as Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the program says, not of what it does
            ast.parse(program.text)
    except SyntaxError as error:
        return Failure(f"SyntaxError: {error.msg}", error.lineno or 0)
    except (ValueError, RecursionError, MemoryError) as error:
        return Failure(type(error).__name__)
    return None
