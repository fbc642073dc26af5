"""A body without any trigger keeps every rule: checked against the rules themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.rules import compile_rules
from runtime.triggers import triggers

RULES: list[tuple[Any, tuple[bytes, ...] | None]] = [
    ({"properties": {"key": {"not": {"pattern": "^a"}}}}, (b'"key":',)),
    ({"if": {"required": ["a", "b"]}, "then": {"required": ["c"]}}, (b'"a":',)),
    ({"if": {"required": ["a"]}, "then": {"required": ["c"]}, "else": {"required": ["b"]}}, None),
    ({"if": {"properties": {"a": {"const": "1"}}}, "then": {"required": ["c"]}}, None),
    ({"dependentRequired": {"a": ["b"]}}, (b'"a":',)),
    ({"dependentSchemas": {"b": {"required": ["c"]}}}, (b'"b":',)),
    (
        {"allOf": [{"properties": {"a": False}}, {"dependentRequired": {"b": ["c"]}}]},
        (b'"a":', b'"b":'),
    ),
    ({"allOf": [{"properties": {"a": False}}, {"minProperties": 1}]}, None),
    ({"minProperties": 1}, None),
    ({"required": ["a"]}, None),
    ({"not": {"required": ["a"]}}, None),
    (True, ()),
    (False, None),
]


@pytest.mark.parametrize(("rules", "expected"), RULES)
def test_triggers(rules: Any, expected: tuple[bytes, ...] | None) -> None:
    assert triggers([rules]) == expected


def test_several_rules_add_up_unless_one_cannot_be_told() -> None:
    assert triggers([RULES[0][0], RULES[4][0]]) == (b'"a":', b'"key":')
    assert triggers([RULES[0][0], {"minProperties": 1}]) is None


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([rules for rules, keys in RULES if keys is not None]),
    st.dictionaries(st.sampled_from(["a", "b", "c", "key"]), st.sampled_from(["1", "a"])),
)
def test_what_breaks_a_rule_has_a_trigger(rules: Any, value: dict[str, Any]) -> None:
    if compile_rules(rules)(value):
        raw = json.dumps(value, separators=(",", ":")).encode()
        assert any(key in raw for key in triggers([rules]) or ())
