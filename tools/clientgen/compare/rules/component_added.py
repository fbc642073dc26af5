"""A library has a new schema.

Nobody refers to it yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("component-added", on="component", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a schema on one side only."""
    if pair.added:
        yield Change(NOTED, "is new")
