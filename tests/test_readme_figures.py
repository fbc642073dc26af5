"""Every measured figure of the README is that of the committed results; ``make bench RESULTS=write`` writes both.

Where only the bounds of diff noise moved, ``python -m bench readme`` is enough.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bench import readme, results
from bench.edits import EDITS, SUBJECTS
from bench.generators import MODELS, OURS, REQUIREMENTS

TEXT = readme.README.read_text(encoding="utf-8")
OUTSIDE = re.sub(r"<!-- bench: .*?<!-- end -->", "", TEXT, flags=re.DOTALL)


def test_the_figures_are_those_of_the_results() -> None:
    assert readme.rendered(TEXT) == TEXT


def test_no_figure_stands_elsewhere() -> None:
    _, _, section = OUTSIDE.partition("## Speed")
    assert not re.findall(r"\d+(?:\.\d+)? ?(?:×|x\b|ms\b|s\b|%)", section)


def test_the_plot_is_that_of_the_results() -> None:
    assert readme.PLOT.read_text(encoding="utf-8") == readme.drawing()
    assert f"]({readme.PLOT.relative_to(readme.ROOT)})" in TEXT


def test_the_plot_stands_alone_and_follows_the_theme() -> None:
    text = readme.PLOT.read_text(encoding="utf-8")
    tree = ET.fromstring(text)
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    drawn = [element for element in tree.iter() if element.tag.endswith("polyline")]
    tools = {record["tool"] for record in results.read("rivals") if record["seconds"]}
    assert len(drawn) == len(tools - {MODELS.name})


def test_the_summary_counts_every_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(document: str, tool: str, verdict: str, ratio: str) -> dict[str, str]:
        named = {"document": document, "tool": tool, "verdict": verdict}
        return {**named, "time ratio": ratio, "peak MB": "7"}

    records = [
        record("a", OURS.name, "whole", ""),
        record("a", "other", "whole", "1.50"),
        record("b", OURS.name, "whole", ""),
        record("b", "other", "2 of 3 operations missing", "0.50"),
        record("c", OURS.name, "whole", ""),
        {**record("c", "other", "fails", ""), "peak MB": ""},
    ]
    monkeypatch.setattr(results, "read", lambda _: records)
    *_, ours, other = readme.summary().splitlines()
    assert ours == f"| {OURS.name} | 3 of 3 |  |  |  | 7 MB |"
    assert other == "| other | 1 of 3 | 1.00 × (0.50 to 1.50) | 1 of 2 | 0 of 1 | 7 MB |"


@pytest.mark.parametrize("part", ["call", "decode", "imports", "generate", "rivals", "noise"])
def test_it_is_told_on_what_a_part_was_measured(part: str) -> None:
    assert results.read(part)
    assert re.fullmatch(r"Measured on \d{4}-\d\d-\d\d, .+\.", readme.measured(part))


def test_every_edit_was_made_for_every_tool() -> None:
    records = results.read("noise")
    tools = {record["tool"] for record in records}
    assert OURS.name in tools
    assert len(tools) >= 3
    for subject in SUBJECTS:
        for tool in tools:
            edits = [
                record["edit"]
                for record in records
                if (record["document"], record["tool"]) == (subject.name, tool)
            ]
            assert edits == list(EDITS)


def test_the_rivals_are_pinned_by_hash_and_not_by_place() -> None:
    text = REQUIREMENTS.read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w-]+)==", text, re.MULTILINE)
    assert {"openapi-python-client", "openapi-generator-cli", "datamodel-code-generator"} <= set(
        pinned
    )
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
