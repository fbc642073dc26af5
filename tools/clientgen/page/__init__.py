"""Documentation pages: read, compared row by row with their transcript and the document, written down.

    saved page ─read_page→ Page ─compare→ differences ─report→ text | JSON
                             └─rewritten→ transcript

Knows the layout of one vendor's pages (`vocabulary`); stands beside `document` and is used by no other stage.
"""

from __future__ import annotations

from clientgen.page.compare import Comparison, compare
from clientgen.page.differences import Difference
from clientgen.page.model import Page
from clientgen.page.read import read_page
from clientgen.page.report import report
from clientgen.page.rewrite import rewritten, write_transcript
from clientgen.page.stated import Stated
from clientgen.page.transcript import Transcript, find_transcript, read_transcript

__all__ = [
    "Comparison",
    "Difference",
    "Page",
    "Stated",
    "Transcript",
    "compare",
    "find_transcript",
    "read_page",
    "read_transcript",
    "report",
    "rewritten",
    "write_transcript",
]
