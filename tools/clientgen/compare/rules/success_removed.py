"""A successful answer is gone.

Programs wait for this status and read its body.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("success-removed", on="response", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a success that only the old operation has."""
    if pair.removed and pair.name[:1] in ("1", "2", "3"):
        yield Change(CHANGED, f"status {pair.name} is not answered any more")
