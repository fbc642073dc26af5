"""A way to authenticate is gone, or needs more.

Calls that authenticate this way are refused.  A way that needs more schemes or scopes than before counts as gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.credentials import enough, shown, way_name
from clientgen.compare.model import Change, Hit
from clientgen.compare.rules.base import BREAKING, NARROWED, rule
from clientgen.compare.sink import Pair


@rule("credentials-removed", on="security", fixed=BREAKING, hits=Hit.CALLERS)
def check(pair: Pair) -> Iterator[Change]:
    """Look for ways of the old operation that no way of the new one is satisfied by."""
    for way in pair.old:
        if not any(enough(other, way) for other in pair.new):
            yield Change(NARROWED, f"{way_name(way)} is not enough any more", *shown(pair))
