"""A method makes another HTTP call.

The method is called as before; what it does on the wire is judged there.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NOTED, SAFE, rule


@rule("python-call", on="python", fixed=SAFE)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare method and path."""
    if pair.both and pair.both[0].kind == "callable" and pair.both[0].call != pair.both[1].call:
        yield Change(
            NOTED,
            f"the HTTP call: was {pair.both[0].call or 'none'}, is {pair.both[1].call or 'none'}",
        )
