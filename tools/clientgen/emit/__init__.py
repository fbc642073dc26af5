"""From the intermediate representation to the files of a package."""

from __future__ import annotations

from clientgen.emit.project import render

__all__ = ["render"]
