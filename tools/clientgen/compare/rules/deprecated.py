"""A value is deprecated, or is no longer.

Nothing stops working, but programs should be changed before it goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.schemas import SchemaPair


@rule("deprecated", on="schema", claims=("deprecated",), fixed=SAFE)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `deprecated`."""
    old, new = (view.flags.get("deprecated", False) for view in (pair.old, pair.new))
    if old != new:
        yield Change(
            NOTED,
            "is deprecated now" if new else "is no longer deprecated",
            **pair.at("deprecated"),
        )
