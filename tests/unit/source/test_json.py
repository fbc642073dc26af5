"""JSON as RFC 8259 has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from clientgen.source import Limits

from .support import loaded, outcome, places, write


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "SRC05", 24),
        ('{"a": NaN}', "SRC10", 7),
        ('{"a": -Infinity}', "SRC10", 7),
        ('{"a": 1e400}', "SRC10", 7),
        ('{"a": ' + "9" * 5000 + "}", "SRC10", 7),
        ('{"a": "x\\ud800y"}', "SRC10", 7),
        ('{"\\udc00": 1}', "SRC10", 2),
        ('{"a": 1,}', "SRC03", 9),
        ('{"a": 1', "SRC03", 8),
        ('{"a": {"b": NaN, "b": 1}, "c" 2}', "SRC03", 31),
        ('{"a": ' + "9" * 5000 + ", ]}", "SRC03", 5009),
        ("// no\n{}", "SRC03", 1),
        ('{"a": ' + "[" * 200 + "]" * 200 + "}", "SRC08", 156),
        ('{"a": ' + "[" * 100_000, "SRC08", 156),
    ],
)
def test_faults_have_their_place(tmp_path: Path, text: str, code: str, column: int) -> None:
    bundle, found = outcome(write(tmp_path, a__json=text))
    assert bundle is None
    assert places(found) == [(code, 1, column)]


def test_every_fault_of_a_text_is_found_in_one_run(tmp_path: Path) -> None:
    text = '{"a": 1,\n "a": [NaN, 1e999],\n "b": {"c": 1, "d": 1, "c": 2}}'
    _, found = outcome(write(tmp_path, a__json=text))
    assert places(found) == [("SRC05", 2, 2), ("SRC10", 2, 8), ("SRC10", 2, 13), ("SRC05", 3, 24)]


def test_pairs_of_surrogates_are_one_character(tmp_path: Path) -> None:
    data = loaded(write(tmp_path, a__json='{"a": "\\ud83d\\udc4d", "b": "\\\\ud800"}')).data
    assert data == {"a": "👍", "b": "\\ud800"}


def test_depth_up_to_the_limit_is_fine(tmp_path: Path) -> None:
    text = '{"a": ' + "[" * 9 + "]" * 9 + "}"
    assert outcome(write(tmp_path, a__json=text), limits=Limits(depth=10))[0] is not None
    assert outcome(write(tmp_path, a__json=text), limits=Limits(depth=9))[0] is None


def test_places_of_values_and_keys(tmp_path: Path) -> None:
    text = '{\n  "a": {"b/c": [1, {"d\\u0065": "x"}]},\n  "e": 2\n}'
    bundle = loaded(write(tmp_path, a__json=text))

    def at(pointer: str, *, key: bool = False) -> str:
        span = bundle.origin(pointer, key)
        assert span is not None
        line = text.splitlines()[span.line - 1]
        return line[span.column - 1 : span.end_column - 1]

    assert at("#/a/b~1c/1/de") == '"x"'
    assert at("#/a/b~1c/1/de", key=True) == '"d\\u0065"'
    assert at("#/a/b~1c/0") == "1"
    assert at("#/e", key=True) == '"e"'
    assert at("#/a") == "{"
    # What is not in the file is at the nearest part above it.
    assert at("#/e/added/by/a/stage") == "2"


def test_places_are_found_for_every_value_of_a_real_shape(tmp_path: Path) -> None:
    value = {"k" * n: [{"x": [n, None, True, 'é\n\t"]}', -1.5e3]}] for n in range(1, 30)}
    text = json.dumps(value, indent=1)
    bundle = loaded(write(tmp_path, a__json=text))
    for name in value:
        span = bundle.origin(f"#/{name}/0/x/0")
        assert span is not None
        shown = text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]
        assert re.fullmatch(r"\d+", shown)
        assert int(shown) == len(name)
