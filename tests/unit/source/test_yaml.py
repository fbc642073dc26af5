"""YAML as OpenAPI allows it: version 1.2, no more than JSON can say, bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.source import Limits

from .support import HEAD, loaded, outcome, places, write


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("y", "y"),
        ("true", True),
        ("FALSE", False),
        ("TrUe", "TrUe"),
        ("null", None),
        ("~", None),
        ("", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("+7", 7),
        ("-0", 0),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2025-03-14", "2025-03-14"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("3.1.0", "3.1.0"),
        ("=", "="),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("9" * 60, int("9" * 60)),
    ],
)
def test_scalars_are_those_of_version_1_2(tmp_path: Path, text: str, value: object) -> None:
    data = loaded(write(tmp_path, a__yaml=f"{HEAD}x-value: {text}\n")).data
    assert data["x-value"] == value
    assert type(data["x-value"]) is type(value)


def test_keys_are_taken_as_they_are_written(tmp_path: Path) -> None:
    text = HEAD + "x-keys:\n  200: a\n  true: b\n  1.0: c\n  null: d\n  on: e\n  0x10: f\n  '': g\n"
    data = loaded(write(tmp_path, a__yaml=text)).data
    assert list(data["x-keys"]) == ["200", "true", "1.0", "null", "on", "0x10", ""]


def test_all_faults_are_reported_at_once_with_their_places(tmp_path: Path) -> None:
    text = "a: 1\nb: {c: 1, c: 2}\n? [x]\n: 1\nd: !x 1\na: .inf\n~: 1\n<<: {e: 1}\n"
    bundle, found = outcome(write(tmp_path, a__yaml=text))
    assert bundle is None
    assert places(found) == [
        ("SRC05", 2, 11),
        ("SRC06", 3, 3),
        ("SRC07", 5, 4),
        ("SRC05", 6, 1),
        ("SRC10", 6, 4),
        ("SRC06", 7, 1),
        ("SRC07", 8, 1),
    ]
    first = found[0].notes[0].span
    assert first is not None
    assert (first.line, first.column) == (2, 5)


def test_an_alias_is_its_value(tmp_path: Path) -> None:
    data = loaded(write(tmp_path, a__yaml=HEAD + "x-a: &a {b: [1]}\nx-c: *a\n")).data
    assert data["x-c"] == {"b": [1]}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("x-a: &a [*a]\n", "SRC09", 3),
        ("x-a: *nothing\n", "SRC03", 3),
        ("---\nb: 1\n", "SRC07", 3),
        ("\tx: 1\n", "SRC03", 3),
        ("x: 'open\n", "SRC03", 4),
        ("x: \x01\n", "SRC03", 3),
        ("x-deep: " + "[" * 200, "SRC08", 3),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    bundle, found = outcome(write(tmp_path, a__yaml=HEAD + text))
    assert bundle is None
    assert [(one.code, one.span.line if one.span else 0) for one in found] == [(code, line)]


def test_alias_expansion_is_bounded(tmp_path: Path) -> None:
    lines = ["x-a0: &a0 [1, 1]"] + [f"x-a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    bundle, found = outcome(write(tmp_path, a__yaml=HEAD + "\n".join(lines)))
    assert bundle is None
    assert [one.code for one in found] == ["SRC08"]
    small = HEAD + "\n".join(lines[:5])
    assert outcome(write(tmp_path, a__yaml=small))[0] is not None
    assert outcome(write(tmp_path, a__yaml=small), limits=Limits(alias_values=20))[0] is None


def test_aliases_cannot_nest_deeper_than_text_may(tmp_path: Path) -> None:
    lines = ["x-a0: &a0 [1]"] + [f"x-a{i}: &a{i} {{x: *a{i - 1}}}" for i in range(1, 200)]
    bundle, found = outcome(write(tmp_path, a__yaml=HEAD + "\n".join(lines)))
    assert bundle is None
    assert [one.code for one in found] == ["SRC08"]
    assert outcome(write(tmp_path, a__yaml=HEAD + "\n".join(lines[:100])))[0] is not None


def test_json_in_a_yaml_file_is_read_as_json(tmp_path: Path) -> None:
    text = '{"openapi": "3.1.0", "x-a": "\\ud83d\\udc4d", "x-b": 1e2}'
    data = loaded(write(tmp_path, a__yaml=text)).data
    assert data["x-a"] == "👍"


def test_flow_yaml_that_is_not_json_is_still_yaml(tmp_path: Path) -> None:
    assert loaded(write(tmp_path, a__yaml="{openapi: 3.1.0, x-a: on}")).data["x-a"] == "on"
