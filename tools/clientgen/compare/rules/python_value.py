"""A constant has another value.

What is sent for the option, or compared with it, is different.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-value", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the values of constants and options."""
    if pair.both and pair.both[0].kind == "value":
        yield Change(CHANGED, f"was {pair.both[0].default}, is {pair.both[1].default}")
