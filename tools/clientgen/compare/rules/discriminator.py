"""What tells alternatives apart changed.

Both sides look at one member to know which alternative a value is.  Another member, or another meaning of one of its
values, leads them astray.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import CHANGED, NARROWED, NOTED, RISKY, WIDENED, rule
from clientgen.compare.schemas import SchemaPair


@rule("discriminator", on="schema", claims=("discriminator",), received_widened=RISKY)
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the member and what its values mean."""
    old, new = pair.old.discriminator, pair.new.discriminator
    places = pair.at("discriminator")
    if not old or not new:
        if old or new:
            yield Change(
                NOTED,
                "alternatives are told apart by a member now"
                if new
                else "no member tells alternatives apart any more",
                **places,
            )
        return
    if old.get("propertyName") != new.get("propertyName"):
        yield Change(
            CHANGED,
            f"told apart by `{new.get('propertyName')}`, not by `{old.get('propertyName')}` any more",
            **places,
        )
    before, after = mapping(old.get("mapping")), mapping(new.get("mapping"))
    for value in {**before, **after}:
        if value not in after:
            yield Change(NARROWED, f"`{value}` no longer names an alternative", **places)
        elif value not in before:
            yield Change(WIDENED, f"`{value}` names an alternative now", **places)
        elif _name(before[value]) != _name(after[value]):
            yield Change(
                CHANGED,
                f"`{value}` names {_name(after[value])}, not {_name(before[value])} any more",
                **places,
            )


def _name(target: object) -> str:
    return str(target).rpartition("/")[2]
