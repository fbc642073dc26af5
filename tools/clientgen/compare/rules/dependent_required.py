"""Which members need which others changed.

Sent: an object without the other member is refused.  Received: the other member may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import NARROWED, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("dependent-required", on="schema", claims=("dependentRequired",))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare `dependentRequired`."""
    old, new = pair.old.dependent, pair.new.dependent
    for name in {**old, **new}:
        more = new.get(name, set()) - old.get(name, set())
        less = old.get(name, set()) - new.get(name, set())
        if more:
            yield Change(
                NARROWED,
                f"member `{name}` needs {', '.join(sorted(more))} now",
                **pair.at("dependentRequired"),
            )
        if less:
            yield Change(
                WIDENED,
                f"member `{name}` no longer needs {', '.join(sorted(less))}",
                **pair.at("dependentRequired"),
            )
