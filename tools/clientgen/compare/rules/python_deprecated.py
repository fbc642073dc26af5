"""A public name is deprecated, or is so no longer.

It works as before, and type checkers and editors say what to use instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NOTED, SAFE, rule


@rule("python-deprecated", on="python", fixed=SAFE)
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare the marks."""
    if pair.both is None:
        return
    was, now = (entry.deprecated for entry in pair.both)
    if now and not was:
        name = pair.both[1].now
        yield Change(NOTED, f"is deprecated: it is called {name} now" if name else "is deprecated")
    elif was and not now:
        yield Change(NOTED, "is no longer deprecated")
