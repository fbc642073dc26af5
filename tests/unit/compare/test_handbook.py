from __future__ import annotations

import os
from pathlib import Path

import pytest

import clientgen.compare
from clientgen.compare import explain_rule, rules_page
from clientgen.compare.rules import all_rules

PAGE = Path(clientgen.compare.__file__).with_name("RULES.md")


def test_the_page_of_rules_is_up_to_date() -> None:
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(rules_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == rules_page(), (
        "run: GOLDEN=write pytest tests/unit/compare/test_handbook.py"
    )


def test_every_file_of_rules_registers_or_helps() -> None:
    helpers = {"__init__", "base", "limits", "sets"}
    files = {path.stem for path in PAGE.with_name("rules").glob("*.py")} - helpers
    assert {item.check.__module__.rpartition(".")[2] for item in all_rules()} == files
    assert len(files) == len(all_rules())


@pytest.mark.parametrize("name", [item.id for item in all_rules()])
def test_every_rule_explains_itself(name: str) -> None:
    assert name in explain_rule(name)


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    with pytest.raises(LookupError, match="did you mean property-removed"):
        explain_rule("property-remove")
