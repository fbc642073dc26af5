"""The hint "did you mean": the nearest of a set of known names."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LONGEST = 200
_MOST = 5000
_CLOSE_ENOUGH = 0.7


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None if none is like it; ties go to the first in alphabetical order.

    Case is ignored at first, so that ``Petname`` finds ``petName``.  Bounded: words over 200 characters and names
    beyond the first 5000 are not compared, because the words come from documents that nobody vouches for.
    """
    if len(word) > _LONGEST:
        return None
    folded = word.casefold()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)
    best: tuple[float, str] | None = None
    candidates = sorted({name for name in known if 0 < len(name) <= _LONGEST})[:_MOST]
    for name in candidates:
        matcher.set_seq1(name.casefold())
        floor = best[0] if best else _CLOSE_ENOUGH
        if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
            continue
        ratio = matcher.ratio()
        if ratio > floor or (best is None and ratio == floor):
            best = (ratio, name)
    return best[1] if best else None
