"""There is a new parameter.

A required one breaks every call that does not send it; an optional one breaks none.  A variable of the path was always
sent: that it is described at last changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import NARROWED, NOTED, SAFE, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("parameter-added", on="parameter", received_widened=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a parameter that only the new operation has."""
    if pair.added and mapping(pair.new).get("in") == "path":
        yield Change(NOTED, "is described now; the path had this variable before", new=pair.new)
    elif pair.added:
        required = mapping(pair.new).get("required") is True
        yield Change(
            NARROWED if required else WIDENED,
            f"is new and {'required' if required else 'optional'}",
            new=pair.new,
        )
