"""A parameter of a call is gone.

Programs that pass it fail with a TypeError.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-parameter-removed", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for parameters that only the old call has."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    known = {argument.name for argument in pair.both[1].arguments}
    for argument in pair.both[0].arguments:
        if argument.name not in known:
            yield Change(CHANGED, f"parameter `{argument.name}` is gone")
