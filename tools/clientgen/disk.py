"""Files of the disk: one that is read is a plain file, one that is replaced is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""Most bytes of a file that is read whole."""


def read_plain(path: Path, *, most: int = LARGEST, links: bool = False) -> bytes:
    """The content of a regular file. Nothing else is opened: a pipe may never end, and a device has no end.

    Args:
        path: The file.
        most: How large it may be.
        links: Whether it may be a link to such a file.

    Raises:
        OSError: It cannot be read, is no regular file, or is larger.
    """
    state = path.stat() if links else path.lstat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if state.st_size > most:
        raise OSError(errno.EFBIG, f"larger than {most} bytes", str(path))
    with path.open("rb") as file:
        return file.read(most)


def replace_file(path: Path, text: str) -> bool:
    """Put `text` in place with one rename; False if the file holds it already.  Raises OSError."""
    content = text.encode()
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return True
