"""Values that fit a schema are sent, read and sent back equal; values that do not fit are never sent.

The documents beside this module hold every construct of schemas.  `readings` of the tool `roundtrip` lists where a package is meant to
differ from the `jsonschema` library.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roundtrip.package import Package

from .generated import made, read
from .laws import Subject, broken, harness

DOCUMENTS = Path(__file__).parent / "documents"
EXAMPLES = 60 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 6


def subjects(path: Path, folder: Path, change: type[Package] = Package) -> Iterator[Subject]:
    data = read(path)
    names = list(data["components"]["schemas"])
    with made(harness(data, names), folder / "package") as one:
        for index, name in enumerate(names):
            subject = Subject.component(one, index, name)
            subject.package = change(one.package.name)
            yield subject


@pytest.mark.parametrize("name", sorted(path.stem for path in DOCUMENTS.glob("*.yaml")))
def test_values_go_and_come_as_they_are(name: str, tmp_path: Path) -> None:
    path = DOCUMENTS / f"{name}.yaml"
    found = [line for one in subjects(path, tmp_path) for line in broken(one, EXAMPLES)]
    assert not found, "\n".join(found)


SMALL = """
openapi: 3.1.0
info: {title: Small, version: "1"}
components:
  schemas:
    A: {type: object, required: [a], properties: {a: {type: integer, maximum: 5}, b: {type: string}}}
"""


class _Lossy(Package):
    def written(self, body: object, value: object) -> bytes:
        return super().written(body, value).replace(b'"a"', b'"b"')


class _Trusting(Package):
    def written(self, body: object, value: object) -> bytes:
        try:
            return super().written(body, value)
        except self.refusal:
            return b'{"a":6}'


class _Strict(Package):
    def written(self, body: object, value: object) -> bytes:
        raise self.refusal([], "body")


class _Startled(Package):
    def surprises(self, type_: object, raw: bytes) -> tuple[object, ...]:
        if b"b" in raw:
            raise KeyError("b")
        return super().surprises(type_, raw)


@pytest.mark.parametrize(
    ("change", "count"), [(Package, 0), (_Lossy, 3), (_Trusting, 1), (_Strict, 3), (_Startled, 2)]
)
def test_a_law_that_is_broken_is_noticed(change: type[Package], count: int, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    found = [line for one in subjects(path, tmp_path, change) for line in broken(one, 30)]
    assert len(found) >= count
    assert count or not found


ALTERNATIVES = """
openapi: 3.1.0
info: {title: Alternatives, version: "1"}
components:
  schemas:
    A: {type: object, required: [a], properties: {a: {type: integer}}}
    B: {type: object, required: [b], properties: {b: {type: integer}}}
    C: {type: object, required: [c], properties: {c: {type: integer}}}
    D: {type: object, properties: {d: {type: integer}}}
    Either: {type: object, oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]}
    Referred: {type: object, $ref: "#/components/schemas/Either"}
    Combined: {allOf: [{$ref: "#/components/schemas/Either"}, {type: object}]}
    Counted: {minProperties: 1, oneOf: [{$ref: "#/components/schemas/A"}, {$ref: "#/components/schemas/B"}]}
    Inside: {oneOf: [{type: object, $ref: "#/components/schemas/Either"}, {type: string}]}
    Needy: {required: [b], $ref: "#/components/schemas/Either"}
    Named: {propertyNames: {maxLength: 5}, $ref: "#/components/schemas/Either"}
    Twice: {allOf: [{$ref: "#/components/schemas/Either"}, {oneOf: [{$ref: "#/components/schemas/C"}, {$ref: "#/components/schemas/D"}]}]}
"""


def test_alternatives_are_closed_whatever_stands_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "alternatives.yaml"
    path.write_text(ALTERNATIVES, encoding="utf-8")
    for one in subjects(path, tmp_path):
        if one.name not in "ABCD":
            one.check_sent({"b": 1}, fits=True)
            assert one.sent.fits({"b": 1}), one.name
            assert not one.sent.fits({"b": 1, "other": {}}), one.name
            one.check_sent({"b": 1, "other": {}})
            assert one.sent.fits({"b": 1, "d": 1}) == (one.name == "Twice"), one.name
            one.check_sent({"b": 1, "d": 1})


RESTRICTED = """
openapi: 3.1.0
info: {title: Restricted, version: "1"}
components:
  schemas:
    A: {type: object, required: [kind, a], properties: {kind: {const: a}, a: {type: integer}}}
    OrOpen: {anyOf: [{$ref: "#/components/schemas/A"}, {type: object, required: [b]}]}
    OneNeeded: {type: object, properties: {a: {type: integer}}, anyOf: [{required: [b]}, {allOf: [{required: [c]}]}]}
    SealedNeeded: {properties: {a: {}}, additionalProperties: false, anyOf: [{required: [b]}, {required: [a]}]}
    Seen: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, a: {type: integer}}}
    Conditional: {properties: {a: {}}, if: {required: [a]}, then: {required: [b], properties: {b: {$ref: "#/components/schemas/Seen"}}}}
    Named: {type: object, patternProperties: {"^a": {$ref: "#/components/schemas/Named"}}}
    Lone: {type: object, required: [kind], properties: {kind: {type: string}}}
    Known: {anyOf: [{$ref: "#/components/schemas/Lone"}], discriminator: {propertyName: kind}}
    Old: {type: object, deprecated: true, properties: {a: {}}}
    Opened: {additionalProperties: {}, properties: {a: {}}}
    Sealed: {allOf: [{$ref: "#/components/schemas/Opened"}, {properties: {b: {}}, unevaluatedProperties: false}]}
"""
FIT: dict[str, tuple[list[Any], list[Any]]] = {
    "OrOpen": ([{"a": 1, "kind": "a"}, {"b": 1}, {"b": 1, "c": 2}], [{}, {"c": 1}, {"a": 1, "kind": "a", "c": 1}]),
    "OneNeeded": ([{"b": 1}, {"a": 1, "c": "x"}, {"b": 1, "c": 2}], [{"a": 1}, {"b": 1, "d": 1}]),
    "SealedNeeded": ([{"a": 1}], [{}, {"b": 1}, {"a": 1, "b": 1}]),
    "Conditional": ([{}, {"a": 1, "b": {}}, {"a": 1, "b": {"a": 2}}], [{"a": 1}, {"a": 1, "b": {"id": 1}}]),
    "Named": ([{}, {"a": {"a": {}}, "b": 1}], [{"a": None}, {"a": 1}]),
    "Known": ([{"kind": "Lone"}, {"kind": "other"}], [{}, {"kind": 1}]),
    "Sealed": ([{}, {"a": 1, "b": 1}], [{"c": 1}, {"a": 1, "c": None}]),
}  # fmt: skip


def test_members_that_conditions_and_parts_speak_of(tmp_path: Path) -> None:
    path = tmp_path / "restricted.yaml"
    path.write_text(RESTRICTED, encoding="utf-8")
    for one in subjects(path, tmp_path):
        fitting, others = FIT.get(one.name, ([], []))
        if one.name == "Old":
            one.check_fitting({"a": 1})
        for value in (*fitting, *others):
            assert one.sent.fits(value) == (value in fitting), (one.name, value)
            one.check_sent(value)
