"""Formats rendered Python: one call of the pinned ruff for all files, under our own settings only.

Lines have up to 100 columns, as in the repository itself: generated code is read in reviews and editors beside it.
"""

from __future__ import annotations

import ast
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from clientgen.emit.code import WIDTH

_COMMAND = (
    "format",
    "--isolated",  # no configuration of the user or of a parent folder
    "--no-cache",
    "--quiet",
    "--no-respect-gitignore",
    "--target-version=py311",
    f"--line-length={WIDTH}",
)


class RenderedError(Exception):
    """A template gave text that is not Python; the message says in which file and line."""


class FormatError(Exception):
    """The formatter failed; the message is its own."""


def format_python(files: Mapping[str, str]) -> dict[str, str]:
    """The same files, formatted.

    Raises:
        RenderedError: a file is not Python.
        FormatError: the formatter refuses a file, or cannot be run.
    """
    if not files:
        return {}
    import ruff  # type: ignore[import-untyped]

    with tempfile.TemporaryDirectory(prefix="clientgen-") as name:
        folder = Path(name).resolve()
        # Numbered files: no path of the output can then clash with what the formatter skips by name.
        numbered = {path: folder / f"f{number}.py" for number, path in enumerate(sorted(files))}
        for path, file in numbered.items():
            file.write_text(files[path], encoding="utf-8", newline="\n")
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments, no shell
                [ruff.find_ruff_bin(), *_COMMAND, str(folder)],
                capture_output=True,
                cwd=folder,
                check=False,
            )
        except OSError as error:
            raise FormatError(f"cannot run ruff: {error}") from error
        if done.returncode:
            _require_python(files)
            message = done.stderr.decode(errors="replace")
            for path, file in numbered.items():
                message = message.replace(str(file), path).replace(file.name, path)
            raise FormatError(message.strip()[:2000])
        return {path: file.read_bytes().decode() for path, file in numbered.items()}


def _require_python(files: Mapping[str, str]) -> None:
    for path, text in sorted(files.items()):
        try:
            ast.parse(text)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 0
            near = text.splitlines()[line - 1 : line]
            told = f"{path}: {error.args[0]} in line {line} of what was rendered: {near!r}"
            raise RenderedError(told) from error
