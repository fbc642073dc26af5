"""A header of an answer became required or optional.

One that was always there may be missing now.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("header-required", on="header", claims=("required",))
def check(pair: Pair) -> Iterator[Change]:
    """Compare `required`."""
    if pair.both and (pair.old.get("required") is True) != (pair.new.get("required") is True):
        now = pair.new.get("required") is True
        yield Change(
            NARROWED if now else WIDENED, "is always there now" if now else "may be missing now"
        )
