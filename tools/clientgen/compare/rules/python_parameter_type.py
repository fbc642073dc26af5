"""The type of a parameter changed.

A narrower type refuses what callers pass; a wider one takes more.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.pytypes import relation, without_none
from clientgen.compare.rules.base import NOTED, rule


@rule("python-parameter-type", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the types of parameters; None is left to another rule where the parameter became optional or required."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    after = {argument.name: argument for argument in pair.both[1].arguments}
    for old in pair.both[0].arguments:
        new = after.get(old.name)
        if new is None:
            continue
        first, second = old.type, new.type
        if (old.default is None) != (new.default is None):
            first, second = without_none(first), without_none(second)
        effect = relation(first, second)
        if effect is not None:
            yield Change(effect, f"the type of parameter `{old.name}`: was {first}, is {second}")
        elif first != second:
            yield Change(
                NOTED,
                f"the type of parameter `{old.name}` is written differently: was {first}, is {second}",
            )
