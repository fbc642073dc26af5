"""An answer has a new header.

Readers skip what they do not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("header-added", on="header", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a header that only the new answer has."""
    if pair.added:
        yield Change(NOTED, "this header is new")
