"""A media type is written differently.

A charset or another parameter says how the bytes are to be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, RISKY, rule
from clientgen.compare.sink import Pair


@rule("media-parameters", on="media", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Compare the media types of partners."""
    old, new = (at.rpartition("/")[2].replace("~1", "/") for at in (pair.old_at, pair.new_at))
    if pair.both and old.replace(" ", "").lower() != new.replace(" ", "").lower():
        yield Change(CHANGED, f"the media type is written `{new}`, not `{old}` any more", old, new)
