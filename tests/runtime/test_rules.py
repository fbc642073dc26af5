"""The rules that Python types cannot say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from runtime.patterns import matches, translate
from runtime.rules import compile_rules


def messages(schema: Any, value: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return [(tuple(path), message) for path, message in compile_rules(schema)(value)]


FITS: list[tuple[Any, Any]] = [
    (True, 1),
    ({}, None),
    ({"type": "integer"}, 1.0),
    ({"type": ["string", "null"]}, None),
    ({"type": "number"}, 1),
    ({"enum": [1, "a"]}, 1.0),
    ({"const": {"a": [1]}}, {"a": [1.0]}),
    ({"required": ["a"]}, "not an object"),
    ({"required": ["a"]}, {"a": None}),
    ({"properties": {"a": {"type": "string"}}}, {"b": 1}),
    ({"patternProperties": {"^x": {"type": "string"}}}, {"x1": "a", "y": 1}),
    ({"properties": {"a": True}, "additionalProperties": False}, {"a": 1}),
    ({"patternProperties": {"^x": True}, "additionalProperties": False}, {"x1": 1}),
    ({"propertyNames": {"maxLength": 2}}, {"ab": 1}),
    ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, ["a", 1, 2]),
    ({"prefixItems": [{"type": "string"}]}, []),
    ({"contains": {"const": 1}}, [2, 1]),
    ({"contains": {"const": 1}, "minContains": 0}, [2]),
    ({"uniqueItems": True}, [1, True, "1", [1], [True], {"a": 1}, {"a": True}]),
    ({"uniqueItems": False}, [1, 1]),
    ({"multipleOf": 0.1}, 0.3),
    ({"multipleOf": 0.01}, 19.99),
    ({"multipleOf": 3}, 10**400 * 3),
    ({"minLength": 1}, "\N{GRINNING FACE}"),
    ({"maxLength": 1}, "\N{GRINNING FACE}"),
    ({"minimum": 1}, "text"),
    ({"pattern": "b"}, "abc"),
    ({"not": {"type": "string"}}, 1),
    ({"if": {"type": "string"}, "then": {"minLength": 3}}, 1),
    ({"if": {"type": "string"}, "else": {"minimum": 3}}, "a"),
    ({"then": {"type": "string"}}, 1),
    ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 1),
    ({"oneOf": [{"type": "integer"}, {"minimum": 5}]}, 1),
    ({"dependentRequired": {"a": ["b"]}}, {"b": 1}),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"c": 1}),
    ({"format": "email", "x-anything": 1, "title": "T"}, "no rule of ours"),
]

BREAKS: list[tuple[Any, Any, tuple[str | int, ...], str]] = [
    (False, 1, (), "is not allowed here"),
    ({"type": "integer"}, True, (), "must be integer"),
    ({"type": ["string", "null"]}, 1, (), "must be string or null"),
    ({"type": "integer"}, 1.5, (), "must be integer"),
    ({"enum": [1, "a"]}, True, (), "must be one of 1, 'a'"),
    ({"const": 1}, True, (), "must be 1"),
    ({"const": [0]}, [False], (), "must be [0]"),
    ({"required": ["a"]}, {}, ("a",), "is required"),
    ({"properties": {"a": {"const": "x"}}}, {"a": "y"}, ("a",), "must be 'x'"),
    ({"patternProperties": {"^x": {"const": 1}}}, {"x1": 2}, ("x1",), "must be 1"),
    ({"additionalProperties": False}, {"a": 1}, ("a",), "is not allowed here"),
    ({"propertyNames": {"pattern": "^a"}}, {"b": 1}, ("b",), "the key must match ^a"),
    ({"minProperties": 2}, {"b": 1}, (), "must have at least 2 keys, and has 1"),
    ({"maxProperties": 0}, {"b": 1}, (), "must have at most 0 keys, and has 1"),
    ({"items": {"type": "string"}}, ["a", 1], (1,), "must be string"),
    ({"prefixItems": [{"const": 1}]}, [2], (0,), "must be 1"),
    ({"prefixItems": [True], "items": False}, [1, 2], (1,), "is not allowed here"),
    ({"contains": {"const": 1}}, [2], (), "must contain at least 1 items that be 1, and has 0"),
    (
        {"contains": {"const": 1}, "maxContains": 1},
        [1, 1],
        (),
        "must contain at most 1 items that be 1, and has 2",
    ),
    ({"uniqueItems": True}, [1, 2, 1.0], (2,), "repeats item 0"),
    ({"minItems": 1}, [], (), "must have at least 1 items, and has 0"),
    ({"maxItems": 1}, [1, 2], (), "must have at most 1 items, and has 2"),
    ({"minLength": 2}, "a", (), "must have at least 2 characters, and has 1"),
    ({"maxLength": 2}, "abc", (), "must have at most 2 characters, and has 3"),
    ({"minimum": 1}, 0, (), "must be at least 1"),
    ({"maximum": 1}, 1.5, (), "must be at most 1"),
    ({"exclusiveMinimum": 1}, 1, (), "must be greater than 1"),
    ({"exclusiveMaximum": 1}, 1, (), "must be less than 1"),
    ({"multipleOf": 0.1}, 0.35, (), "must be a multiple of 0.1"),
    ({"pattern": "^a$"}, "a\n", (), "must match ^a$"),
    (
        {"not": {"pattern": "^(CCE-|__type_baremetal)"}},
        "CCE-1",
        (),
        "must not match ^(CCE-|__type_baremetal)",
    ),
    ({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 2}, (), "must not have a and b"),
    ({"allOf": [{"minimum": 1}]}, 0, (), "must be at least 1"),
    (
        {"anyOf": [{"type": "string"}, {"minimum": 5}]},
        1,
        (),
        "must either be string or be at least 5",
    ),
    (
        {"oneOf": [{"type": "integer"}, {"minimum": 5}]},
        6,
        (),
        "must, in exactly one of these ways, be integer or be at least 5",
    ),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, ("b",), "is required because a is given"),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, ("b",), "is required"),
    (
        {
            "if": {"properties": {"m": {"const": "1"}}, "required": ["m"]},
            "then": {"required": ["n"]},
        },
        {"m": "1"},
        ("n",),
        "is required because m is '1'",
    ),
    (
        {
            "if": {"properties": {"m": {"const": "1"}}, "required": ["m"]},
            "else": {"required": ["n"]},
        },
        {"m": "2"},
        ("n",),
        "is required unless m is '1'",
    ),
]


@pytest.mark.parametrize(("schema", "value"), FITS)
def test_what_fits(schema: Any, value: Any) -> None:
    assert messages(schema, value) == []


@pytest.mark.parametrize(("schema", "value", "path", "message"), BREAKS)
def test_what_breaks(schema: Any, value: Any, path: tuple[str | int, ...], message: str) -> None:
    assert messages(schema, value) == [(path, message)]


def test_every_violation_is_listed() -> None:
    schema = {"required": ["a", "b"], "properties": {"c": {"type": "string", "enum": ["x"]}}}
    found = messages(schema, {"c": 1})
    assert [path for path, _ in found] == [("a",), ("b",), ("c",), ("c",)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^\d+$", "12", True),
        (r"^\d+$", "١٢", False),
        (r"^\w$", "é", False),
        (r"^[\w-]+$", "a-b", True),
        (r"^[^\d]$", "1", False),
        (r"^[\w-.+]+$", "a-.", True),  # JavaScript takes the dash for itself
        (r"^[\w-.+]+$", "/", False),
        (r"^[.-\d]+$", ".-1", True),
        (r"^[^\s-.]$", "-", False),
        ("^a$", "a\n", False),
        ("(?<year>[0-9]{4})-\\k<year>", "2026-2026", True),
        ("(?<!a)b", "ab", False),
        ("(?<=a)b", "ab", True),
        (r"\u{1F600}", "\N{GRINNING FACE}", True),
        (r"\u00e9", "é", True),
        ("[]", "a", False),
        ("^[^]$", "\n", True),
        ("[[]", "[", True),
        ("[a&&b]", "&", True),
        (r"\/", "/", True),
        (r"\$", "$", True),
        ("[$]", "$", True),
        (r"^\s$", "\ufeff", True),
        (r"^[\s]$", "\x1c", False),
        (r"^\S$", "\x1c", True),
        (r"^\<a\>$", "<a>", True),
        (r"^\p{L}+$", "aé", True),
        (r"^\p{L}+$", "a1", False),
        (r"^(?=a)\w+$", "ab", True),
        (r"^(?!a)\w+$", "ab", False),
        (r"^(a)\1$", "aa", True),
        # Each of these would take `re` longer than anybody waits.
        ("^(a+)+$", "a" * 200 + "b", False),
        ("^(a|aa)+$", "a" * 200 + "b", False),
        (r"^([\w.]+)*@$", "a" * 200, False),
    ],
)
def test_patterns_mean_what_ecma_262_says(pattern: str, text: str, found: bool) -> None:
    assert matches(pattern, text) is found


def test_a_pattern_that_cannot_be_read_is_no_rule() -> None:
    with pytest.raises(re.error):
        re.compile(translate("(unclosed"))
    assert messages({"pattern": "(unclosed"}, "anything") == []
