"""An alternative changed that may share values with another one.

With `oneOf` a value that fits two alternatives is refused.  Where nothing keeps them apart (a type, a listed value of a
required member, a discriminator), a wider or a new alternative can refuse what was accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, RISKY, rule
from clientgen.compare.sink import Pair


@rule("alternative-overlap", on="union", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Look at the alternatives that changed, came or went."""
    if pair.more.get("overlap"):
        yield Change(
            CHANGED, "alternatives changed that may share values: one that fits two is refused"
        )
