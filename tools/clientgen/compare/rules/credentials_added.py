"""There is a new way to authenticate, or one needs less.

Calls that authenticate as before go on.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.credentials import enough, shown, way_name
from clientgen.compare.model import Change
from clientgen.compare.rules.base import SAFE, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("credentials-added", on="security", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for ways of the new operation that the old one did not have."""
    for way in pair.new:
        if not any(enough(other, way) for other in pair.old):
            yield Change(WIDENED, f"{way_name(way)} is enough now", *shown(pair))
