"""An address of the API is gone, or changed.

Programs that call it do not reach the API any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientgen.compare.model import ABSENT, Change, mapping, sequence
from clientgen.compare.rules.base import BREAKING, CHANGED, rule
from clientgen.compare.sink import Pair


@rule("server-removed", on="servers", fixed=BREAKING)
def check(pair: Pair) -> Iterator[Change]:
    """Look for addresses that only the old document has, and for values that their variables lost."""
    new = {str(mapping(server).get("url", "")).rstrip("/"): mapping(server) for server in pair.new}
    for server in map(mapping, pair.old):
        url = str(server.get("url", "")).rstrip("/")
        if url not in new:
            yield Change(CHANGED, f"`{url}` is gone", server)
            continue
        before, after = mapping(server.get("variables")), mapping(new[url].get("variables"))
        for name in before:
            for text in _variable(name, mapping(before[name]), mapping(after.get(name))):
                yield Change(CHANGED, f"`{url}`: {text}", before[name], after.get(name, ABSENT))
        hosts, others = mapping(server.get("x-hosts")), mapping(new[url].get("x-hosts"))
        for region in hosts:
            if hosts[region] != others.get(region):
                yield Change(
                    CHANGED,
                    f"`{url}`: the host of {region} changed",
                    hosts[region],
                    others.get(region, ABSENT),
                )


def _variable(name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    if old.get("default") != new.get("default"):
        yield f"the default of `{name}` was {old.get('default')!r}, is {new.get('default')!r}"
    if isinstance(new.get("enum"), list):
        lost = [value for value in sequence(old.get("enum")) if value not in new["enum"]]
        if lost or not isinstance(old.get("enum"), list):
            yield f"`{name}` can no longer have some values"
