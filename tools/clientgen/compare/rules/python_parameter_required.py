"""A parameter of a call must be passed now, or need not be.

Calls that leave it out fail with a TypeError.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NARROWED, WIDENED, rule


@rule("python-parameter-required", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare whether parameters have a default."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    after = {argument.name: argument for argument in pair.both[1].arguments}
    for old in pair.both[0].arguments:
        new = after.get(old.name)
        if new is not None and (old.default is None) != (new.default is None):
            if new.default is None:
                yield Change(NARROWED, f"parameter `{old.name}` must be passed now")
            else:
                yield Change(WIDENED, f"parameter `{old.name}` need not be passed any more")
