"""Writing a transcript keeps what people wrote, never leaves half a file, and refuses what it cannot keep."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientgen.diagnostics import Collector, Problem
from clientgen.page import Stated, read_transcript, rewritten, write_transcript
from clientgen.page.describe import digest
from clientgen.page.transcript import parse
from clientgen.source import load
from clientgen.source.text import SourceText

from .support import PLAIN, SPLIT, WIDE, read, replaced

ROOT = Path(__file__).resolve().parents[3]
SPEC = ROOT / "spec" / "modelarts"
TRANSCRIPT = SPEC / "pages" / "create-node-pool.toml"


@pytest.fixture(scope="module")
def stated() -> Stated:
    bundle = load(SPEC / "openapi.yaml", collector=Collector())
    page = read(PLAIN)
    return Stated(bundle.data, page.method, page.path)


def again(page: str, transcript: str, stated: Stated) -> str:
    return rewritten(read(page), parse(SourceText("page.toml", transcript)), stated)


def committed() -> str:
    return TRANSCRIPT.read_text(encoding="utf-8").partition("# Written by")[0].rstrip("\n") + "\n"


def test_the_same_edition_only_adds_digests(stated: Stated) -> None:
    text = again(PLAIN, committed(), stated)
    assert text.startswith(committed())
    assert again(PLAIN, text, stated) == text


def test_comments_and_keys_of_people_stay(stated: Stated) -> None:
    text = committed()
    for old, new in (
        ("updated = 2025-03-14", "updated = 2025-03-14  # as stamped"),
        (
            "[[table]]\nnumber = 7",
            '# Zones.\n[[table]]\n# once more\nnumber = 7  # seven\nseen = "2025"',
        ),
        ('  { name = "az",', '  # the zone\n  { name = "az", note = "mine", '),
        (
            '  { name = "vpc", mandatory = "No", type = "String" },',
            '  {name="vpc", mandatory="No", type="String"}, # so',
        ),
        (
            'requires = "physical" },\n  { name = "azs"',
            'requires = "the moon" },\n  { name = "azs"',
        ),
    ):
        text = replaced(text, old, new)
    text = replaced(
        text, 'requires = "the moon"', 'requires = "physical", required_when = "the moon"'
    )
    wide = again(WIDE, text, stated)
    for kept in (
        "updated = 2026-06-25  # as stamped",
        "# Zones.\n[[table]]\n# once more\nnumber = 7  # seven\n",
        'seen = "2025"',
        '  # the zone\n  { name = "az",',
        'note = "mine"',
        '  {name="vpc", mandatory="No", type="String"}, # so',
        'required_when = "the moon"',
    ):
        assert kept in wide
    read_back = parse(SourceText("page.toml", wide))
    assert [table.schema for table in read_back.tables[7:9]] == [
        "#/components/schemas/Taint",
        "#/components/schemas/UserTag",
    ]
    assert again(WIDE, wide, stated) == wide


def test_a_transcript_from_nothing(stated: Stated) -> None:
    page = read(SPLIT)
    text = rewritten(page, None, stated)
    written = parse(SourceText("page.toml", text))
    by_hand = read_transcript(TRANSCRIPT)
    assert [(t.key, t.schema, t.rows) for t in written.tables if t.title not in _RENAMED] == [
        (t.key, t.schema, t.rows) for t in by_hand.tables if t.title not in _RENAMED
    ]


# Their schemas have other names in the document, which only a person can tell.
_RENAMED = ("CreateNodePoolMetaVO", "CreateNodePoolAnnotations")


def test_no_sentence_of_the_page_is_in_it(stated: Stated) -> None:
    text = again(PLAIN, committed(), stated)
    added = text.removeprefix(committed())
    for sentence in ("Zone.", "Payment settings", "by use", "Try the call"):
        assert sentence in PLAIN
        assert sentence not in added
    assert digest("Zone.") in added


@pytest.mark.parametrize("sentence", ["zone", "ZONE!", "  Zone. ", "“Zone”"])
def test_a_digest_is_of_words_alone(sentence: str) -> None:
    assert digest(sentence) == digest("Zone.") != digest("Zones.")
    assert len(digest(sentence)) == 8


@pytest.mark.parametrize(
    "old, new",
    [
        ('rows = [\n  { name = "az"', 'rows = [ { name = "az"'),
        (
            '  { name = "az", mandatory = "Yes", type = "String" },\n  { name = "count", ',
            '  { name = "az", mandatory = "Yes", type = "String" }, { name = "count", ',
        ),
        ("statuses = [200, 400]", "statuses = [\n  200,\n]"),
    ],
)
def test_what_cannot_be_kept_is_refused(old: str, new: str, stated: Stated) -> None:
    with pytest.raises((Problem, ValueError)) as found:
        again(WIDE, replaced(committed(), old, new), stated)
    assert isinstance(found.value, Problem)
    assert found.value.diagnostic.code == "PAG08"


def test_a_table_below_the_digests_is_refused(stated: Stated) -> None:
    text = again(PLAIN, committed(), stated)
    first = text.index("[[table]]")
    table = text[first : text.index("[[table]]", first + 1)]
    with pytest.raises(Problem, match="PAG08: a table below the digests"):
        again(PLAIN, text + table.replace("Path Parameters", "Other"), stated)


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pages" / "page.toml"
    assert write_transcript(path, "old\n")
    assert not write_transcript(path, "old\n")

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Problem, match="No space left"):
        write_transcript(path, "new\n")
    assert path.read_text() == "old\n"
    assert list(path.parent.iterdir()) == [path]
