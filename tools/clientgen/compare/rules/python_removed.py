"""A public name is gone.

An import, an attribute or a call that uses it fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-removed", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for names that only the old surface has."""
    if pair.old is not None and pair.new is None:
        yield Change(CHANGED, "is gone")
