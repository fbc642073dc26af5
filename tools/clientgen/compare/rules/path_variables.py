"""Variables of a path are called differently.

Their values stand at the same places of the path, so nothing changes on the wire.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("path-variables", on="operation", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Compare the text of the path."""
    old, new = pair.more["paths"]
    if pair.both and old != new:
        yield Change(NOTED, f"the path is written `{new}`, not `{old}` any more", old, new)
