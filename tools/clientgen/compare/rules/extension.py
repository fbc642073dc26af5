"""An extension key changed.

OpenAPI gives `x-` keys no meaning on the wire.  Those that name things in Python show in the Python surface.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair

_JUDGED = ("x-sunset", "x-stability-level")


@rule("extension", on="leftover", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Every extension that no other rule judges."""
    if pair.name.startswith("x-") and pair.name not in _JUDGED:
        yield Change(NOTED, f"`{pair.name}` changed", pair.old, pair.new)
