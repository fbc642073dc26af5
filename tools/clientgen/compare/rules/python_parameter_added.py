"""A call has a new parameter.

One without a default breaks every call; one with a default breaks none, if it stands behind those that can be passed by
position.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NARROWED, WIDENED, rule


@rule("python-parameter-added", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for parameters that only the new call has."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    known = {argument.name for argument in pair.both[0].arguments}
    for argument in pair.both[1].arguments:
        if argument.name not in known:
            free = argument.default is not None or argument.kind in ("rest", "keywords")
            yield Change(
                WIDENED if free else NARROWED,
                f"new {'optional' if free else 'required'} parameter `{argument.name}`",
            )
