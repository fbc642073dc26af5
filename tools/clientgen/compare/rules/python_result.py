"""The result of a call has another type.

Programs use the result as what it was; a result that may be more things than before fails their type checks.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.pytypes import relation
from clientgen.compare.rules.base import NOTED, rule


@rule("python-result", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare what calls return."""
    if pair.both and pair.both[0].kind == "callable":
        effect = relation(pair.both[0].type or "None", pair.both[1].type or "None")
        if effect is not None:
            yield Change(
                effect,
                f"the result: was {pair.both[0].type}, is {pair.both[1].type}",
                old_at="result",
            )
        elif pair.both[0].type != pair.both[1].type:
            yield Change(
                NOTED,
                f"the result is written differently: was {pair.both[0].type}, is {pair.both[1].type}",
            )
