"""What a run is doing and how far it is, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], object]
"""Called with what is being done, and how much of how much of it is done (0 of 0 if that cannot be told)."""


def unwatched(doing: str, done: int = 0, total: int = 0) -> None:
    """Nobody watches."""
