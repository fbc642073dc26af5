"""The promised stability of an operation changed.

The level (`x-stability-level`: draft, alpha, beta, stable; stable if nothing is said) is what callers decide by.  A lower
one takes a promise back; one that cannot be read is no promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import STABILITY, stability_changes
from clientgen.compare.model import Change
from clientgen.compare.rules.base import rule
from clientgen.compare.sink import Pair


@rule("operation-stability", on="operation", claims=(STABILITY,))
def check(pair: Pair) -> Iterator[Change]:
    """Compare the levels."""
    if pair.both:
        yield from stability_changes(pair.old, pair.new)
