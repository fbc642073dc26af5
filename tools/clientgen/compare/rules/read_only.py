"""A member became read-only, or is no longer.

A read-only member is not sent.  Where it was and is no longer, programs lose it like a removed one; a required one
that is sent from now on is like a new required member.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, Direction
from clientgen.compare.rules.base import CHANGED, NARROWED, NOTED, RISKY, rule
from clientgen.compare.schemas import SchemaPair


@rule("read-only", on="schema", claims=("readOnly",), received_narrowed=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `readOnly` of members."""
    if pair.direction is not Direction.SENT:
        return
    before, after = pair.shown(pair.old), pair.shown(pair.new)
    for name in pair.old.properties:
        if name not in pair.new.properties or (name in before) == (name in after):
            continue
        places = {
            "old_at": pair.old.properties[name][0].at,
            "new_at": pair.new.properties[name][0].at,
        }
        if name in before:
            yield Change(CHANGED, f"member `{name}` is read-only now", **places)
        else:
            effect = NARROWED if name in pair.new.required else NOTED
            yield Change(effect, f"member `{name}` is no longer read-only", **places)
