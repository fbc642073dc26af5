"""An operation is gone, as it was announced.

It was deprecated and its day of removal has come.  Programs that still call it fail; they were told.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import removal
from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, RISKY, rule
from clientgen.compare.sink import Pair


@rule("operation-retired", on="operation", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Look for an operation that only the old document has, after its day."""
    if pair.removed:
        due, how = removal(pair.old, pair.more["today"])
        if due:
            yield Change(CHANGED, f"is gone, {how}", pair.old)
