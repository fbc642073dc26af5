"""The API has a new address.

Programs go on calling those they know.  The first address is the one that clients take by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import ABSENT, Change, mapping
from clientgen.compare.rules.base import NOTED, SAFE, rule
from clientgen.compare.sink import Pair


@rule("server-added", on="servers", fixed=SAFE)
def check(pair: Pair) -> Iterator[Change]:
    """Look for addresses that only the new document has."""
    old = {str(mapping(server).get("url", "")).rstrip("/") for server in pair.old}
    for server in map(mapping, pair.new):
        if str(server.get("url", "")).rstrip("/") not in old:
            yield Change(NOTED, f"`{server.get('url')}` is new", ABSENT, server)
