"""Gathering findings, exempting them, and the catalogue they come from."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from clientgen.diagnostics import (
    CATALOGUE,
    FAMILIES,
    Collector,
    Span,
    StageFailed,
    explain,
    lookup,
    nearest,
    problem,
)


@dataclass(frozen=True)
class Allowed:
    code: str
    at: str
    reason: str = "because"


def test_one_run_shows_all_problems_of_a_stage() -> None:
    collector = Collector()
    collector.report("DOC16", "#/a", "warning")
    collector.raise_if_errors()
    collector.report("DOC03", "#/a", "one")
    collector.report("DOC03", "#/b", "two")
    with pytest.raises(StageFailed) as failed:
        collector.raise_if_errors()
    assert [one.message for one in failed.value.diagnostics] == ["warning", "one", "two"]


def test_the_same_finding_counts_once() -> None:
    collector = Collector()
    first = collector.report("DOC03", "#/a", "one")
    assert collector.report("DOC03", "#/a", "one") is first
    collector.report("DOC03", "#/a", "one", key=True)
    collector.report("DOC03", Span("f", 1, 1, 1, 1), "one")
    assert len(collector.diagnostics) == 3


def test_severity_and_advice_come_from_the_catalogue() -> None:
    found = Collector().report("DOC16", None, "m")
    assert (found.severity, found.help) == ("warning", lookup("DOC16").help)
    assert Collector().report("DOC16", None, "m", help="other").help == "other"
    with pytest.raises(LookupError):
        Collector().report("XYZ99", None, "m")


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("#/a", True),
        ("#/a/b", True),
        ("#", True),
        ("#/", True),
        ("#/a/b/c", False),
        ("#/ab", False),
    ],
)
def test_an_exemption_holds_at_its_place_and_below(at: str, allowed: bool) -> None:
    exemption = Allowed("DOC03", at)
    collector = Collector([exemption])
    found = collector.report("DOC03", "#/a/b", "m")
    assert (found.allowed == "because") is allowed
    assert collector.has_errors is not allowed
    assert collector.unused_allowances() == (() if allowed else (exemption,))


def test_the_nearest_exemption_is_used() -> None:
    far, near = Allowed("DOC03", "#", "far"), Allowed("DOC03", "#/a", "near")
    collector = Collector([far, near])
    assert collector.report("DOC03", "#/a/b", "m").allowed == "near"
    assert collector.unused_allowances() == (far,)
    assert collector.report("DOC03", "#", "m").allowed == "far"
    assert collector.unused_allowances() == ()


def test_a_finding_that_is_made_elsewhere_can_be_exempted_too() -> None:
    collector = Collector([Allowed("SRC14", "#/a")])
    made = problem("SRC14", "#/a/$ref", "m").diagnostic
    assert collector.add(made).allowed == "because"
    assert not collector.has_errors


def test_what_leaves_nothing_to_go_on_with_cannot_be_exempted() -> None:
    collector = Collector([Allowed("SRC04", "#")])
    collector.report("SRC04", "#/a", "m")
    assert collector.has_errors
    assert len(collector.unused_allowances()) == 1


def test_the_catalogue_is_in_order_and_its_codes_are_well_formed() -> None:
    for family, (_, entries) in FAMILIES.items():
        codes = [entry.code for entry in entries]
        assert codes == sorted(codes)
        assert all(
            len(code) == 5 and code.startswith(family) and code[3:].isdigit() for code in codes
        )
    assert set(CATALOGUE) == {entry.code for _, entries in FAMILIES.values() for entry in entries}


def test_explain_knows_every_code_and_helps_with_others() -> None:
    for code in CATALOGUE:
        assert code in explain(code.lower())
    with pytest.raises(LookupError, match="SRC01"):
        explain("SRC0I")


@pytest.mark.parametrize(
    ("word", "known", "wanted"),
    [
        ("nmae", ["name", "age"], "name"),
        ("Petname", ["petName", "pet"], "petName"),
        ("x", ["name"], None),
        ("", ["name"], None),
        ("name", [], None),
        ("a" * 10_000, ["a" * 10_001], None),
        ("ab", ["ba", "aab", "abb"], "aab"),
    ],
)
def test_nearest(word: str, known: list[str], wanted: str | None) -> None:
    assert nearest(word, known) == wanted
