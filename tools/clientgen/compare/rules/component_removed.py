"""A schema of a library is gone.

A document without operations is there for others to refer to: their references lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("component-removed", on="component", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a schema on one side only."""
    if pair.removed:
        yield Change(CHANGED, "is gone")
