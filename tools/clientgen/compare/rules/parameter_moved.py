"""A parameter is sent at another place.

What is looked for in the query is not found in a header.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("parameter-moved", on="parameter", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `in`."""
    if pair.both and pair.old.get("in") != pair.new.get("in"):
        yield Change(
            CHANGED,
            f"is sent in the {pair.new.get('in')}, not in the {pair.old.get('in')} any more",
            pair.old.get("in"),
            pair.new.get("in"),
        )
