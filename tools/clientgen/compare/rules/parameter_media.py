"""The media types of a parameter or header changed.

What is written in a media type that is gone is refused; a new one may be used.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, SAFE, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("parameter-media", on="parameter-media", received_widened=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for media types on one side only, or written differently."""
    if pair.removed:
        yield Change(CHANGED, "this media type is gone")
    elif pair.added:
        yield Change(WIDENED, "a new media type")
