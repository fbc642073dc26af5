"""What people read of a documentation page: why one is refused, and how an edition differs.

``refused/<case>.txt`` holds the finding for one damage of a page; ``pets/`` a small document, three editions of a page and
the reports.  ``GOLDEN=write`` writes the texts anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clientgen.diagnostics import CATALOGUE, Collector, Problem, render_text
from clientgen.page.read import parse
from clientgen.page.transcript import parse as parse_transcript
from clientgen.source.text import SourceText

HERE = Path(__file__).parent
PETS = HERE / "pets"
PLAIN = (HERE / "2025-03-14.txt").read_text(encoding="utf-8")
SPLIT = (HERE / "2025-11-19.txt").read_text(encoding="utf-8")
HTML = """\
<!DOCTYPE html>
<html><body>
<h1>Making a Pet</h1><p>Updated on 2025-01-01 GMT+08:00</p>
<h2>URI</h2><p>POST /v1/pets</p>
<h2>Request Parameters</h2>
<table><caption>Table 1 Request body parameters</caption>
<tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr>
<tr><td>name</td><td>Yes</td><td>String</td><td>What it is called.</td></tr>
</table>
<h2>Response Parameters</h2><p>None</p>
<h2>Status Codes</h2>
<table><tr><th>Status Code</th><th>Description</th></tr><tr><td>204</td><td>Made.</td></tr></table>
<h2>Error Codes</h2>
</body></html>
"""

REFUSED = {
    "PAG01-no-page": ("Nothing of the kind.\n", "", ""),
    "PAG01-no-date": (PLAIN, "2025-03-14 GMT", "2025-02-30 GMT"),
    "PAG01-no-end": (PLAIN, "Error Codes\n", "\n"),
    "PAG01-two-pages": (PLAIN, "Debugging\n", "Another\nUpdated on 2025-01-01 GMT+08:00\n"),
    "PAG02-no-call": (PLAIN, "POST /v2/{project_id}/pools/{pool_name}/nodepools\n\nTable", "Table"),
    "PAG02-no-section": (PLAIN, "Request Parameters\n", "\n"),
    "PAG02-order": (PLAIN, "Debugging\n", "Status Codes\n"),
    "PAG02-prose": (SPLIT, "Range: N/A\n", "Range: N/A\n\nConstraints\n"),
    "PAG02-stray-line": (PLAIN, "Table 24 Response body", "Response body"),
    "PAG02-statuses": (PLAIN, "Status Code\n\nDescription\n", "Code\n"),
    "PAG03-heads": (PLAIN, "Mandatory\n", "Needed\n"),
    "PAG03-number": (PLAIN, "Table 7 PoolNodeAz", "Table 8 PoolNodeAz"),
    "PAG03-type": (PLAIN, "vpc\n\nNo\n\nString", "vpc\n\nNo\n\nText"),
    "PAG03-no-description": (PLAIN, "Zone.\n", "\n"),
    "PAG03-row-twice": (PLAIN, "subnet\n\nNo", "vpc\n\nNo"),
    "PAG04-options": (PLAIN, "  • 3: years", "  • three years"),
    "PAG04-option-twice": (PLAIN, "  • 3: years", "  • 2: years"),
    "PAG04-two-defaults": (SPLIT, "  • 1: it goes on", "  • 1: it goes on (default value)"),
    "PAG04-part-twice": (SPLIT, "Constraints: N/A", "Definition: Again."),
    "PAG05-json": (PLAIN, '"kind" : "NodePool"', '"kind" = "NodePool"'),
    "PAG05-key-twice": (PLAIN, '"apiVersion" : "v2"', '"kind" : "v2"'),
    "PAG05-status": (PLAIN, "Status code: 400\n\nRefused.", "Status code: 500\n\nRefused."),
    "PAG06-archive": (PLAIN, PLAIN[:8], "MIME-Version: 1.0\n\nProducts"),
    "PAG06-span": (HTML, "<td>String", "<td rowspan=2>String"),
    "PAG06-nested": (HTML, "<td>String", "<td><table>"),
    "PAG06-open": (HTML, "</table>\n<h2>Resp", "<h2>Resp"),
    "PAG03-cells": (HTML, "<td>String</td>", ""),
    "PAG07": (HTML, "", ""),
}
TRANSCRIPT = """\
page = "Making a Pet"
method = "POST"
path = "/v1/pets"
statuses = [204]

