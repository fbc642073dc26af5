"""The body of an operation became required or optional.

Calls without a body that is required now are refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.sink import Pair


@rule("body-required", on="body", claims=("required",))
def check(pair: Pair) -> Iterator[Change]:
    """Compare `required`."""
    if pair.both and (mapping(pair.old).get("required") is True) != (
        mapping(pair.new).get("required") is True
    ):
        if pair.new.get("required") is True:
            yield Change(NARROWED, "is required now")
        else:
            yield Change(WIDENED, "is optional now")
