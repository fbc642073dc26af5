"""How a page is refused: always with a code and a place."""

from __future__ import annotations

from clientgen.diagnostics import Problem, neutral, problem
from clientgen.page.model import Line

_SHOWN = 60


def refuse(code: str, file: str, at: Line, message: str) -> Problem:
    """The finding to raise; `at` is the line that cannot be read."""
    return problem(code, at.span(file), message)


def shown(text: str) -> str:
    """A piece of the page as it may stand in a message."""
    return f"`{neutral(text, _SHOWN)}`"
