"""A tree of files in memory: relative path → bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MANIFEST = ".clientgen-manifest"
"""Where, in the output folder, the paths are listed that belong to the generator."""

_ALLOWED = re.compile(r"[A-Za-z0-9._+\-]+\Z")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)
_LONGEST_PART = 120
_LONGEST_PATH = 200


class PathError(ValueError):
    """A path that cannot be written on every system, or a second writer of one path."""


def check_path(path: str) -> None:
    """Refuse what is not a plain relative path with forward slashes, portable to every system.

    Raises:
        PathError: with the reason.
    """
    if len(path) > _LONGEST_PATH:
        raise PathError(f"{path[:60]}…: longer than {_LONGEST_PATH} characters")
    for part in path.split("/"):
        if part in ("", ".", ".."):
            raise PathError(f"{path!r}: leads out of the folder, or is not a plain relative path")
        if part.startswith(".") and path != MANIFEST:
            raise PathError(f"{path!r}: {part!r} is hidden, and none of ours is")
        if not _ALLOWED.match(part):
            raise PathError(f"{path!r}: only ASCII letters, digits and . _ + - are portable")
        if _RESERVED.match(part) or part.endswith("."):
            raise PathError(f"{path!r}: {part!r} is reserved on some systems")
        if len(part) > _LONGEST_PART:
            raise PathError(f"{path!r}: a name longer than {_LONGEST_PART} characters")


class FileTree(Mapping[str, bytes]):
    """Files by relative path, in sorted order.  Each path has one writer."""

    def __init__(self, files: Mapping[str, bytes | str] | None = None) -> None:
        self._files: dict[str, bytes] = {}
        self._folded: dict[str, str] = {}
        for path, content in (files or {}).items():
            self.add(path, content)

    def add(self, path: str, content: bytes | str) -> None:
        """Add a file; text becomes UTF-8.

        Raises:
            PathError: the path is not portable, is taken, or is taken but for case, or is both file and folder.
        """
        check_path(path)
        parts = path.casefold().split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            spelled = "/".join(path.split("/")[:depth])
            if self._folded.setdefault(folder, spelled + "/") != spelled + "/":
                raise PathError(f"{path!r} clashes with {self._folded[folder]!r}")
        if "/".join(parts) in self._folded:
            raise PathError(f"{path!r} clashes with {self._folded['/'.join(parts)]!r}")
        self._folded["/".join(parts)] = path
        self._files[path] = content.encode() if isinstance(content, str) else content

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)
