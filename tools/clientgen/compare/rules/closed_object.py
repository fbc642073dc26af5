"""An object allows other members now, or none any more.

Sent: unknown members that were let through are refused.  Received: new members may come, which readers skip.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, NARROWED, RISKY, WIDENED, rule
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.view import Source


@rule("closed-object", on="schema", claims=("additionalProperties",), received_widened=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare whether `additionalProperties` is `false`."""
    old, new = (
        _closed(view.parts.get("additionalProperties", ())) for view in (pair.old, pair.new)
    )
    if new and not old:
        yield Change(
            NARROWED, "other members are not allowed any more", **pair.at("additionalProperties")
        )
    elif old and not new:
        yield Change(WIDENED, "other members are allowed now", **pair.at("additionalProperties"))
    known = set(pair.old.properties) & set(pair.new.properties)
    if {part & known for part in pair.old.closed_over} != {
        part & known for part in pair.new.closed_over
    }:
        yield Change(
            CHANGED,
            "the parts of an `allOf` that allow no other members know other members",
            **pair.at("allOf"),
        )


def _closed(place: tuple[Source, ...]) -> bool:
    return any(source.schema is False for source in place)
