"""The text of a module apart from its meaning: no invisible character, no other encoding, no comment but ours."""

from __future__ import annotations

import ast
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from clientgen.inert.allowed import COMMENTS

# Controls, formats (bidirectional marks among them), halves of surrogates, separators of lines and paragraphs.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=]")


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def invisible(text: str) -> str | None:
    """A character that a reader would not see, or would be misled by."""
    if text.isascii():
        found = _CONTROL.search(text)
        return f"U+{ord(found.group()):04X}" if found else None
    for character in sorted(set(text)):
        if character != "\n" and unicodedata.category(character) in _INVISIBLE:
            return f"U+{ord(character):04X}"
    return None


def faults(source: bytes, texts: list[ast.expr]) -> Iterator[tuple[int, str]]:
    """What is wrong with the characters and comments of a module; `texts` are its strings that hold a ``#``."""
    text = source.decode()
    if invisible(text):
        for number, each in enumerate(text.split("\n"), 1):
            if found := invisible(each):
                yield number, f"has the character {found}"
    lines = source.split(b"\n")
    if any(_COOKIE.match(line) for line in lines[:2]):
        yield 1, "may declare an encoding"
    if b"#" not in source:
        return
    spans = sorted(
        (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
        for node in texts
    )
    for number, line in enumerate(lines, 1):
        column = line.find(b"#")
        while column >= 0 and _inside(spans, number, column):
            column = line.find(b"#", column + 1)
        if column >= 0 and not any(known.fullmatch(line[column:]) for known in COMMENTS):
            yield number, "has a comment that is not ours"


def _inside(spans: list[tuple[int, int, int, int]], line: int, column: int) -> bool:
    at = bisect_right(spans, (line, column, 1 << 60, 0)) - 1
    return at >= 0 and spans[at][:2] <= (line, column) < spans[at][2:]
