"""Text of a document, made safe for a terminal.

Control characters (an escape sequence can rewrite a terminal), bidirectional controls (they reorder what a reader
sees), invisible characters and lone surrogates are shown as escapes; everything else stays as it is.
"""

from __future__ import annotations

import unicodedata

_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def escape(char: str) -> str:
    """One character as it may be shown: itself, or an escape that names its code point."""
    if char.isascii():
        if char.isprintable():
            return char
    elif unicodedata.category(char) not in _UNSAFE_CATEGORIES:
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def neutral(text: str, limit: int = 0) -> str:
    """`text` on one line and harmless; cut to `limit` characters (with an ellipsis) when a limit is given."""
    if limit and len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(escape, text))


def width(shown: str) -> int:
    """How many terminal columns an already harmless text takes."""
    if shown.isascii():
        return len(shown)
    total = 0
    for char in shown:
        if unicodedata.combining(char):
            continue
        total += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return total
