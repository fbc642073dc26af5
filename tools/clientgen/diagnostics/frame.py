"""The code frame: the lines of a file at fault, with carets under the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clientgen.diagnostics.model import Span
from clientgen.diagnostics.neutral import escape, width

_COLUMNS = 100
_BEFORE = 30
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file and the words beside its caret."""

    span: Span
    label: str
    main: bool = False


def frame(lines: Sequence[str], marks: Sequence[Mark]) -> list[tuple[str, bool]]:
    """The frame as (text, is it a caret line) pairs; marks outside the text are left out.

    `marks` all lie in the file whose lines are given.  They are shown in the order of the text, a line once.
    """
    inside = sorted(
        (mark for mark in marks if 1 <= mark.span.line <= len(lines)), key=lambda mark: mark.span
    )
    if not inside:
        return []
    gutter = max(4, len(str(inside[-1].span.line)) + 1)
    shown: list[tuple[str, bool]] = []
    previous = 0
    for mark in inside:
        line = mark.span.line
        text, start, stop = _window(lines[line - 1], mark.span)
        cut = mark.span.column > _COLUMNS or len(lines[line - 1]) > _COLUMNS
        if line != previous or cut:
            shown.append((f"{line:>{gutter}} | {text}".rstrip(), False))
        previous = line
        carets = " " * start + "^" * max(1, stop - start)
        label = f" {mark.label}" if mark.label else ""
        shown.append((f"{'':>{gutter}} | {carets}{label}", True))
    return shown


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """The visible part of a line and the columns (of the terminal) at which the caret line starts and stops."""
    start = min(span.column - 1, len(line))
    stop = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    first, last, prefix, suffix = 0, len(line), "", ""
    if len(line) > _COLUMNS:
        first = max(0, min(start - _BEFORE, len(line) - _COLUMNS))
        last = min(len(line), first + _COLUMNS)
        prefix, suffix = ("…" if first else ""), ("…" if last < len(line) else "")
    before = prefix + _shown(line[first:start])
    marked = _shown(line[start : min(stop, last)])
    after = _shown(line[max(start, min(stop, last)) : last]) + suffix
    return before + marked + after, width(before), width(before) + width(marked)


def _shown(text: str) -> str:
    return "".join(_TAB if char == "\t" else escape(char) for char in text)
