"""What holds for members by the pattern of their names changed.

A new condition refuses what callers sent before; a dropped one lets the service answer what programs do not expect.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("pattern-properties", on="schema", claims=("patternProperties",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the keys of `patternProperties`; what stands below them is compared like any schema."""
    old, new = (view.maps.get("patternProperties", {}) for view in (pair.old, pair.new))
    for name in {**old, **new}:
        if name not in old:
            yield Change(
                NARROWED,
                f"a new condition: members named like `{name}`",
                **pair.at("patternProperties"),
            )
        elif name not in new:
            yield Change(
                WIDENED,
                f"no condition any more: members named like `{name}`",
                **pair.at("patternProperties"),
            )
