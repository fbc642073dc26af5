"""The files that a run has looked at, each with a digest of what it held when it was read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping


def digest(content: bytes) -> str:
    """What two contents have in common only if they are equal."""
    return hashlib.sha256(content).hexdigest()


class Inputs:
    """Whatever a run's result may depend on, besides the command line and the tool.

    Every stage that opens a file notes it here with the very bytes it went on with, so that a file which changes
    while the run is at work is never taken for the one that was read.
    """

    def __init__(self) -> None:
        self._digests: dict[str, str | None] = {}

    def note(self, path: str | os.PathLike[str], content: bytes | None) -> None:
        """A file was read; None: there was none, or it could not be read, and the run went on without."""
        self._digests[os.path.abspath(path)] = None if content is None else digest(content)

    @property
    def digests(self) -> Mapping[str, str | None]:
        """Absolute path → digest."""
        return self._digests
