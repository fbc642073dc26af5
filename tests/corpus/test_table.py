"""The committed table of documents by other hands is the truth: complete, without faults, and what a run gives.

The documents lie beside the repository; what needs them skips and says so where they are absent.  CORPUS=all takes all of them
through the pipeline, else a sample is taken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import table
from corpus.documents import CORPUS, documents

ROWS = table.read()
SAMPLE = (
    "specs/redocly-museum.yaml",
    "specs/spotify-official.yaml",
    "suites/oapi-codegen/aggregates/oneof/spec_components.yaml",
    "suites/libopenapi/redocly-starter.yaml",
)
# Valid by a validator that reads JSON as YAML, and takes the second of two equal keys.
NOT_VALID = {
    "suites/datamodel-code-generator/subclass_enum.json",
}
needs_documents = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="../shared/corpus is absent: no documents by other hands to try"
)


@pytest.mark.parametrize("item", ROWS, ids=[item.file for item in ROWS])
def test_what_gives_a_package_gives_a_good_one(item: table.Row) -> None:
    assert item.package.startswith("no: ") or item.faults() == [], item


def test_the_page_shows_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "DATA", tmp_path / "table.tsv")
    monkeypatch.setattr(table, "PAGE", tmp_path / "TABLE.md")
    table.write(ROWS)
    here = Path(__file__).parent
    for name in ("table.tsv", "TABLE.md"):
        assert (tmp_path / name).read_bytes() == (here / name).read_bytes()


@needs_documents
def test_every_document_has_a_row() -> None:
    assert [item.file for item in ROWS] == [one.file for one in documents()]


@needs_documents
def test_what_the_standard_allows_is_not_refused() -> None:
    """By the standard's own validator, which ran when the documents were collected."""
    valid = set()
    for index, key in (("specs", "documents"), ("suites", None)):
        listed = json.loads((CORPUS / index / "index.json").read_text(encoding="utf-8"))
        items = listed[key] if key else listed
        valid |= {item["file"] for item in items if (item.get("validator") or {}).get("valid")}
    refused = {item.file for item in ROWS if item.package.startswith("no: ")}
    assert refused & valid == NOT_VALID


@needs_documents
def test_a_run_gives_the_rows(tmp_path: Path) -> None:
    chosen = SAMPLE if os.environ.get("CORPUS") != "all" else ("specs/", "suites/")
    command = [sys.executable, "-m", "corpus", "--folder", str(tmp_path), *chosen]
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "templates"),
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert done.stdout.count("Row(") >= len(chosen)
