"""The media types of an answer changed.

One that is gone cannot be asked for any more.  A new one is only answered to those who ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, SAFE, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("response-media", on="response-media", received_widened=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for media types on one side only."""
    if pair.removed:
        yield Change(CHANGED, "this media type is gone")
    elif pair.added:
        yield Change(WIDENED, "a new media type")
