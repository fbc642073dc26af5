"""What people read when something is wrong: one folder a code, the document and the words.

A folder holds ``openapi.yaml`` (or ``.json``), perhaps other files and a ``client.toml``, and ``diagnostics.txt``: the text that
is printed.  A case runs as far as the stage that reports its code, so that later stages do not add to it.  ``GOLDEN=write`` writes
the texts anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientgen.diagnostics import CATALOGUE, Collector, Problem, StageFailed, explain, render_text
from clientgen.document import check
from clientgen.pipeline import Run
from clientgen.settings import Settings, beside
from clientgen.source import load

CASES = Path(__file__).with_name("diagnostics")
FOLDERS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
# Families whose every code has a case here; those of the output need files on a disk and have tests of their own.
COVERED = ("SRC", "DOC")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_words_are_as_agreed(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / folder)
    document = next(path for path in map(Path, ("openapi.yaml", "openapi.json")) if path.exists())
    text, codes = _run(document, folder[:3])
    assert folder[:5] in codes, (
        f"the document of {folder} does not show its code, but {sorted(codes)}"
    )
    golden = Path("diagnostics.txt")
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), (
        "run GOLDEN=write pytest tests/cases and look"
    )


@pytest.mark.parametrize(
    "code",
    [code for code, entry in CATALOGUE.items() if code[:3] in COVERED and not entry.internal],
)
def test_every_code_has_a_case(code: str) -> None:
    assert any(folder[:5] == code for folder in FOLDERS), f"no case under {CASES} shows {code}"


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_explains_itself(code: str) -> None:
    entry = CATALOGUE[code]
    text = explain(code)
    assert text.startswith(f"{code}: {entry.title}")
    assert entry.help
    assert entry.explanation
    assert (
        not entry.title[0].isupper() or entry.title.split()[0].isupper() or "OpenAPI" in entry.title
    )


def _run(document: Path, family: str) -> tuple[str, set[str]]:
    collector, bundle = Collector(), None
    try:
        if family in ("SRC", "DOC"):
            path = beside(document)
            settings = Settings.load(path, collector) if path else Settings()
            collector = Collector(settings.allow)
            bundle = load(document, collector=collector)
            check(bundle, collector, strict=settings.strict_names)
        else:
            run = Run.start(document)
            collector = run.collector
            try:
                run.tree()
            finally:
                bundle = run.bundle
    except StageFailed as failed:
        for one in failed.diagnostics:
            collector.add(one)
    except Problem as failed:
        collector.add(failed.diagnostic)
    found = collector.diagnostics
    return render_text(found, locate=bundle.origin if bundle else None), {one.code for one in found}
