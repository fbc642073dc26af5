"""An operation is gone.

Every call of it fails.  One that was deprecated and whose announced day has come is left to the owner of the API: the
operation is gone as promised, which is risky and not breaking on the wire; the Python method that goes with it still counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import removal
from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("operation-removed", on="operation", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for an operation that only the old document has, before its day."""
    if pair.removed:
        due, how = removal(pair.old, pair.more["today"])
        if not due:
            yield Change(CHANGED, f"is gone, {how}", pair.old)
