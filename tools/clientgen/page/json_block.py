"""A JSON value that begins on one line of a page and ends on another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from clientgen.page.model import Line
from clientgen.page.refuse import refuse

_DEEPEST = 100


def read_json(lines: Sequence[Line], file: str) -> tuple[Any, int]:
    """The value that begins with the first line, and the number of lines it takes.  Raises `Problem` (PAG05)."""
    text = "\n".join(line.text for line in lines)
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        at = lines[min(error.lineno, len(lines)) - 1]
        skip = error.colno - 1
        place = Line(at.text[skip:] or at.text, at.line, at.column + skip)
        raise refuse("PAG05", file, place, f"an example is no JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        message = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise refuse("PAG05", file, lines[0], f"an example is no JSON: {message}") from None
    count = text.count("\n", 0, end) + 1
    if text[end : end + 1] not in ("", "\n"):
        raise refuse("PAG05", file, lines[count - 1], "text follows an example on its line")
    if _depth(value) > _DEEPEST:
        raise refuse("PAG05", file, lines[0], "an example is nested too deeply")
    return value, count


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
