"""What a method can answer, or raise, carries another type.

`error.body` of an exception, or a body for one status, is read as what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import CHANGED, NOTED, RISKY, rule


@rule("python-replies", on="python", sent_changed=RISKY)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the types by status, and where parameters go."""
    if not pair.both or pair.both[0].kind != "callable":
        return
    before, after = pair.both[0].facts, pair.both[1].facts
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if name.endswith(":") and None in (old, new):
            continue  # where a parameter goes: another rule tells of the parameter
        if old is None and new is not None:
            yield Change(NOTED, f"`{name}` is new: {new}")
        elif new is None:
            yield Change(CHANGED, f"`{name}` is gone: {old}")
        elif old != new:
            what = f"parameter `{name[:-1]}`" if name.endswith(":") else f"`{name}`"
            yield Change(CHANGED, f"{what}: was {old}, is {new}")
