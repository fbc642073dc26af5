"""A parameter is deprecated, or is no longer.

Nothing stops working, but programs should be changed before it goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("parameter-deprecated", on="parameter", claims=("deprecated",), fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `deprecated`."""
    if pair.both and (pair.old.get("deprecated") is True) != (pair.new.get("deprecated") is True):
        yield Change(
            NOTED,
            "is deprecated now"
            if pair.new.get("deprecated") is True
            else "is no longer deprecated",
        )
