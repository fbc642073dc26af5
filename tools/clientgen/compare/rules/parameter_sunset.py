"""The announced day of removal of a parameter changed.

Callers plan by it.  An earlier day, a day that cannot be read and one that is taken back while the parameter stays deprecated
break that plan; a later day does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import SUNSET, sunset_changes
from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.sink import Pair


@rule("parameter-sunset", on="parameter", claims=SUNSET)
def check(pair: Pair) -> Iterator[Change]:
    """Compare the announced days."""
    if pair.both:
        yield from sunset_changes(pair.old, pair.new)
