"""There is a new operation.

Nobody has to call it; a new webhook is only sent to those who ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("operation-added", on="operation", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for an operation that only the new document has."""
    if pair.added:
        yield Change(NOTED, "is new")
