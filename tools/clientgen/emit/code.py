"""The only ways from a value to Python source text.

`Code` is text that is known to be source.  Text of the document becomes `Code` through `py` (a literal),
`docstring` or `comment` and through nothing else; the template environment refuses whatever is not `Code`.
Which characters are printed as they are is a fixed list, so that the bytes do not depend on the Unicode tables
of the Python that runs the generator.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup

from clientgen.ir.nodes import Text

WIDTH = 100
"""Columns of a generated line, where its words allow; the formatter is given the same number."""


class Code(Markup):
    """Text that is Python source.  Build it from literals and other `Code` only."""

    __slots__ = ()


# Invisible, bidirectional, line-separating and unencodable characters: never printed as they are.
_UNSAFE = (
    "\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u070f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSAFE_IN_LITERAL = re.compile(f'[\n"\\\\{_UNSAFE}]')
_UNSAFE_IN_PROSE = re.compile(f"[{_UNSAFE}]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_SENTENCE_END = re.compile(r"(?<=[^.\s][.!?])[ ]+(?=[A-Z`\"'(\u4e00-\u9fff])")
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "vs.", "cf.", "approx.", "No.", "Dr.", "St.")
_KEEP_LINE = re.compile(r"\s*([-*+#>|]|\d+[.)]\s|```|~~~)|\s{4}")


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SHORT:
        return _SHORT[character]
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _string(value: str) -> str:
    return '"' + _UNSAFE_IN_LITERAL.sub(_escaped, value) + '"'


def py(value: object) -> Code:
    """The literal that evaluates to `value`: JSON values, `Text`, tuples and frozen sets.

    Raises:
        TypeError: `value` is of another type.
    """
    return Code(_literal(value))


def _literal(value: object) -> str:
    if value is None or value is True or value is False:
        return repr(value)
    if isinstance(value, Text):
        return _string(value.value)
    if isinstance(value, str):
        return _string(str(value))
    if isinstance(value, int):
        return repr(int(value))
    if isinstance(value, float):
        text = repr(float(value))
        return text if text[-1].isdigit() else f'float("{text}")'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_literal, value)) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, frozenset):
        return (
            "frozenset({" + ", ".join(sorted(map(_literal, value))) + "})"
            if value
            else "frozenset()"
        )
    raise TypeError(f"no literal for a {type(value).__name__}")


def plain(text: str | Text) -> str:
    r"""Prose with its line ends made ``\\n`` and its invisible characters made visible (``<U+202E>``)."""
    value = text.value if isinstance(text, Text) else text
    value = re.sub(r"\r\n?|[\u2028\u2029\x85\v\f]", "\n", value).expandtabs(4)
    return _UNSAFE_IN_PROSE.sub(lambda found: f"<U+{ord(found.group()):04X}>", value)


@lru_cache(20_000)  # documents describe the same few parameters over and over
def prose(text: str | Text, width: int = WIDTH) -> str:
    """`text` with one sentence per line, wrapped at `width`; lists, tables and indented code stay as they are."""
    return "\n\n".join(
        "\n".join(_paragraph(lines, max(width, 20))) for lines in _paragraphs(plain(text))
    )


def _paragraphs(text: str) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in textwrap.dedent(text).strip().split("\n"):
        if line.strip():
            paragraphs[-1].append(line.rstrip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [lines for lines in paragraphs if lines]


def _paragraph(lines: list[str], width: int) -> Iterable[str]:
    if any(_KEEP_LINE.match(line) for line in lines):
        yield from lines
        return
    for sentence in _sentences(" ".join(line.strip() for line in lines)):
        yield from textwrap.wrap(
            sentence, width, break_long_words=False, break_on_hyphens=False
        ) or [sentence]


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    for part in _SENTENCE_END.split(text):
        if sentences and sentences[-1].endswith(_ABBREVIATIONS):
            sentences[-1] += " " + part
        else:
            sentences.append(part)
    return sentences


def docstring(*blocks: str | Text, indent: int = 0) -> Code:
    """A docstring of the given blocks, a blank line between each two; empty blocks are left out.

    `indent` is the depth at which the docstring will stand, which its lines leave room for.  A block that is a
    `str` is our own text and keeps its layout; a `Text` is wrapped by `prose`.
    """
    width = WIDTH - indent - 3
    parts = [prose(b, width) if isinstance(b, Text) else plain(b).rstrip() for b in blocks]
    text = "\n\n".join(part for part in parts if part.strip())
    # Backslashes first; then every quote that could end the docstring or touch its delimiters.
    safe = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    safe = re.sub(r'(?<!\\)((?:\\\\)*)"\Z', r'\1\\"', safe)
    safe = re.sub(r'\A"', r'\\"', safe)
    tail = "\n" if "\n" in safe else ""
    return Code(f'"""{safe}{tail}"""')


def comment(text: str | Text) -> Code:
    """`text` as comment lines."""
    lines = prose(text, WIDTH - 2).split("\n")
    return Code("\n".join(f"# {line}".rstrip() for line in lines))


def join(items: Iterable[Code], separator: str = "\n") -> Code:
    """The items with `separator` between them.

    Raises:
        TypeError: an item is not `Code`.
    """
    checked = list(items)
    for item in checked:
        if not isinstance(item, Code):
            raise TypeError(f"{type(item).__name__} is not code: {str(item)[:40]!r}")
    return Code(str(separator).join(str(item) for item in checked))


def indent(code: Code, depth: int) -> Code:
    """`code` with every line but the first moved right by `depth` columns; blank lines stay empty.

    Raises:
        TypeError: `code` is not `Code`.
    """
    if not isinstance(code, Code):
        raise TypeError(f"{type(code).__name__} is not code: {str(code)[:40]!r}")
    pad = "\n" + " " * depth
    return Code(re.sub(r"\n(?=[^\n])", pad, str(code)))
