"""Pairs of documents from rival tools with the verdicts that those tools assert: we agree, or say why not.

The pairs lie beside the repository; without them these tests skip and say so.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clientgen.compare import Comparison, Finding, Side
from clientgen.diagnostics import Collector, StageFailed
from clientgen.document import upgrade
from clientgen.source import load

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "diffs"
pytestmark = pytest.mark.skipif(
    not PAIRS.is_dir(), reason="../shared/corpus/diffs is absent: no pairs by other hands to try"
)
TODAY = date(2026, 11, 23)
INDEX: list[dict[str, Any]] = (
    json.loads((PAIRS / "index.json").read_text(encoding="utf-8"))
    if (PAIRS / "index.json").is_file()
    else []
)
REVIEWED = {
    name: entry["ours"]
    for entry in tomllib.loads(
        Path(__file__).with_name("diffs-reviewed.toml").read_text(encoding="utf-8")
    )["reviewed"]
    for name in entry["ids"]
}
FIRM = [case for case in INDEX if case["strength"] == "firm"]
# References that lead nowhere.
UNREADABLE = {
    "criteo-added_request_body",
    "criteo-request_body_format_no_longer_supported",
    "criteo-request_body_format_now_supported",
}


@cache
def _side(name: str) -> Side:
    bundle = load(PAIRS / name, collector=Collector())
    return Side(upgrade(bundle.data), bundle.origin)


def _compare(case: dict[str, Any], *, back: bool = False) -> list[Finding]:
    old, new = _side(case["base"]), _side(case["revision"])
    return (Comparison(new, old, TODAY) if back else Comparison(old, new, TODAY)).run()


def _verdict(found: list[Finding]) -> str:
    severities = {str(item.severity) for item in found}
    if "breaking" in severities:
        return "breaking"
    return (
        "potentially-breaking"
        if "risky" in severities
        else "non-breaking"
        if found
        else "unchanged"
    )


def _agrees(ours: str, theirs: str) -> bool:
    """Their "non-breaking" says nothing of risks."""
    if theirs == "non-breaking":
        return ours != "breaking"
    return ours == theirs


@pytest.mark.parametrize("case", FIRM, ids=[case["id"] for case in FIRM])
def test_a_firm_verdict_is_ours_or_reviewed(case: dict[str, Any]) -> None:
    found = _compare(case)
    ours = _verdict(found)
    expected = REVIEWED.get(case["id"])
    shown = [f"{item.severity} {item.rule}: {item.subject}: {item.message}" for item in found]
    if expected is None:
        assert _agrees(ours, case["verdict"]), shown
    else:
        assert ours == expected, shown
        assert not _agrees(ours, case["verdict"]), (
            "they agree by now: strike it from diffs-reviewed.toml"
        )


def test_what_is_reviewed_exists() -> None:
    assert set(REVIEWED) <= {case["id"] for case in FIRM}


@pytest.mark.parametrize("case", INDEX, ids=[case["id"] for case in INDEX])
def test_every_pair_is_compared_and_a_document_is_itself(case: dict[str, Any]) -> None:
    if case["id"] in UNREADABLE:
        with pytest.raises(StageFailed):
            _compare(case)
        return
    there, back = _compare(case), _compare(case, back=True)
    assert bool(there) == bool(back)
    side = _side(case["revision"])
    assert Comparison(side, side, TODAY).run() == []
    for item in [*there, *back]:
        assert item.old_place.pointer or item.new_place.pointer
        assert item.message
        assert item.subject
