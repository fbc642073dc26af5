"""A bound of a field became tighter or looser.

The client itself refuses values beyond a bound before they are sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, Effect
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import CHANGED, NARROWED, SAFE, WIDENED, rule

_LOW = ("ge", "gt", "min_length")
_HIGH = ("le", "lt", "max_length")


@rule("python-bound", on="python", received_widened=SAFE, received_changed=SAFE)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the facts in brackets, but for the name on the wire."""
    if not pair.both or pair.both[0].kind != "field":
        return
    before, after = pair.both[0].facts, pair.both[1].facts
    for name in {**before, **after}:
        old, new = before.get(name), after.get(name)
        if name == "wire" or old == new:
            continue
        shown = [value or "none" for value in (old, new)]
        yield Change(_effect(name, old, new), f"the bound `{name}`: was {shown[0]}, is {shown[1]}")


def _effect(name: str, old: str | None, new: str | None) -> Effect:
    if old is None:
        return NARROWED
    if new is None:
        return WIDENED
    try:
        rises = float(new) > float(old)
    except ValueError:
        return CHANGED
    if name in _LOW:
        return NARROWED if rises else WIDENED
    if name in _HIGH:
        return WIDENED if rises else NARROWED
    return CHANGED
