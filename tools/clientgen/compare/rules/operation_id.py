"""The name of an operation changed.

Nothing of it is on the wire.  Names in generated clients may follow it, which the Python surface shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("operation-id", on="operation", claims=("operationId",), fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `operationId`."""
    if pair.both and pair.old.get("operationId") != pair.new.get("operationId"):
        old, new = pair.old.get("operationId"), pair.new.get("operationId")
        yield Change(NOTED, f"the operation is called {new!r}, not {old!r} any more", old, new)
