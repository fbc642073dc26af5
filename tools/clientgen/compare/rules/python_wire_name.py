"""A field or parameter has another name on the wire.

Python code stays as it is and sends something else; what is read from stored JSON is not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-wire-name", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare names on the wire; without one it is the Python name."""
    if pair.both and pair.both[0].kind == "field":
        old, new = (entry.facts.get("wire", entry.name) for entry in pair.both)
        if old != new:
            yield Change(CHANGED, f"the name on the wire: was {old}, is {new}")
