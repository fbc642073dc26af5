"""There is a new alternative.

Sent: callers may use it.  Received: programs meet values of a kind that they do not know, unless another alternative
already allowed them.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.naming import place_name
from clientgen.compare.rules.base import NOTED, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("alternative-added", on="union", claims=())
def check(pair: Pair) -> Iterator[Change]:
    """Look for alternatives that only the new schema has."""
    for place in pair.more.get("fresh", ()):
        effect = WIDENED if place in pair.more["added"] else NOTED
        tail = "" if effect is WIDENED else "; another one already allowed all its values"
        yield Change(
            effect,
            f"new alternative {place_name(place)}{tail}",
            ABSENT,
            place[-1].schema,
            None,
            place[-1].at,
        )
