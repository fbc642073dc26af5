"""Whatever a file holds, reading it ends with a page or with a finding that has a place; never with anything else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.diagnostics import Collector, Problem
from clientgen.page import Stated, rewritten
from clientgen.page.model import Page
from clientgen.page.read import parse
from clientgen.page.transcript import parse as parse_transcript
from clientgen.source.text import SourceText

from .support import PLAIN, SPLIT, TRANSCRIPT, WIDE, as_html, read

PAGES = {
    "plain": PLAIN,
    "split": SPLIT,
    "wide": WIDE,
    "html": as_html(PLAIN),
}
LINES = {name: text.split("\n") for name, text in PAGES.items()}
# What the grammar is made of, so that damage is not only noise.
PIECES = [
    "Table 3 CreateNodePoolMetaVO",
    "Table 25 New",
    "表 1 路径参数",
    "Parameter",
    "Mandatory",
    "Type",
    "Description",
    "Yes",
    "String",
    "Array of strings",
    "Definition: a",
    "Range:",
    "Default Value: 0.",
    "  • 0: a (default value)",
    "  •",
    "Status code: 200",
    "URI",
    "Error Codes",
    "Updated on 2025-02-30 GMT+08:00",
    "{",
    "}",
    "[[[[",
    "\ud800",
    "\x00",
    "<table>",
    "</table>",
    "<td rowspan=2>",
    "<![if IE]>",
    "<!--",
    "<pre>",
    "&#x110000;",
]
BOUNDED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def outcome(text: str) -> Page | None:
    """The page or nothing; anything else fails the test."""
    collector = Collector()
    try:
        page = parse(SourceText("page.txt", text), collector)
    except Problem as problem:
        found = problem.diagnostic
        assert found.code.startswith("PAG")
        assert found.span is not None
        assert (found.span.line, found.span.column) >= (1, 1)
        assert found.span.line <= text.count("\n") + text.count("\r") + 1
        return None
    numbers = [table.number for table in page.tables]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(table.rows for table in page.tables)
    assert page.statuses
    return page


@BOUNDED
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    outcome(text)


@BOUNDED
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=60))
def test_pieces_of_pages(pieces: list[str]) -> None:
    outcome("\n".join(pieces))
    outcome(
        "Title\nUpdated on 2025-01-01 GMT+08:00\nURI\nGET /a\n"
        + "\n".join(pieces)
        + "\nError Codes\n"
    )
    outcome("<html>" + "".join(pieces))


@BOUNDED
@given(st.data())
def test_damaged_pages(data: st.DataObject) -> None:
    """Lines lost, doubled, swapped or replaced: a damaged page is refused or has all its rows."""
    name = data.draw(st.sampled_from(sorted(PAGES)))
    lines = list(LINES[name])
    for _ in range(data.draw(st.integers(1, 3))):
        first = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "swap", "replace", "cut"])):
            case "drop":
                del lines[first : first + data.draw(st.integers(1, 8))]
            case "double":
                lines[first:first] = lines[first : first + data.draw(st.integers(1, 8))]
            case "swap":
                second = data.draw(st.integers(0, len(lines) - 1))
                lines[first], lines[second] = lines[second], lines[first]
            case "replace":
                lines[first] = data.draw(st.sampled_from(PIECES))
            case _:
                lines = lines[: first + 1]
        if not lines:
            break
    outcome("\n".join(lines))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_that_ends_early_is_refused(name: str) -> None:
    """A copy that was cut anywhere before its last section gives nothing."""
    lines = LINES[name]
    end = next(index for index, line in enumerate(lines) if "Error Codes" in line)
    step = max(1, end // 60)
    for stop in range(0, end, step):
        assert outcome("\n".join(lines[:stop])) is None


def test_deep_and_long_things_end() -> None:
    body = PLAIN.index("{\n")
    for text in (
        PLAIN[:body] + "[" * 100_000 + PLAIN[body:],
        PLAIN.replace("Zone.", "a " * 200_000),
        PLAIN.replace("Zone.", "cannot start with " * 20_000),
        PLAIN.replace("Zone.", "required if " * 20_000),
        "<div>" * 50_000,
        "<table><tr><td>" * 2,
    ):
        outcome(text)


WRITTEN = TRANSCRIPT.read_text(encoding="utf-8").split("\n")


@BOUNDED
@given(st.data())
def test_damaged_transcripts(data: st.DataObject) -> None:
    """A damaged transcript is refused, or written anew from the page with nothing of the page missing."""
    lines = list(WRITTEN)
    for _ in range(data.draw(st.integers(1, 3))):
        first = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "replace"])):
            case "drop":
                del lines[first : first + data.draw(st.integers(1, 4))]
            case "double":
                lines[first:first] = lines[first : first + data.draw(st.integers(1, 4))]
            case _:
                pieces = [
                    "rows = [",
                    "]",
                    "[[table]]",
                    "# note",
                    "page = 1",
                    '[words."x"]',
                    "[words]",
                    "status = []",
                    "status = " + "9" * 5_000,
                ]
                lines[first : first + 1] = [data.draw(st.sampled_from(pieces))]
    page = read(WIDE)
    try:
        old = parse_transcript(SourceText("page.toml", "\n".join(lines)))
        text = rewritten(page, old, Stated({}, page.method, page.path))
    except Problem as problem:
        found = problem.diagnostic
        assert found.code == "PAG08"
        return
    tables = parse_transcript(SourceText("page.toml", text)).tables
    assert [(table.key, [row.name for row in table.rows]) for table in tables] == [
        (table.key, [row.name for row in table.rows]) for table in page.tables
    ]
