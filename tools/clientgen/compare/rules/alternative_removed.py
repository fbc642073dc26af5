"""An alternative is gone.

Sent: values of this kind are refused, unless another alternative allows them.  Received: programs keep code for what does
not come any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change
from clientgen.compare.naming import place_name
from clientgen.compare.rules.base import NARROWED, NOTED, rule
from clientgen.compare.sink import Pair


@rule("alternative-removed", on="union", claims=())
def check(pair: Pair) -> Iterator[Change]:
    """Look for alternatives that only the old schema has."""
    for place in pair.more.get("gone", ()):
        effect = NARROWED if place in pair.more["removed"] else NOTED
        tail = "" if effect is NARROWED else "; another one allows all its values"
        yield Change(
            effect,
            f"alternative {place_name(place)} is gone{tail}",
            place[-1].schema,
            ABSENT,
            place[-1].at,
        )
