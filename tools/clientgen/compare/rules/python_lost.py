"""No client can be generated any more.

The new document does not pass the checks of the generator, so that nobody knows what its Python surface would be.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-lost", on="package", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Look for a surface that lost all its names."""
    if pair.before.entries and not pair.after.entries:
        yield Change(CHANGED, "the package has no public name any more")
