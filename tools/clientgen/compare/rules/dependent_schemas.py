"""What holds for an object that has a certain member changed.

A new condition refuses what callers sent before; a dropped one lets the service answer what programs do not expect.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("dependent-schemas", on="schema", claims=("dependentSchemas",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the keys of `dependentSchemas`; what stands below them is compared like any schema."""
    old, new = (view.maps.get("dependentSchemas", {}) for view in (pair.old, pair.new))
    for name in {**old, **new}:
        if name not in old:
            yield Change(
                NARROWED,
                f"a new condition: what holds when there is a member `{name}`",
                **pair.at("dependentSchemas"),
            )
        elif name not in new:
            yield Change(
                WIDENED,
                f"no condition any more: what holds when there is a member `{name}`",
                **pair.at("dependentSchemas"),
            )
