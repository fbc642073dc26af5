"""Where a value is: as Python spells it, and as the service sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .values import clip

_MOST_BITS = 14_000  # about 4,200 digits; Python and JSON readers refuse more than 4,300
_WORD = re.compile(r"[^\W\d]\w*\Z")


def _step(key: str | int, dot: str = ".") -> str:
    if isinstance(key, int):
        return f"[{key}]"
    if _WORD.match(key):
        return f"{dot}{clip(key)}"
    return f"[{clip(key)!r}]"


@dataclass(frozen=True, slots=True)
class Place:
    """A place below the value that a user gave: ``spec.resources.max_count``, ``$.spec.resources.maxCount``."""

    path: str = ""
    wire: str = "$"

    def at(self, key: str | int, wire: str | int | None = None) -> Place:
        """The place of a field, key or item inside this one."""
        python = self.path + _step(key, "." if self.path else "")
        return Place(python, self.wire + _step(key if wire is None else wire))


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that `name` is probably a misspelling of."""
    import difflib  # only mistakes pay for it

    folded = {re.sub(r"[\W_]", "", candidate).lower(): candidate for candidate in known}
    plain = re.sub(r"[\W_]", "", name[:100]).lower()
    if plain in folded:
        return folded[plain]
    close = difflib.get_close_matches(plain, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def unserialisable(value: Any) -> str | None:
    """Why a scalar cannot be written as JSON; None if it can."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return f"must be a finite number, not {value}"
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return "must be a number of at most 4300 digits"
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return "must be valid Unicode, and holds half of a surrogate pair"
    return None
