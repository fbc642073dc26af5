"""The announced day of removal, or the promised stability, of a value changed.

Callers plan by it.  An earlier day, a day that cannot be read and a lower level break that plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.lifecycle import STABILITY, SUNSET, stability_changes, sunset_changes
from clientgen.compare.model import Change, mapping
from clientgen.compare.rules.base import rule
from clientgen.compare.schemas import SchemaPair


@rule("value-sunset", on="schema", claims=(*SUNSET, STABILITY))
def check(pair: SchemaPair) -> Iterator[Change]:
    """Compare the announced days and the levels."""
    old, new = (
        {key: values[0] for key, values in view.rest.items()} for view in (pair.old, pair.new)
    )
    announced = {"deprecated": pair.new.flags.get("deprecated", False)}
    yield from sunset_changes(old, {**new, **announced})
    yield from stability_changes(mapping(old), mapping(new))
