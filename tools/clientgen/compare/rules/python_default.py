"""A default changed.

Programs that leave the value out do something else without a word being changed in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import BREAKING, CHANGED, rule


@rule("python-default", on="python", fixed=BREAKING)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare defaults of fields and of parameters that have one on both sides."""
    if not pair.both:
        return
    old, new = pair.both
    if (
        old.kind == "field"
        and None not in (old.default, new.default)
        and old.default != new.default
    ):
        yield Change(CHANGED, f"the default: was {old.default}, is {new.default}")
    after = {argument.name: argument.default for argument in new.arguments}
    for argument in old.arguments:
        value = after.get(argument.name)
        if argument.default is not None and value is not None and value != argument.default:
            yield Change(
                CHANGED, f"the default of `{argument.name}`: was {argument.default}, is {value}"
            )
