"""The documented failures of an operation changed.

Any status can be answered at any time, documented or not, so programs have a way for failures they do not know.  The
exception or its body may change with it, which the Python surface shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("failure-changed", on="response", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for failures on one side only."""
    if pair.name[:1] not in ("1", "2", "3") and not pair.both:
        yield Change(
            NOTED, f"failure {pair.name} is {'new' if pair.added else 'not documented any more'}"
        )
