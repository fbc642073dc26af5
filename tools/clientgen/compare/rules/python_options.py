"""The options that a type lists changed.

Callers who pass an option that is gone fail.  Where they are given the value, an option more surprises those who treat the
list as complete, which is risky; where any text is allowed beside the list, nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.pytypes import only_options, relation, without_none
from clientgen.compare.rules.base import NOTED, RISKY, rule


@rule("python-options", on="python", received_widened=RISKY)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the options of `Literal` in fields and aliases."""
    if not pair.both or pair.both[0].kind not in ("field", "alias"):
        return
    old, new = (entry.type for entry in pair.both)
    if (pair.both[0].default is None) != (pair.both[1].default is None):
        old, new = without_none(old), without_none(new)
    if only_options(old, new):
        effect = relation(old, new) or NOTED
        yield Change(effect, f"the options: were {old}, are {new}")
