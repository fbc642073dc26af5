"""An object has lost a member.

Sent: what callers set on purpose has no effect any more, or the call is refused.  Received: a member that was always there
is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, Direction
from clientgen.compare.rules.base import CHANGED, rule
from clientgen.compare.schemas import SchemaPair


@rule("property-removed", on="schema", claims=("properties",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Look for members that only the old schema has."""
    for name, place in pair.shown(pair.old).items():
        if name in pair.new.properties or (
            name not in pair.old.required and pair.direction is Direction.RECEIVED
        ):
            continue
        message = f"member `{name}` is gone"
        yield Change(CHANGED, message, place[0].schema, ABSENT, place[0].at, pair.new.at)
