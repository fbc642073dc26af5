"""Each kind of change of a page is told as what it is, with three places; and what is not one is not told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import Collector
from clientgen.page import Difference, Stated, compare, read_transcript, rewritten
from clientgen.page.transcript import parse
from clientgen.source import Bundle, load
from clientgen.source.text import SourceText

from .support import PLAIN, SPLIT, as_chinese, as_html, read, replaced

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "spec" / "modelarts" / "openapi.yaml"
TRANSCRIPT = ROOT / "spec" / "modelarts" / "pages" / "create-node-pool.toml"


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load(DOCUMENT, collector=Collector())


@pytest.fixture(scope="module")
def transcript(bundle: Bundle) -> str:
    """The transcript of the plain edition, with digests."""
    page = read(PLAIN)
    return rewritten(page, read_transcript(TRANSCRIPT), Stated(bundle.data, page.method, page.path))


def found(text: str, transcript: str, bundle: Bundle) -> list[Difference]:
    written = parse(SourceText("page.toml", transcript))
    return list(compare(read(text), written, bundle, Collector()).differences)


def brief(items: list[Difference]) -> list[tuple[Any, ...]]:
    return [(item.code, item.numbers, item.row, item.what) for item in items]


CHANGES = [
    ("az\n\nYes\n\nString", "az\n\nNo\n\nString", [("PAG23", (7,), "az", "mandatory")]),
    ("az\n\nYes\n\nString", "az\n\nYes\n\nInteger", [("PAG22", (7,), "az", "type")]),
    (
        "  • rack: a cabinet",
        "  • rack: a cabinet\n\n  • half: half of one",
        [("PAG24", (11,), "type", "options")],
    ),
    ("  • 0: by use", "  • 1: by use", [("PAG24", (4,), "os.modelarts/billing.mode", "options")]),
    ("it ends (default value)", "it ends", [("PAG25", (4,), "os.modelarts/auto.renew", "default")]),
    ("for example, 2.", "for example, 3.", [("PAG25", (4,), "os.modelarts/period.num", "example")]),
    (
        "• dockerBaseSize: space",
        "• dockerSize: space",
        [("PAG25", (6,), "extendParams", "keys of the map")],
    ),
    ("CCE- or", "CCI- or", [("PAG25", (9,), "key", "refused beginnings")]),
    (
        "Required if billing is yearly/monthly.",
        "Good to have.",
        [
            ("PAG25", (4,), "os.modelarts/period.num", "mandatory under a condition"),
            ("PAG26", (4,), "os.modelarts/period.num", "wording"),
        ],
    ),
    ("Only for a privileged pool.", "", [("PAG25", (6,), "taints", "condition")]),
    ("Zone.", "Zone. At most three.", [("PAG26", (7,), "az", "wording")]),
    ("Where nodes are connected.", "Nodes connect here.", [("PAG26", (6,), "network", "wording")]),
    ("Try the call in the explorer.", "Try it.", [("PAG26", (), None, "wording")]),
    (
        "vpc\n\nNo\n\nString\n\nIdentifier of the private cloud.\n",
        "",
        [("PAG21", (10,), "vpc", "")],
    ),
    ("vpc\n\nNo", "cloud\n\nNo", [("PAG20", (10,), "cloud", ""), ("PAG21", (10,), "vpc", "")]),
    ("Table 7 PoolNodeAz", "Table 7 Zone", [("PAG29", (7, 18), None, "name and numbers")]),
    (
        "400\n\nRefused.\n\nError",
        "400\n\nRefused.\n\n409\n\nRefused.\n\nError",
        [("PAG31", (), None, "status codes")],
    ),
    ('"count" : 1,', '"count" : 2,', [("PAG32", (), None, "example of the request")]),
    ("Updated on 2025-03-14", "Updated on 2025-03-15", [("PAG33", (), None, "edition")]),
    ("Creating a Node Pool", "Making a Node Pool", [("PAG33", (), None, "title")]),
    ("POST /v2/", "POST /v3/", [("PAG30", (), None, "call")]),
]


@pytest.mark.parametrize("old, new, expected", CHANGES, ids=[change[0][:24] for change in CHANGES])
def test_a_change_of_the_page(
    old: str, new: str, expected: list[Any], transcript: str, bundle: Bundle
) -> None:
    items = found(replaced(PLAIN, old, new), transcript, bundle)
    # The document's own places move with the call; of that only the call is told.
    told = [item for item in brief(items) if expected[0][0] != "PAG30" or item[0] == "PAG30"]
    assert told == expected
    for item in items:
        assert item.page is not None or item.code == "PAG28"
        assert item.transcript is not None or item.code in ("PAG26", "PAG32")
        if item.pointer:
            assert item.spec is not None
            assert Path(item.spec.file).is_file()


def test_no_change(transcript: str, bundle: Bundle) -> None:
    assert found(PLAIN, transcript, bundle) == []
    assert found(as_html(PLAIN), transcript, bundle) == []


def test_the_places_are_those_of_the_row(transcript: str, bundle: Bundle) -> None:
    text = replaced(PLAIN, "az\n\nYes\n\nString", "az\n\nNo\n\nString")
    (item,) = found(text, transcript, bundle)
    assert item.spec is not None
    assert item.page is not None
    assert item.transcript is not None
    assert text.split("\n")[item.page.line - 1] == "az"
    assert 'name = "az"' in transcript.split("\n")[item.transcript.line - 1]
    assert item.spec.file.endswith("schemas/pool-node-az.yaml")
    assert Path(item.spec.file).read_text().split("\n")[item.spec.line - 2].strip() == "az:"


def test_request_and_response_count_once(transcript: str, bundle: Bundle) -> None:
    items = found(PLAIN.replace("  • rack: a cabinet", "  • half: half of one"), transcript, bundle)
    assert brief(items) == [("PAG24", (11, 22), "type", "options")]


@pytest.mark.parametrize(
    "definition, constraints, told",
    [
        ("Zone, in other words.", "N/A", []),
        ("Zone.", "At most three.", [("PAG26", (7,), "az", "wording")]),
        ("Zone.", "Only for a privileged pool.", [("PAG25", (7,), "az", "condition")]),
    ],
)
def test_of_a_new_template_only_constraints_are_told(
    definition: str, constraints: str, told: list[Any], transcript: str, bundle: Bundle
) -> None:
    old = "Definition: Zone by its name.\n\nConstraints: N/A"
    text = replaced(SPLIT, old, f"Definition: {definition}\n\nConstraints: {constraints}")
    items = [item for item in found(text, transcript, bundle) if item.code != "PAG33"]
    assert brief(items) == told


def test_another_language(transcript: str, bundle: Bundle) -> None:
    items = found(as_chinese(SPLIT), transcript, bundle)
    assert {item.code for item in items} == {"PAG33"}
    assert [item.what for item in items] == ["edition", "language", "template", "wording"]


@pytest.mark.parametrize(
    "old, new, code",
    [
        (
            '{ name = "az", mandatory = "Yes", type = "String" }',
            '{ name = "az", type = "String" }',
            "PAG23",
        ),
        ('{ name = "az", mandatory = "Yes", type = "String" },\n', "", "PAG20"),
        ('options = ["rack"]', "options = []", "PAG24"),
        ('title = "Taint"\n', 'title = "Blemish"\n', "PAG29"),
        ("statuses = [200, 400]", "statuses = [200]", "PAG31"),
    ],
)
def test_a_transcript_that_lags(
    old: str, new: str, code: str, transcript: str, bundle: Bundle
) -> None:
    items = found(PLAIN, replaced(transcript, old, new), bundle)
    assert code in {item.code for item in items}
    assert all("the document" not in item.tell() for item in items)


@pytest.mark.parametrize(
    "file, old, new, code",
    [
        ("pool-node-az", "required: [az, count]", "required: [count]", "PAG23"),
        ("pool-node-az", "type: string", "type: integer", "PAG22"),
        ("pool-node-az", "    az:\n", "    zone:\n", "PAG20"),
        ("period-type", '"3", ', "", "PAG24"),
        ("creating-step", "[rack, ", "[", "PAG24"),
        ("node-pool-annotations", 'default: "0"', 'default: "1"', "PAG25"),
        ("user-tag", "CCE-|", "", "PAG25"),
        ("pool-resource", "x-requires: Needs a privileged pool.\n", "\n", "PAG25"),
        ("node-pool-annotations", ", os.modelarts/period.type]", "]", "PAG25"),
        ("taint", "Tables 8 and 19", "Tables 8", "PAG29"),
    ],
)
def test_a_document_that_lags(
    file: str, old: str, new: str, code: str, transcript: str, tmp_path: Path
) -> None:
    for path in sorted((ROOT / "spec").rglob("*.*")):
        copy = tmp_path / path.relative_to(ROOT / "spec")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    path = tmp_path / "modelarts" / "schemas" / f"{file}.yaml"
    path.write_text(replaced(path.read_text(), old, new))
    bundle = load(tmp_path / "modelarts" / "openapi.yaml", collector=Collector())
    items = found(PLAIN, transcript, bundle)
    assert code in {item.code for item in items}
    assert all("the transcript" not in item.tell() for item in items)
    assert all(item.spec and item.spec.file.startswith(str(tmp_path)) for item in items)


def test_the_page_itself_is_as_the_document_says(shared: Path, bundle: Bundle) -> None:
    """The vendor's page, where it is at hand: not one difference."""
    text = (shared / "pages" / "create-node-pool.2025-03-14.en.txt").read_text(encoding="utf-8")
    page = read(text)
    assert (len(page.tables), sum(len(table.rows) for table in page.tables)) == (24, 86)
    assert compare(page, read_transcript(TRANSCRIPT), bundle, Collector()).differences == ()
