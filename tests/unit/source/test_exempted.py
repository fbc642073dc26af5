"""References and keys that are wrong, and exempted: what is left of the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientgen.diagnostics import Collector
from clientgen.document import check
from clientgen.settings import Allow
from clientgen.source import load

from .support import HEAD, outcome, write

PET = "#/components/schemas/Pet"
BODY = (
    HEAD
    + "paths: {}\ncomponents:\n  schemas:\n    Pet:\n      properties:\n        tag: {$ref: '%s'}\n"
)


@pytest.mark.parametrize(
    ("code", "reference"),
    [
        ("SRC01", "missing.yaml#/Tag"),
        ("SRC11", ""),
        ("SRC12", "https://example.com/tags.yaml#/Tag"),
        ("SRC13", "../tags.yaml#/Tag"),
        ("SRC14", "#/components/schemas/Tag"),
        ("SRC15", "#/components/schemas/Pet/properties/tag"),
        ("SRC16", "urn:example:tag"),
    ],
)
def test_a_reference_that_leads_nowhere_is_left_out(
    tmp_path: Path, code: str, reference: str
) -> None:
    path = write(tmp_path, a__yaml=BODY % reference)
    bundle, found = outcome(path)
    assert bundle is None
    at = f"{PET}/properties/tag/$ref"
    assert [(one.code, one.pointer) for one in found] == [(code, at)]
    collector = Collector((Allow(code, at, "why"),))
    document = check(load(path, collector=collector), collector)
    assert document.data["components"]["schemas"]["Pet"] == {"properties": {"tag": {}}}
    assert collector.unused_allowances() == ()


def test_one_exemption_is_enough_for_a_file_that_is_missing(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=HEAD + "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: 'm.yaml#/A'}\n"
        "    B: {allOf: [{$ref: 'm.yaml#/B'}, {type: object}]}\n    C: {$ref: 'm.yaml#/A'}\n",
    )
    _, found = outcome(path)
    assert [one.code for one in found] == ["SRC01"]
    collector = Collector((Allow("SRC01", "#/components/schemas/A", "why"),))
    document = check(load(path, collector=collector), collector)
    assert document.data["components"]["schemas"] == {
        "A": {},
        "B": {"allOf": [{}, {"type": "object"}]},
        "C": {},
    }


def test_a_reference_in_another_file_has_a_place_in_the_document(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        a__yaml=BODY % "b.yaml#/Tag",
        b__yaml="Tag: {properties: {name: {$ref: 'c.yaml#/Name'}}}\n",
    )
    _, found = outcome(path)
    assert [(one.code, one.pointer) for one in found] == [
        ("SRC01", "#/components/schemas/Tag/properties/name/$ref")
    ]
    assert found[0].span is not None
    assert Path(found[0].span.file).name == "b.yaml"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a__yaml", HEAD + "paths:\n  /p: {}\nx-list: [{a: {}}, {k: {b: 1, b: 2}}]\n"),
        (
            "a__json",
            '{"openapi": "3.1.0", "info": {"title": "T"}, "x-list": [{"a": {}}, {"k": {"b": 1, "b": 2}}]}',
        ),
    ],
)
def test_of_two_equal_keys_the_later_one_counts(tmp_path: Path, name: str, text: str) -> None:
    path = write(tmp_path, **{name: text})
    _, found = outcome(path)
    assert [(one.code, one.pointer) for one in found] == [("SRC05", "#/x-list/1/k/b")]
    bundle, found = outcome(path, allow=(Allow("SRC05", "#/x-list/1", "why"),))
    assert bundle is not None
    assert [one.allowed for one in found] == ["why"]
    assert bundle.data["x-list"][1] == {"k": {"b": 2}}


def test_equal_keys_of_another_file_have_no_place_to_exempt(tmp_path: Path) -> None:
    path = write(
        tmp_path, a__yaml=BODY % "b.yaml#/Tag", b__yaml="Tag: {type: string, type: null}\n"
    )
    bundle, found = outcome(path, allow=(Allow("SRC05", "#", "why"),))
    assert bundle is None
    assert [(one.code, one.pointer) for one in found] == [("SRC05", None)]
