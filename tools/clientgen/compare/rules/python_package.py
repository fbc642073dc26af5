"""The package has another name.

Every import of it fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-package", on="package", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the names of the packages."""
    if pair.before.entries and pair.after.entries and pair.before.package != pair.after.package:
        yield Change(CHANGED, f"the package was {pair.before.package}, is {pair.after.package}")
