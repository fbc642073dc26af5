"""There is a new successful answer.

Programs that know one success meet another, with a body of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import RISKY, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("success-added", on="response", fixed=RISKY)
def check(pair: Pair) -> Iterator[Change]:
    """Look for a success that only the new operation has."""
    if pair.added and pair.name[:1] in ("1", "2", "3"):
        yield Change(WIDENED, f"status {pair.name} may be answered now")
