"""A header of an answer is gone.

Programs that read a header that was always there do not find it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("header-removed", on="header", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a required header that only the old answer has."""
    if pair.removed and mapping(pair.old).get("required") is True:
        yield Change(CHANGED, "this header is gone")
