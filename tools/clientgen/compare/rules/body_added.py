"""An operation takes a body now, or none any more.

A new required body breaks every call that does not send one; a body that is gone is refused or ignored.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import CHANGED, NARROWED, SAFE, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("body-added", on="body", received_widened=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a body on one side only."""
    if pair.added:
        required = mapping(pair.new).get("required") is True
        yield Change(
            NARROWED if required else WIDENED,
            f"is new and {'required' if required else 'optional'}",
        )
    elif pair.removed:
        yield Change(CHANGED, "is gone")
