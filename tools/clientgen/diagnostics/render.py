"""Findings as text for people: place, code, message, code frame, what to do."""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from clientgen.diagnostics.catalogue import lookup
from clientgen.diagnostics.frame import Mark, frame
from clientgen.diagnostics.model import Diagnostic, Locate, Note, place
from clientgen.diagnostics.neutral import neutral

LIMIT = 50
ALIKE = 5
"""How many of one code are written out where nothing depends on each: of errors all count, as each needs its own remedy."""
_MESSAGE_LIMIT = 1000
_LINE_END = re.compile(r"\r\n|\r|\n")
_STYLES = {"error": "31", "warning": "33", "info": "36", "allowed": "2", "bold": "1", "dim": "2"}


def read_lines(file: str) -> Sequence[str]:
    """The lines of a file as a frame shows them; nothing if it cannot be read any more."""
    try:
        raw = Path(file).read_bytes()
    except (OSError, ValueError):
        return ()
    return _LINE_END.split(raw.decode("utf-8-sig", errors="replace"))


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour what goes to `stream`: only a terminal, and not when NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render_text(
    diagnostics: Iterable[Diagnostic],
    *,
    locate: Locate | None = None,
    read: Callable[[str], Sequence[str]] = read_lines,
    colour: bool = False,
    limit: int = LIMIT,
    alike: int = ALIKE,
) -> str:
    """All findings as text, errors first, each group in the order it was found, then a line that counts them.

    `locate` works out places from pointers (`Bundle.origin`); `read` gives the lines of a file; at most `limit`
    findings are written out, and `alike` warnings or remarks of one code; the rest is counted.  Text from the document is made harmless on the way.
    """
    items = list(diagnostics)
    weight = {"error": 0, "warning": 1, "info": 2}
    shown = sorted(
        (item for item in items if item.allowed is None), key=lambda item: weight[item.severity]
    )
    writer = _Writer(read, colour)
    written: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for item in shown:
        few = item.is_error or written[item.code] < alike
        if few and written.total() < limit:
            writer.finding(place(item, locate))
            written[item.code] += 1
        else:
            left[item.code] += 1
    if left:
        counts = ", ".join(f"{count} {code}" for code, count in left.items())
        writer.lines.append(f"… and {left.total()} more ({counts}); --format json has all")
    if items:
        writer.lines.append(_summary(items))
    return "\n".join(writer.lines) + "\n" if writer.lines else ""


def _summary(items: Sequence[Diagnostic]) -> str:
    counts: list[str] = []
    for name, plural in (("error", "errors"), ("warning", "warnings"), ("info", "remarks")):
        count = sum(1 for item in items if item.allowed is None and item.severity == name)
        if count:
            one = "remark" if name == "info" else name
            counts.append(f"{count} {one if count == 1 else plural}")
    allowed = sum(1 for item in items if item.allowed is not None)
    if allowed:
        counts.append(f"{allowed} allowed")
    return ", ".join(counts)


def acceptance(diagnostics: Iterable[Diagnostic]) -> str:
    """How to go on with a document that somebody else has to mend; empty if no exemption lets the run go on."""
    places: dict[str, list[str]] = {}
    for item in diagnostics:
        if not item.is_error:
            continue
        if item.pointer is None or not lookup(item.code).allowable:
            return ""
        places.setdefault(item.code, []).append(item.pointer)
    if not places:
        return ""
    options: list[str] = []
    for code, (first, *more) in sorted(places.items()):
        # The option ends its place at the first equals sign; the whole document is a place too.
        place = "#" if more or "=" in first else first
        options.append(f"--allow {shlex.quote(f'{code}@{place}=why this is acceptable')}")
    told = "if the document is not yours to mend, accept this and have the rest: "
    return neutral(told + " ".join(options)) + "\n"


class _Writer:
    def __init__(self, read: Callable[[str], Sequence[str]], colour: bool) -> None:
        self.lines: list[str] = []
        self._read = read
        self._colour = colour
        self._files: dict[str, Sequence[str]] = {}

    def finding(self, item: Diagnostic) -> None:
        level = self._style(f"{item.severity}[{item.code}]", item.severity)
        message = self._style(neutral(item.message, _MESSAGE_LIMIT), "bold")
        where = (
            f"{neutral(item.span.file)}:{item.span.line}:{item.span.column}: " if item.span else ""
        )
        self.lines.append(f"{where}{level}: {message}")
        marks: dict[str, list[Mark]] = {}
        if item.span is not None:
            marks[item.span.file] = [Mark(item.span, neutral(item.label, 200), main=True)]
        loose: list[Note] = []
        for note in item.notes:
            if note.span is None:
                loose.append(note)
            else:
                marks.setdefault(note.span.file, []).append(
                    Mark(note.span, neutral(note.message, 200))
                )
        for position, (file, found) in enumerate(marks.items()):
            if position or item.span is None:
                first = found[0].span
                self.lines.append(f"  --> {neutral(file)}:{first.line}:{first.column}")
            for text, caret in frame(self._text(file), found):
                self.lines.append(self._style(text, item.severity) if caret else text)
        if item.pointer is not None:
            self.lines.append(f"  at: {neutral(item.pointer, 300)}")
        for note in loose:
            at = f" ({neutral(note.pointer, 300)})" if note.pointer is not None else ""
            self.lines.append(f"  note: {neutral(note.message, _MESSAGE_LIMIT)}{at}")
        if item.help:
            self.lines.append(f"  help: {neutral(item.help, _MESSAGE_LIMIT)}")
        self.lines.append(self._style(f"  see: clientgen explain {item.code}", "dim"))
        self.lines.append("")

    def _text(self, file: str) -> Sequence[str]:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def _style(self, text: str, style: str) -> str:
        code = _STYLES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and code else text
