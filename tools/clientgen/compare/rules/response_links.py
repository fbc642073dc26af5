"""The links of an answer changed.

A link says which call may follow; it changes neither call.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping, same
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("response-links", on="response", claims=("links",), fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Compare `links`."""
    if pair.both and not same(mapping(pair.old).get("links"), mapping(pair.new).get("links")):
        yield Change(NOTED, "the links changed")
