"""A parameter can no longer be passed as before.

One that could be passed by position is passed by name only, or stands at another position: a value that was passed by
position arrives somewhere else.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-parameter-place", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare positions, and whether names can be used."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    after = {argument.name: argument for argument in pair.both[1].arguments}
    for old in pair.both[0].arguments:
        new = after.get(old.name)
        if new is None:
            continue
        by_position = old.kind in ("positional", "either")
        if by_position and new.kind == "keyword":
            yield Change(CHANGED, f"parameter `{old.name}` can no longer be passed by position")
        elif by_position and new.kind in ("positional", "either") and old.index != new.index:
            yield Change(
                CHANGED,
                f"parameter `{old.name}`: was at position {old.index + 1}, is at {new.index + 1}",
            )
        elif old.kind in ("keyword", "either") and new.kind == "positional":
            yield Change(CHANGED, f"parameter `{old.name}` can no longer be passed by name")
        elif {old.kind, new.kind} & {"rest", "keywords"} and old.kind != new.kind:
            yield Change(CHANGED, f"parameter `{old.name}` takes its values in another way")
