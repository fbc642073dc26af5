"""A condition (`not`, `if`, `then`, `else`) changed.

A new condition refuses more, a dropped one less.  Inside a condition the effect of a change turns round or depends on the
value, so a changed one cannot be classified and counts as breaking.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("conditions", on="schema", claims=("not", "if", "then", "else"))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare conditions as wholes."""
    for key in ("not", "if", "then", "else"):
        old, new = pair.old.parts.get(key), pair.new.parts.get(key)
        if old is None and new is None:
            continue
        if old is None:
            yield Change(NARROWED, f"a new condition: `{key}`", **pair.at(key))
        elif new is None:
            yield Change(
                CHANGED if key == "if" else WIDENED, f"a condition is gone: `{key}`", **pair.at(key)
            )
        elif not pair.equal(old, new):
            yield Change(CHANGED, f"another condition: `{key}`", **pair.at(key))
