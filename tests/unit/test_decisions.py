"""Each decision has a number of its own, and its heading has the same."""

from __future__ import annotations

import re
from pathlib import Path

DECISIONS = sorted((Path(__file__).parents[2] / "tools" / "decisions").glob("[0-9]*.md"))


def test_numbers_run_without_gaps_and_headings_carry_them() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        assert re.match(rf"# {int(path.name[:4])}\. \S", text), path.name
        assert "## Not taken" in text, path.name
