"""A JSON value that begins on one line of a page and ends on another."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from clientgen.page.model import Line
from clientgen.page.refuse import refuse

_DEEPEST = 100


class JsonLines:
    """The lines of a section in which values stand."""

    def __init__(self, lines: Sequence[Line], file: str) -> None:
        self._lines = lines
        self._file = file
        self._text = "\n".join(line.text for line in lines)
        self._starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))

    def read(self, index: int) -> tuple[Any, int]:
        """The value that begins with this line, and the index of the line after it.  Raises `Problem` (PAG05)."""
        first = self._lines[index]
        try:
            value, end = _DECODER.raw_decode(self._text, self._starts[index])
        except json.JSONDecodeError as error:
            at = min(bisect_right(self._starts, error.pos), len(self._lines)) - 1
            line, skip = self._lines[at], error.pos - self._starts[at]
            place = Line(line.text[skip:] or line.text, line.line, line.column + skip)
            raise refuse(
                "PAG05", self._file, place, f"an example is no JSON: {error.msg}"
            ) from None
        except (ValueError, RecursionError) as error:
            message = "nested too deeply" if isinstance(error, RecursionError) else str(error)
            raise refuse("PAG05", self._file, first, f"an example is no JSON: {message}") from None
        last = bisect_right(self._starts, end - 1) - 1
        if self._text[end : end + 1] not in ("", "\n"):
            raise refuse(
                "PAG05", self._file, self._lines[last], "text follows an example on its line"
            )
        if _depth(value) > _DEEPEST:
            raise refuse("PAG05", self._file, first, "an example is nested too deeply")
        return value, last + 1


def _unique(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key twice in one object")
    return dict(pairs)


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refused)


def _depth(value: Any) -> int:
    deepest, todo = 0, [(value, 1)]
    while todo:
        node, depth = todo.pop()
        deepest = max(deepest, depth)
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        todo += [(item, depth + 1) for item in inner]
    return deepest
