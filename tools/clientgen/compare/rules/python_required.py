"""A field must be given now, or may be left out.

Callers who make the object without it fail.  Where the object is received, a field that may be missing is None in programs
that do not look for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.compare.model import Change
from clientgen.compare.python import PythonPair
from clientgen.compare.rules.base import NARROWED, WIDENED, rule


@rule("python-required", on="python")
def check(pair: PythonPair) -> Iterator[Change]:
    """Compare whether fields have a default."""
    if not pair.both or pair.both[0].kind != "field":
        return
    old, new = pair.both
    if old.default is not None and new.default is None:
        yield Change(NARROWED, "must be given now")
    elif old.default is None and new.default is not None:
        yield Change(WIDENED, "may be left out now")
