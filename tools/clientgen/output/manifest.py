"""The list of our files in an output folder: sorted relative paths, one a line, no hashes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from clientgen.disk import read_plain
from clientgen.output.tree import MANIFEST, PathError, check_path

_HEADER = "# Files that clientgen owns here; it replaces and removes them. Others it leaves alone."


class ManifestError(Exception):
    """The manifest is not one that we wrote."""


def text(paths: Iterable[str]) -> bytes:
    """The manifest that lists `paths`."""
    return "\n".join([_HEADER, *sorted(paths), ""]).encode()


def read(folder: Path) -> frozenset[str]:
    """The paths that the manifest in `folder` lists, itself included; empty if there is none.

    Raises:
        ManifestError: it is no plain file, or a line of it is not a plain relative path.
    """
    try:
        raw = read_plain(folder / MANIFEST)
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError as error:
        raise ManifestError(f"{os.fspath(folder / MANIFEST)}: {error.strerror}") from error
    try:
        lines = raw.decode().splitlines()
        paths = frozenset(line for line in lines if line.strip() and not line.startswith("#"))
        for path in paths:
            check_path(path)
    except (UnicodeDecodeError, PathError) as error:
        raise ManifestError(f"{os.fspath(folder / MANIFEST)}: {error}") from error
    return paths | {MANIFEST}
