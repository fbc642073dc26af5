"""A class has a new field that must be given.

Every place that makes an object of the class lacks it.  On objects that are only received it can be read, and nothing else
changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NARROWED, NOTED, rule


@rule("python-field-added", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for fields without a default that only the new surface has."""
    new = pair.new
    if pair.old is None and new is not None and new.kind == "field" and new.default is None:
        owner = new.owner.partition(".")[2]
        # A class with a constructor of its own is not made from its attributes.
        known = owner in pair.before.entries and f"{owner}()" not in pair.after.entries
        yield Change(
            NARROWED if known else NOTED, "is new and must be given" if known else "is new"
        )
