"""How a credential is sent changed.

Calls that send it as before are refused: another type, place, name, scheme or address, or a scope that cannot be granted any
more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.compare.model import ABSENT, Change, difference, mapping
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair

_WORDS = frozenset(["description"])


@rule("scheme-changed", on="scheme", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Compare everything in a scheme but its description and scopes that were added or reworded."""
    old, new = mapping(pair.old), mapping(pair.new)
    for key in difference(old, new):
        if key == "flows":
            yield from _flows(mapping(old.get(key)), mapping(new.get(key)))
        elif key not in _WORDS and (not key.startswith("x-") or key == "x-auth"):
            shown = [value.get(key, "absent") for value in (old, new)]
            yield Change(
                CHANGED,
                f"`{key}`: was {shown[0]!r}, is {shown[1]!r}",
                old.get(key, ABSENT),
                new.get(key, ABSENT),
            )


def _flows(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, flow in old.items():
        if name not in new:
            yield Change(CHANGED, f"the flow `{name}` is gone", flow)
            continue
        before, after = mapping(flow), mapping(new[name])
        for key in difference(before, after):
            if key != "scopes" and not key.startswith("x-"):
                yield Change(
                    CHANGED,
                    f"`{key}` of the flow `{name}` changed",
                    before.get(key, ABSENT),
                    after.get(key, ABSENT),
                )
        for scope in mapping(before.get("scopes")):
            if scope not in mapping(after.get("scopes")):
                yield Change(CHANGED, f"the scope `{scope}` of the flow `{name}` is gone", scope)