[[table]]
number = 1
title = "Request body parameters"
schema = "#/components/schemas/Pet"
rows = [
  { name = "name", type = "String" },
]
"""
TRANSCRIPTS = {
    "PAG08-toml": ("number = 1", "number = one"),
    "PAG08-row": ('type = "String"', 'type = ""'),
    "PAG08-number": ("number = 1", 'number = "1"'),
}


def hold(path: Path, text: str) -> None:
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "run GOLDEN=write pytest tests/cases and look"


@pytest.mark.parametrize("name", REFUSED)
def test_why_a_page_is_refused(name: str) -> None:
    whole, old, new = REFUSED[name]
    assert old in whole
    source = SourceText("page.html" if whole is HTML else "page.txt", whole.replace(old, new, 1))
    collector = Collector()
    try:
        parse(source, collector)
    except Problem as problem:
        collector.add(problem.diagnostic)
    assert name[:5] in {found.code for found in collector.diagnostics}
    text = render_text(collector.diagnostics, read=lambda _: source.lines())
    hold(HERE / "refused" / f"{name}.txt", text)


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_why_a_transcript_is_refused(name: str) -> None:
    old, new = TRANSCRIPTS[name]
    source = SourceText("make-pet.toml", TRANSCRIPT.replace(old, new))
    assert parse_transcript(SourceText("make-pet.toml", TRANSCRIPT)).tables
    with pytest.raises(Problem) as problem:
        parse_transcript(source)
    text = render_text([problem.value.diagnostic], read=lambda _: source.lines())
    hold(HERE / "refused" / f"{name}.txt", text)


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    for path in (PETS / "openapi.yaml", *PETS.glob("edition-*.txt")):
        shutil.copy(path, tmp_path)
    (tmp_path / "pages").mkdir()
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clientgen", "page", *arguments, "--spec", "openapi.yaml"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_reports(pets: Path) -> None:
    none = run(pets, "edition-1.txt")
    assert none.returncode == 1
    hold(PETS / "report-0.txt", none.stderr)
    first = run(pets, "edition-1.txt", "--transcript", "pages/make-pet.toml", "--write-transcript")
    assert first.returncode == 0, first.stderr
    hold(PETS / "report-1.txt", first.stdout)
    hold(PETS / "make-pet.toml", (pets / "pages" / "make-pet.toml").read_text(encoding="utf-8"))
    for edition in ("2", "3"):
        done = run(pets, f"edition-{edition}.txt")
        assert (done.returncode, done.stderr) == (1, "")
        hold(PETS / f"report-{edition}.txt", done.stdout)
    hold(PETS / "report-2.json", run(pets, "edition-2.txt", "--format", "json").stdout)
    hold(PETS / "report-2.github.txt", run(pets, "edition-2.txt", "--format", "github").stdout)
    text = (pets / "pages" / "make-pet.toml").read_text(encoding="utf-8")
    (pets / "pages" / "make-pet.toml").write_text(text[: text.index("# Written by")], encoding="utf-8")
    unknown = run(pets, "edition-1.txt")
    assert unknown.returncode == 0
    hold(PETS / "report-4.txt", unknown.stderr)


def test_a_document_that_is_none(pets: Path) -> None:
    path = pets / "openapi.yaml"
    path.write_text(path.read_text().replace("responses:", "responses: [1]\n      x-old:"))
    done = run(pets, "edition-1.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[DOC" in done.stderr


def test_every_code_is_shown_somewhere() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in (*PETS.glob("report*"), *HERE.glob("refused/*")))
    missing = [code for code in CATALOGUE if code.startswith("PAG") and code not in shown]
    assert missing == []
