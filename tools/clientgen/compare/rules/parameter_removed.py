"""A parameter is gone.

A call that sends it is refused, or, worse, done as if it had not been sent: a filter that no longer filters.  A
variable that the path still has is sent as before, described or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import removal
from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import CHANGED, NOTED, rule
from clientgen.compare.sink import Pair


@rule("parameter-removed", on="parameter")
def check(pair: Pair) -> Iterator[Change]:
    """Look for a parameter that only the old operation has."""
    if pair.removed and mapping(pair.old).get("in") == "path":
        yield Change(NOTED, "is not described any more; the path still has this variable", pair.old)
    elif pair.removed:
        _, how = removal(pair.old, pair.more["today"])
        yield Change(CHANGED, f"is gone, {how}", pair.old)
