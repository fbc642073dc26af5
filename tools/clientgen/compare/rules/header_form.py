"""A header of an answer is written in another form.

Lists and objects are taken apart by `explode`; programs read something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("header-form", on="header", claims=("style", "explode"), fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `explode`; `style` has one value."""
    if pair.both and bool(pair.old.get("explode")) != bool(pair.new.get("explode")):
        yield Change(
            CHANGED,
            f"`explode`: was {bool(pair.old.get('explode'))}, is {bool(pair.new.get('explode'))}",
        )
