"""An object has a new member.

Sent: a required one breaks every call that does not know it, a default notwithstanding; an optional one breaks none.
Received: readers skip what they do not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, Direction
from clientgen.compare.rules.base import NARROWED, NOTED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("property-added", on="schema", claims=("properties", "required"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Look for members that only the new schema has."""
    old, new = pair.shown(pair.old), pair.shown(pair.new)
    for name, place in new.items():
        if name in old or name in pair.old.properties:
            continue
        required = name in pair.new.required
        kind = "required" if required else "optional"
        effect = (
            NOTED if pair.direction is Direction.RECEIVED else NARROWED if required else WIDENED
        )
        yield Change(
            effect, f"new {kind} member `{name}`", ABSENT, place[0].schema, pair.old.at, place[0].at
        )
