"""The transcript and the examples against the page itself, where it is at hand.

The page is not part of the project: it is looked for in ``../shared``, and these tests are skipped without it.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from .ledger import read_transcript
from .page_text import read_examples, read_page, sentences, words
from .spec_files import ROOT, TRANSCRIPT, bundle, example

SOURCE = ROOT.parent / "shared" / "pages" / "create-node-pool.2025-03-14.en.txt"
RUN = 6  # as many words in a row as are not a coincidence

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(),
    reason=f"the documentation page is not here: ../shared/pages/{SOURCE.name}",
)


@pytest.fixture(scope="module")
def text() -> str:
    return SOURCE.read_text(encoding="utf-8")


def test_the_transcript_is_what_the_page_says(text: str) -> None:
    page, transcript = read_page(text), read_transcript(TRANSCRIPT)
    pointers = tuple(
        replace(table, schema=written.schema)
        for table, written in zip(page.tables, transcript.tables, strict=True)
    )
    assert replace(page, tables=pointers) == transcript


@pytest.mark.parametrize(
    "old, new",
    [
        ("Table 24 Response body parameters", "Response body parameters"),
        ("maxCount\n\nYes", "maxCount\n\nNo"),
        ("  • 4: hour\n", ""),
        ("  • rack: entire cabinet", "  • rack: entire cabinet\n\n  • half: half a cabinet"),
        ("cannot start with CCE- or", "cannot start with CCI- or"),
        ("error_msg\n\nString\n\nError message.\n", ""),
        ("Updated on 2025-03-14", "Updated on 2025-03-15"),
        ("POST /v2/", "POST /v3/"),
    ],
)
def test_a_change_of_the_page_is_seen(text: str, old: str, new: str) -> None:
    assert old in text
    try:
        changed = read_page(text.replace(old, new))
    except AssertionError:
        return  # a shape that the reader refuses is seen, too
    assert changed != read_page(text)


def test_the_examples_are_those_of_the_page(text: str) -> None:
    names = ("request", "response.200", "response.400")
    found, written = read_examples(text), [example(name) for name in names]
    assert found == written
    # Members stand in the page's order as well, so that the files can be read beside it.
    assert [repr(body) for body in found] == [repr(body) for body in written]


def prose(node: Any, key: str = "") -> list[str]:
    """Every text of the spec that a person wrote; not the names, types and values."""
    if isinstance(node, dict):
        return [text for k, v in node.items() for text in prose(v, k)]
    if isinstance(node, list):
        return [text for v in node for text in prose(v, key)]
    written = {
        "description",
        "summary",
        "title",
        "x-requires",
        "x-evidence",
        "x-enum-descriptions",
        "x-lookup",
    }
    return [node] if key in written and isinstance(node, str) else []


def copied(spec: dict[str, Any], text: str) -> list[str]:
    """Texts that share a sentence of two words or more, or a run of words, with the page."""
    own = text[text.index("Function") : text.index("Example Requests")]
    taken = {sentence for sentence in sentences(own) if len(sentence) > 1}
    flat = words(own)
    runs = {tuple(flat[i : i + RUN]) for i in range(len(flat) - RUN + 1)}
    found = []
    for written in prose(spec):
        mine = words(written)
        if sentences(written) & taken or runs & {
            tuple(mine[i : i + RUN]) for i in range(len(mine) - RUN + 1)
        }:
            found.append(written)
    return found


def test_descriptions_are_in_our_own_words(text: str) -> None:
    spec = bundle()
    assert len(prose(spec)) > 80
    assert copied(spec, text) == []


@pytest.mark.parametrize(
    "sentence",
    ["Node pool name.", "Well: minimum count for the flavors in a pool, at least.", "OS name."],
)
def test_a_copied_description_is_seen(text: str, sentence: str) -> None:
    spec = copy.deepcopy(bundle())
    spec["components"]["schemas"]["Taint"]["description"] = sentence
    assert copied(spec, text) == [sentence]
