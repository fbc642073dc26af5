"""A file as text: read under limits, decoded strictly, with places."""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from pathlib import Path

from clientgen.diagnostics import Span, problem
from clientgen.inputs import Inputs
from clientgen.source.limits import Limits

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_ADDRESS = re.compile(r"https?:/")  # a path has lost one of the slashes


class SourceText:
    """The text of one file, without a byte order mark; `name` is how findings call the file."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def span(self, start: int, stop: int) -> Span:
        """The place between two offsets in characters."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, stop))
        return Span(self.name, line, column, end_line, end_column)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset in characters."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def lines(self) -> list[str]:
        """The text in lines, without their ends."""
        return _LINE_END.split(self.text)


def read(path: Path, name: str, limits: Limits, inputs: Inputs | None = None) -> SourceText:
    """Read one file, and note it among the inputs.

    Raises `Problem` with SRC01 (missing, unreadable, no regular file), SRC02 (not UTF-8) or SRC08 (too large); only SRC02 has
    a place, for the others are about the file as a whole.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise problem("SRC01", None, f"{name} is a folder, not a file")
        if not stat.S_ISREG(state.st_mode):
            raise problem("SRC01", None, f"{name} is not a regular file")
        with path.open("rb") as stream:
            raw = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        told = "save the document to a file first" if _ADDRESS.match(name) else None
        raise problem("SRC01", None, f"there is no file {name}", help=told) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise problem("SRC01", None, f"{name} cannot be read: {reason}") from None
    if len(raw) > limits.file_bytes:
        raise problem(
            "SRC08", None, f"{name} is larger than {limits.file_bytes // (1024 * 1024)} MiB"
        )
    (inputs or Inputs()).note(path, raw)
    return SourceText(name, _decode(raw, name))


def _decode(raw: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            raise problem("SRC02", Span(name, 1, 1, 1, 1), f"{name} is {encoding}, not UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.start
    good = SourceText(name, raw[:bad].decode("utf-8-sig", errors="replace"))
    line, column = good.position(len(good.text))
    guess = " (it looks like UTF-16)" if raw[:64].count(0) > 8 else ""
    raise problem(
        "SRC02",
        Span(name, line, column, line, column + 1),
        f"{name} is not UTF-8: byte 0x{raw[bad]:02x} at offset {bad}{guess}",
    )
