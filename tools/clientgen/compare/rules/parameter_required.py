"""A parameter became required or optional.

Calls without a parameter that is required now are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("parameter-required", on="parameter", claims=("required",))
def check(pair: Pair) -> Iterator[Change]:
    """Compare `required`."""
    if pair.both and (pair.old.get("required") is True) != (pair.new.get("required") is True):
        if pair.new.get("required") is True:
            yield Change(NARROWED, "is required now")
        else:
            yield Change(WIDENED, "is optional now")
