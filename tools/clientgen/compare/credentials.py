"""Ways to authenticate: each needs schemes, a scheme needs scopes."""

from __future__ import annotations

from typing import Any, TypeAlias

from clientgen.compare.sink import Pair

Way: TypeAlias = "dict[str, frozenset[str]]"


def enough(needed: Way, given: Way) -> bool:
    """Whether what one way gives satisfies what another needs."""
    return all(name in given and scopes <= given[name] for name, scopes in needed.items())


def way_name(way: Way) -> str:
    """A way for readers."""
    parts = [
        f"{name} ({', '.join(sorted(scopes))})" if scopes else name
        for name, scopes in sorted(way.items())
    ]
    return " with ".join(parts) if parts else "no credential"


def shown(pair: Pair) -> tuple[Any, Any]:
    """Both lists of ways, to be printed."""
    old, new = (
        [{name: sorted(scopes) for name, scopes in way.items()} for way in ways]
        for ways in (pair.old, pair.new)
    )
    return old, new
