"""How much a document may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold before anything is built from a document.

    `depth` also keeps every later stage, which may recurse, far from the interpreter's own limit: the deepest
    of four dozen real documents nests 36 levels.  `inlined` is how many references may be replaced by what they lead to.
    """

    file_bytes: int = 64 * 1024 * 1024
    total_bytes: int = 256 * 1024 * 1024
    files: int = 10_000
    depth: int = 150
    alias_values: int = 1_000_000
    inlined: int = 20_000


DEFAULT = Limits()
