"""Regular expressions as JSON Schema means them (ECMA-262), run by Python's `re`.

A pattern comes from the API's document, never from a server; one that backtracks without end is the document's fault,
and only what the user sends is matched.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ESCAPES = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "Z": "Z",  # no anchors in ECMA-262, but plain letters
    "A": "A",
    "z": "z",
}
_IN_SET = {"d": "0-9", "w": "A-Za-z0-9_", "Z": "Z", "A": "A", "z": "z"}
_PIECES = re.compile(r"\\(?:u\{[0-9A-Fa-f]{1,6}\}|k<\w+>|.)|\[\^?|\]|\$|\(\?<(?![=!])|.", re.DOTALL)


def translate(pattern: str) -> str:
    r"""The same pattern in Python's spelling.

    What differs: ``\d`` and ``\w`` are ASCII, ``$`` does not match before a final line break, groups are named
    ``(?<n>…)``, ``[]`` and ``[^]`` are complete sets, ``[`` needs no escape inside a set.
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
            out.append(r"\Z")
        elif piece == "(?<":
            out.append("(?P<")
        else:
            out.append(piece)
    return "".join(out)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(translate(pattern))
    except (re.error, OverflowError, ValueError, RecursionError):
        return (
            None  # the generator reports patterns that it cannot read; here there is no one to tell
        )


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found anywhere in the text; true if the pattern cannot be read."""
    compiled = _compiled(pattern)
    return compiled is None or compiled.search(text) is not None
