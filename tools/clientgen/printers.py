"""A process that loads the model printer while this one loads everything else: half of a small run is that."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from clientgen.workers import workers

if TYPE_CHECKING:
    from concurrent.futures import Executor


def printers() -> AbstractContextManager[Executor | None]:
    """One process; None where there is but one processor.  More are not worth their start, even to the largest document."""
    return workers(1, _load)


def printers_for(arguments: Sequence[str]) -> AbstractContextManager[Executor | None]:
    """The same for a command line that nobody has read yet, if it looks as if models were to be printed.

    A wrong guess costs nothing but time; a right one saves that of understanding the command line.
    """
    wanted = {"-h", "--help"}.isdisjoint(arguments) and any(map(os.path.isfile, arguments[1:]))
    return printers() if wanted else contextlib.nullcontext()


def _load() -> None:
    from clientgen.emit.printing import load

    load()
