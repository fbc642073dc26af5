"""A lock on an output folder that the system itself releases when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

LOCK = ".clientgen-lock"


class BusyError(Exception):
    """Another run holds the lock."""


def _opened(path: str, flags: int) -> int:
    """Open the lock itself: no file that a link there leads to, and no pipe, which would wait for a reader."""
    kept = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags | kept, 0o666)


class Lock:
    """Context manager: the folder is ours while inside; the lock file is removed at the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file: BinaryIO | None = None

    def __enter__(self) -> Lock:
        while True:
            file = open(self._path, "ab", opener=_opened)
            try:
                _acquire(file)
            except OSError as error:
                file.close()
                raise BusyError(str(self._path)) from error
            if self._is_current(file):
                self._file = file
                return self
            file.close()  # its holder removed it between our open and our lock

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._path.unlink(missing_ok=True)
        if self._file is not None:
            self._file.close()

    def _is_current(self, file: BinaryIO) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _acquire(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
