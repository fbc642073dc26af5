"""Regular expressions as JSON Schema means them (ECMA-262).

They are run by pydantic's engine, whose time grows with the text alone: a pattern such as ``(a+)+$`` cannot hang a call.  What it does
not have, as looking ahead and references to groups, is left to Python's `re`, which may take its time: what the user sends is matched
by it, and what a server says passes unseen while a reply is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

from .memory import RECEIVING

_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_ESCAPES = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "s": f"[{_SPACE}]",
    "S": f"[^{_SPACE}]",
    "Z": "Z",  # no anchors in ECMA-262, but plain letters
    "A": "A",
    "z": "z",
}
_IN_SET = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE, "Z": "Z", "A": "A", "z": "z"}
_SETS = frozenset({r"\d", r"\D", r"\s", r"\S", r"\w", r"\W"})
_PIECES = re.compile(r"\\(?:u\{[0-9A-Fa-f]{1,6}\}|k<\w+>|.)|\[\^?|\]|\$|\(\?<(?![=!])|.", re.DOTALL)
_OTHERWISE = ("--", r"\<", r"\>", r"\b{", r"\B{")
"""What pydantic's engine gives another meaning than `re` does."""


def translate(pattern: str, end: str = r"\Z") -> str:
    r"""The same pattern in Python's spelling; `end` is that of the end of the text.

    What differs: ``\d`` and ``\w`` are ASCII, ``\s`` has its own list, ``$`` does not match before a final line break, groups are named
    ``(?<n>…)``, ``[]`` and ``[^]`` are complete sets, ``[`` needs no escape inside a set, and
    neither does a ``-`` beside a class: ``[\w-.]``.
    """
    out: list[str] = []
    inside = False
    pieces = [match.group() for match in _PIECES.finditer(pattern)]
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if piece.startswith("\\u{"):
            out.append(re.escape(chr(int(piece[3:-1], 16))))
        elif piece.startswith("\\k<"):
            out.append(f"(?P={piece[3:-1]})")
        elif piece.startswith("\\") and len(piece) == 2:
            out.append((_IN_SET if inside else _ESCAPES).get(piece[1], piece))
        elif inside and piece == "]":
            inside = False
            out.append(piece)
        elif inside and piece == "-" and not _SETS.isdisjoint(pieces[index - 2 : index + 1]):
            out.append(r"\-")
        elif inside:
            # Python reads `[[`, `--`, `&&`, `||` and `~~` as future set operations and warns.
            out.append(f"\\{piece[0]}{piece[1:]}" if piece[0] in "[&|~" else piece)
        elif piece in ("[", "[^"):
            if index < len(pieces) and pieces[index] == "]":
                index += 1
                out.append("(?!)" if piece == "[" else r"[\s\S]")
            else:
                inside = True
                out.append(piece)
        elif piece == "$":
            out.append(end)
        elif piece == "(?<":
            out.append("(?P<")
        else:
            out.append(piece)
    return "".join(out)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Callable[[str], object]:
    try:
        search = _slow(re.compile(translate(pattern)).search)
    except (re.error, OverflowError, ValueError, RecursionError):
        # The other engine may know it, as ``\p{L}``.  The generator reports what neither does; here there is no one to tell.
        search = _anything
    if any(piece in pattern for piece in _OTHERWISE):
        return search
    try:
        schema = core_schema.str_schema(pattern=translate(pattern, r"\z"), strict=True)
        return SchemaValidator(schema).isinstance_python
    except SchemaError:
        return search


def _slow(search: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: RECEIVING.get() or search(text)


def _anything(text: str) -> bool:
    return True


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found anywhere in the text; true if the pattern cannot be read."""
    return bool(_compiled(pattern)(text))
