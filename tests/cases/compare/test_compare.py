"""Pairs of documents and the report on them: `old.yaml`, `new.yaml`, `report.txt` (GOLDEN=write writes it anew)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clientgen.cli import app

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/old.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_report_is_the_expected_one(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    result = CliRunner().invoke(app, ["diff", "old.yaml", "new.yaml"])
    text = f"exit code {result.exit_code}\n{result.stdout}"
    if os.environ.get("GOLDEN") == "write":
        Path("report.txt").write_text(text, encoding="utf-8")
    assert text == Path("report.txt").read_text(encoding="utf-8")
