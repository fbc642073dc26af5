"""From a saved page to its contents: the one way in."""

from __future__ import annotations

import re
from pathlib import Path

from clientgen.diagnostics import Collector, Span, problem
from clientgen.page import html, text
from clientgen.page.assemble import assemble, cut
from clientgen.page.model import Line, Page
from clientgen.source import Limits
from clientgen.source.text import SourceText, read

_LIMITS = Limits(file_bytes=16 * 1024 * 1024)
_ARCHIVE = re.compile(r"(?:From:|MIME-Version:|Content-Type:\s*multipart/related)", re.IGNORECASE)


def read_page(path: Path, collector: Collector) -> Page:
    """Read a page, saved as text or as HTML.

    Raises `Problem`: SRC01, SRC02 or SRC08 for a file that cannot be read, PAG01 to PAG06 for a page that is not
    understood, with the place; nothing is returned in part.  That a page was HTML is reported (PAG07).
    """
    return parse(read(path, str(path), _LIMITS), collector)


def parse(source: SourceText, collector: Collector) -> Page:
    """The same for text that has been read."""
    start = source.text.lstrip()
    if _ARCHIVE.match(start):
        message = "this is a web archive; save the page as text, or as HTML alone"
        raise problem("PAG06", Span(source.name, 1, 1, 1, 2), message)
    if start.startswith("<"):
        message = f"{source.name} was read as HTML"
        collector.report("PAG07", Span(source.name, 1, 1, 1, 2), message)
        title, stamp, updated, body = cut(html.blocks(source), source.name)
    else:
        title, stamp, updated, inner = cut(text.lines_of(source.lines()), source.name)
        lines = [block for block in inner if isinstance(block, Line)]
        body = list(text.blocks(lines, source.name))
    return assemble(title, stamp, updated, body, source.name)
