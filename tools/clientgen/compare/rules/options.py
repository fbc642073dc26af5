"""The listed values changed.

Sent: a value that was removed is refused.  Received: a value that was added surprises programs that treat the list as
complete, which is risky and not breaking, because generated clients keep unknown values.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.rules.base import CHANGED, NARROWED, RISKY, WIDENED, rule
from clientgen.compare.schemas import SchemaPair
from clientgen.compare.side import canonical


@rule("options", on="schema", claims=("enum", "const"), received_widened=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the values of `enum` and `const`, whatever their order."""
    if pair.old.enum is None or pair.new.enum is None:
        return
    old = {canonical(value): value for value in pair.old.enum}
    new = {canonical(value): value for value in pair.new.enum}
    gone = [old[key] for key in old if key not in new]
    more = [new[key] for key in new if key not in old]
    if gone and len(gone) == len(old) and more:
        yield Change(
            CHANGED,
            f"other values: was {_listed([*old])}, is {_listed([*new])}",
            gone,
            more,
            **pair.at("enum"),
        )
        return
    if gone:
        yield Change(
            NARROWED,
            f"no longer a value: {_listed([*map(canonical, gone)])}",
            pair.old.enum,
            pair.new.enum,
            **pair.at("enum"),
        )
    if more:
        yield Change(
            WIDENED,
            f"a new value: {_listed([*map(canonical, more)])}",
            pair.old.enum,
            pair.new.enum,
            **pair.at("enum"),
        )


def _listed(values: list[str]) -> str:
    return ", ".join(values[:12]) + (" …" if len(values) > 12 else "")
