"""Progress on a terminal: a line on standard error that goes away when the work is done."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.5
"""Seconds before anything is shown; most runs are over by then."""


class Display:
    """A `Watch` that draws.  It runs no thread of its own, so that processes can be forked beside it."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._doing = ""

    def __call__(self, doing: str, done: int = 0, total: int = 0) -> None:
        if self._bar is None:
            if time.monotonic() - self._begun < _PATIENCE:
                return
            self._bar = _begin()
        if self._task is None or doing != self._doing:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(doing, total=None)
            self._doing = doing
        self._bar.update(self._task, completed=done, total=total or None)
        self._bar.refresh()

    def end(self) -> None:
        """Take the line away; safe to call at any time."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = self._task = None
            self._begun = time.monotonic()


def watched() -> Display | None:
    """A display if standard error is a terminal that can redraw a line."""
    return Display() if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else None


def _begin() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.start()
    return bar
