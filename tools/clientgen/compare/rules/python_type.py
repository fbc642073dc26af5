"""The type of a field or an alias changed.

Where callers make the value, a narrower type refuses what they passed; where they are given it, a wider type is more than
they provide for, and their type checks fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.pytypes import only_options, relation, without_none
from clientgen.compare.rules.base import NOTED, rule


@rule("python-type", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare types; None is left to another rule where the field became optional or required."""
    if not pair.both or pair.both[0].kind not in ("field", "alias"):
        return
    old, new = (entry.type for entry in pair.both)
    if (pair.both[0].default is None) != (pair.both[1].default is None):
        old, new = without_none(old), without_none(new)
    if only_options(old, new):
        return
    effect = relation(old, new)
    if effect is not None:
        yield Change(effect, f"the type: was {old}, is {new}")
    elif old != new:
        yield Change(
            NOTED,
            f"the type is written differently, or it lists other options: was {old}, is {new}",
        )
