"""The bases of a class changed.

Without a base, `except` and `isinstance` no longer catch it.  Another base takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import CHANGED, NOTED, rule


@rule("python-bases", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the bases of classes."""
    if not pair.both or pair.both[0].kind != "class":
        return
    if pair.both[0].bases == pair.both[1].bases:
        return
    old, new = (set(entry.bases) for entry in pair.both)
    if old - new:
        yield Change(CHANGED, f"is no longer a {', '.join(sorted(old - new))}")
    elif new - old:
        yield Change(NOTED, f"is also a {', '.join(sorted(new - old))}")
    else:
        yield Change(NOTED, "the order of the bases changed")
