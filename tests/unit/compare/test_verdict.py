from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clientgen.compare import AcceptError, Finding, apply, judge, parse_accept, read_accepts
from clientgen.compare.accept import Accept

from .build import TODAY, compare, compare_lines, member, one, received, sent

BREAKING = compare(sent({"type": "string"}), sent({"type": "integer"}))
SAFE = compare(sent({"type": "object"}), sent(member({"type": "string"})))
RISKY = compare(received({"enum": ["a"]}), received({"enum": ["a", "b"]}))


@pytest.mark.parametrize(
    ("findings", "old", "bump", "demanded"),
    [
        ([], "1.2.3", "none", "1.2.3"),
        (SAFE, "1.2.3", "minor", "1.3.0"),
        (RISKY, "1.2.3", "minor", "1.3.0"),
        ([*SAFE, *BREAKING], "1.2.3", "major", "2.0.0"),
        (SAFE, "0.2.3", "patch", "0.2.4"),
        (BREAKING, "0.2.3", "minor", "0.3.0"),
        (BREAKING, "1.0", "major", "2.0.0"),
        (BREAKING, "", "major", ""),
    ],
)
def test_the_bump_that_changes_demand(
    findings: list[Finding], old: str, bump: str, demanded: str
) -> None:
    verdict = judge(findings, old, "")
    assert (verdict.bump, verdict.demanded, verdict.enough) == (bump, demanded, None)
    assert bool(verdict.reasons) == bool(findings)


@pytest.mark.parametrize(
    ("new", "enough"),
    [("1.9.9", False), ("2.0.0", True), ("2.1", True), ("10.0.0", True), ("2.0.0rc1", True)],
)
def test_what_the_settings_say_is_held_against_it(new: str, enough: bool) -> None:
    verdict = judge(BREAKING, "1.2.3", new)
    assert verdict.enough is enough
    assert ("enough" if enough else "too low") in verdict.sentence()
    assert "type (wire)" in verdict.reasons[0]


def test_python_alone_can_demand_it() -> None:
    found = compare_lines(["p.f(a: int = 1) -> int"], ["p.f(a: int) -> int"])
    assert judge(found, "1.0.0", "1.0.1").demanded == "2.0.0"


def test_a_suppression_accepts_what_it_names_and_nothing_else() -> None:
    findings = compare(sent(member({"type": "string"})), sent({"type": "object"}))
    (found,) = findings
    assert (
        apply(
            [parse_accept(f"property-removed@{found.old_place.pointer}=never used")],
            findings,
            TODAY,
        )
        == []
    )
    assert found.accepted == "never used"
    assert judge(findings, "1.0.0", "").bump == "minor"


@pytest.mark.parametrize(
    "text",
    [
        "property-removed@#/paths/~1y=reason",
        "property-added@#/paths=reason",
        "property-removed@#/path=reason",
    ],
)
def test_a_suppression_that_accepts_nothing_has_expired(text: str) -> None:
    findings = compare(sent(member({"type": "string"})), sent({"type": "object"}))
    assert apply([parse_accept(text)], findings, TODAY) == [parse_accept(text)]
    assert findings[0].accepted is None


def test_a_suppression_ends_with_its_day() -> None:
    findings = compare(one(), sent({}))
    assert findings
    for day, left in ((date(2026, 11, 22), 1), (TODAY, 0)):
        assert len(apply([Accept("body-added", "#/paths", "reason", day)], findings, TODAY)) == left


@pytest.mark.parametrize(
    "text", ["nonsense", "property-remved@#/a=b", "property-removed@=b", "property-removed@#/a="]
)
def test_a_suppression_names_rule_place_and_reason(text: str) -> None:
    with pytest.raises(AcceptError):
        parse_accept(text)


@pytest.mark.parametrize(
    "text",
    ["[[accept]]\nrule = 'range'\nat = '#/a'\n", "[[accept]]\nrule = 1\n", "other = 1\n", "accept = 3\n", "[[accept",
     "[[accept]]\nrule='range'\nat='#/a'\nreason='r'\nuntl=2027-01-01\n",
     "[[accept]]\nrule='range'\nat='#/a'\nreason='r'\nuntil=2027-01-01T00:00:00\n", "accept = " + "9" * 5000],
)  # fmt: skip
def test_a_file_of_suppressions_is_read_whole_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accepted-changes.toml"
    path.write_text(text)
    with pytest.raises(AcceptError, match=r"accepted-changes\.toml"):
        read_accepts(path)
    path.write_text("[[accept]]\nrule = 'range'\nat = '#/a'\nreason = 'r'\nuntil = 2027-01-01\n")
    assert read_accepts(path) == [Accept("range", "#/a", "r", date(2027, 1, 1))]
