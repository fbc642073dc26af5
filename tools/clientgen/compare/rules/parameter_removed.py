"""A parameter is gone.

A call that sends it is refused, or, worse, done as if it had not been sent: a filter that no longer filters.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import removal
from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("parameter-removed", on="parameter", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a parameter that only the old operation has."""
    if pair.removed:
        _, how = removal(pair.old, pair.more["today"])
        yield Change(CHANGED, f"is gone, {how}", pair.old)
