"""A name stands for another kind of thing.

What was a class is an alias now, or a field a method: it cannot be used as before.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-kind", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the kinds."""
    if pair.old is not None and pair.new is not None and pair.old.kind != pair.new.kind:
        yield Change(CHANGED, f"was a {pair.old.kind}, is a {pair.new.kind}")
