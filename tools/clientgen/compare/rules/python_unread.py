"""A line of the surface that cannot be read changed.

What cannot be classified counts as breaking.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-unread", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare lines that are not understood."""
    if pair.both and pair.both[0].kind in ("unread", "name"):
        yield Change(CHANGED, "changed in a way that no rule knows")
