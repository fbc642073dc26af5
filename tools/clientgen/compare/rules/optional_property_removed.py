"""An object that is received has lost an optional member.

Programs that read it had to provide for its absence, but they asked for it: what it told them is not told any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, Direction
from clientgen.compare.rules.base import RISKY, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("optional-property-removed", on="schema", claims=("properties",), fixed=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Look for optional members that only the old schema has."""
    if pair.direction is Direction.SENT:
        return
    for name, place in pair.shown(pair.old).items():
        if name not in pair.new.properties and name not in pair.old.required:
            yield Change(
                WIDENED,
                f"optional member `{name}` is gone",
                place[0].schema,
                ABSENT,
                place[0].at,
                pair.new.at,
            )
