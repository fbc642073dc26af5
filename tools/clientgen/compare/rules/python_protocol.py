"""A protocol demands another member.

Classes of users that take the part of the protocol lack it.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-protocol", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for members that only the new surface demands."""
    if pair.old is None and pair.new is not None:
        owner = pair.before.entries.get(pair.new.owner.partition(".")[2])
        if owner is not None and "Protocol" in owner.bases:
            yield Change(CHANGED, "is demanded of every class that takes the part of the protocol")
