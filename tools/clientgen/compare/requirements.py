"""What every call needs: credentials and an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientgen.compare.model import ABSENT, mapping, sequence
from clientgen.compare.operations import Located, Operation
from clientgen.compare.side import Side
from clientgen.compare.sink import Context, Pair
from clientgen.source import pointer

if TYPE_CHECKING:
    from clientgen.compare.walk import Comparison


def compare_security(
    comparison: Comparison, old: Operation, new: Operation, context: Context
) -> None:
    """Compare the ways to authenticate, and the schemes that both use."""
    first, second = old.taken(comparison.old, "security"), new.taken(comparison.new, "security")
    before, after = (_alternatives(part) for part in (first, second))
    here = context.below("credentials")
    pair = Pair(before, after, first.at, second.at, here)
    comparison.sink.run("security", pair, here, first.at, second.at)
    names = {name for way in before for name in way} & {name for way in after for name in way}
    for name in sorted(names):
        one, two = _scheme(comparison.old, name), _scheme(comparison.new, name)
        below = Context(context.direction, ("credentials", name))
        pair = Pair(one.value, two.value, one.at, two.at, below, name)
        comparison.sink.run("scheme", pair, below, one.at, two.at)


def compare_servers(
    comparison: Comparison, old: Operation, new: Operation, context: Context
) -> None:
    """Compare the addresses of an operation."""
    first, second = old.taken(comparison.old, "servers"), new.taken(comparison.new, "servers")
    here = Context(context.direction, ("servers",))
    comparison.sink.run(
        "servers",
        Pair(first.value, second.value, first.at, second.at, here),
        here,
        first.at,
        second.at,
    )


def _alternatives(part: Located) -> list[dict[str, frozenset[str]]]:
    """Each way as scheme → scopes; no way at all is the one that needs nothing."""
    ways = [
        {
            str(name): frozenset(str(scope) for scope in sequence(scopes))
            for name, scopes in way.items()
        }
        for way in part.value
        if isinstance(way, dict)
    ]
    return ways or [{}]


def _scheme(side: Side, name: str) -> Located:
    schemes: Any = mapping(mapping(side.data.get("components")).get("securitySchemes"))
    at, value = side.resolve(
        pointer.join("#/components/securitySchemes", name), schemes.get(name, ABSENT)
    )
    return Located(at, value)
