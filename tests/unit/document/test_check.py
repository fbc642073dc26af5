"""Checking: what is found, what is not, and what is left when a part is exempted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import Collector, StageFailed
from clientgen.document import Document, check
from clientgen.document.metaschema import metaschema, validator
from clientgen.document.prune import prune
from clientgen.source import load

INFO = {"title": "T", "version": "1"}
OK = {"200": {"description": "d"}}


@dataclass(frozen=True)
class Allowed:
    code: str
    at: str
    reason: str = "because"


def checked(
    folder: Path, document: dict[str, Any], *, allow: tuple[Allowed, ...] = (), strict: bool = False
) -> tuple[Document | None, Collector]:
    path = folder / "openapi.json"
    path.write_text(json.dumps({"openapi": "3.1.0", "info": INFO, "paths": {}, **document}))
    collector = Collector(allow)
    try:
        return check(load(path, collector=collector), collector, strict=strict), collector
    except StageFailed:
        return None, collector


def found(folder: Path, document: dict[str, Any], **options: Any) -> list[tuple[str, str | None]]:
    return [(one.code, one.pointer) for one in checked(folder, document, **options)[1].diagnostics]


def schema(value: Any, version: str = "3.1.0") -> dict[str, Any]:
    return {"openapi": version, "components": {"schemas": {"A": value}}}


def path_item(item: dict[str, Any], path: str = "/p") -> dict[str, Any]:
    return {"paths": {path: item}}


A = "#/components/schemas/A"


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.1"])
def test_a_plain_document_has_no_finding(tmp_path: Path, version: str) -> None:
    document, collector = checked(
        tmp_path, {**path_item({"get": {"responses": OK}}), "openapi": version}
    )
    assert document is not None
    assert collector.diagnostics == ()
    assert document.version == version


@pytest.mark.parametrize(
    "version", ["2.0", "4.0.0", "3.3.0", "3", "", "3.1.0.0", None, 3.1, 3, True, []]
)
def test_other_versions_are_refused(tmp_path: Path, version: Any) -> None:
    assert [code for code, _ in found(tmp_path, {"openapi": version})] == ["DOC01"]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ({"type": "strin"}, "/type"),
        ({"properties": []}, "/properties"),
        ({"properties": {"a": {"minimum": "1"}}}, "/properties/a/minimum"),
        ({"required": ["a", "a"]}, "/required"),
        ({"allOf": {}}, "/allOf"),
        (
            {"items": {"items": {"additionalProperties": "yes"}}},
            "/items/items/additionalProperties",
        ),
        ({"discriminator": "x"}, "/discriminator"),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_one_fault_is_one_finding_at_its_place(
    tmp_path: Path, value: Any, at: str, version: str
) -> None:
    assert found(tmp_path, schema(value, version)) == [("DOC03", A + at)]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ({"type": ["string", "strin"]}, "/type"),
        ({"allOf": []}, "/allOf"),
        ({"if": {"minLength": -1}}, "/if/minLength"),
        ({"$defs": {"x": 3}}, "/$defs/x"),
        ({"exclusiveMinimum": True}, "/exclusiveMinimum"),
    ],
)
def test_so_are_faults_that_only_3_1_knows(tmp_path: Path, value: Any, at: str) -> None:
    assert found(tmp_path, schema(value)) == [("DOC03", A + at)]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_faults_among_parameters_are_told_apart(tmp_path: Path, version: str) -> None:
    parameters = [
        {"name": "id", "in": "path", "required": False, "schema": {"type": "string"}},
        {"name": "q", "in": "query", "schema": {"type": "string"}, "style": "matrix"},
        {"name": "r", "in": "query"},
    ]
    item = {"get": {"parameters": parameters, "responses": OK}}
    places = found(tmp_path, {**path_item(item, "/p/{id}"), "openapi": version})
    base = "#/paths/~1p~1{id}/get/parameters"
    assert ("DOC03", f"{base}/0/required") in places
    assert any(code == "DOC03" and at and at.startswith(f"{base}/1") for code, at in places)
    assert any(code == "DOC03" and at and at.startswith(f"{base}/2") for code, at in places)
    assert len(places) == 3


def test_a_fault_below_does_not_blame_what_is_above(tmp_path: Path) -> None:
    item = {"get": {"responses": {**OK, "oops": {}}, "tags": 3}}
    places = found(tmp_path, {"paths": {"/p": item, "q": {}}, "x-a": 1})
    assert sorted(places) == [
        ("DOC03", "#/paths/q"),
        ("DOC03", "#/paths/~1p/get/responses/oops"),
        ("DOC03", "#/paths/~1p/get/tags"),
    ]


def test_unknown_keys_have_a_hint(tmp_path: Path) -> None:
    _, collector = checked(tmp_path, {"info": {**INFO, "licence": {"name": "MIT"}}})
    (one,) = collector.diagnostics
    assert (one.code, one.pointer, one.key) == ("DOC04", "#/info/licence", True)
    assert one.help == "did you mean `license`?"


def test_keywords_of_3_1_are_unknown_to_3_0(tmp_path: Path) -> None:
    assert found(tmp_path, schema({"const": 1}, "3.0.3")) == [("DOC04", f"{A}/const")]
    assert found(tmp_path, schema({"const": 1}, "3.1.0")) == []


def test_3_2_is_held_to_3_1_and_says_so(tmp_path: Path) -> None:
    assert found(tmp_path, {"openapi": "3.2.0"}) == [("DOC02", "#/openapi")]
    _, collector = checked(tmp_path, {"openapi": "3.2.0", "$self": "https://e.example"})
    assert {one.code for one in collector.diagnostics} == {"DOC02"}
    mixed: dict[str, Any] = {"multipart/mixed": {"prefixEncoding": []}}
    more: dict[str, Any] = {"components": {"requestBodies": {"Parts": {"content": mixed}}}}
    _, collector = checked(tmp_path, {"openapi": "3.2.0", **more})
    assert {one.code for one in collector.diagnostics} == {"DOC02", "DOC04"}
    assert any("3.2.0" in one.message for one in collector.diagnostics if one.code == "DOC04")


NO_FINDING = [
    schema(
        {"type": "object", "properties": {"enum": {"enum": ["a"]}, "pattern": {"type": "string"}}}
    ),
    schema({"pattern": r"^\p{Lu}(?<x>\d)\/$"}),
    schema({"pattern": r"(?i)^(all|none)$"}),
    schema({"pattern": r"^[\w-.+]+@[.-\d]+$"}),
    schema({"allOf": [{"required": ["x"], "properties": {"y": {}}}]}),
    schema({"type": "object", "properties": {"a": {"$ref": A}}}),
    schema({"default": "2025-03-14T00:00:00Z", "type": "string", "format": "date-time"}),
    schema({"type": "string", "nullable": True, "default": None}, "3.0.3"),
    schema({"enum": [1, True, "1", None, False, 0]}),
    path_item({"get": {"responses": {"default": {"description": "d"}}}}),
    path_item(
        {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}],
            "get": {"responses": OK},
            "put": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}],
                "responses": OK,
            },
        },
        "/p/{id}#fragment?q={not}",
    ),
    path_item(
        {"post": {"requestBody": {"content": {"*/*": {}, 'a/b+json; c="d"': {}}}, "responses": OK}}
    ),
    {"servers": [{"url": "https://{a}.b", "variables": {"a": {"default": "x", "enum": ["x"]}}}]},
    {"x-anything": {"a": 1}},
]


@pytest.mark.parametrize("document", NO_FINDING, ids=range(len(NO_FINDING)))
def test_what_is_right_is_not_found_fault_with(tmp_path: Path, document: dict[str, Any]) -> None:
    assert found(tmp_path, document) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_names_of_components_are_limited_in_every_version(tmp_path: Path, version: str) -> None:
    components = {"schemas": {"../evil": {}, "ok.-_1": {}}, "headers": {"a b": {"schema": {}}}}
    assert sorted(found(tmp_path, {"openapi": version, "components": components})) == [
        ("DOC05", "#/components/headers/a b"),
        ("DOC05", "#/components/schemas/..~1evil"),
    ]


def test_rules_still_look_at_the_rest_of_a_faulty_document(tmp_path: Path) -> None:
    item = {
        "get": {
            "operationId": "a",
            "responses": OK,
            "parameters": 3,
            "servers": [5],
            "security": {},
        }
    }
    places = found(
        tmp_path, {"paths": {"/p": item, "/q": {"get": {"operationId": "a", "responses": OK}}}}
    )
    assert ("DOC10", "#/paths/~1q/get/operationId") in places
    assert ("DOC03", "#/paths/~1p/get/parameters") in places


def test_an_exemption_leaves_the_part_out(tmp_path: Path) -> None:
    value = {
        "type": "object",
        "required": ["a", "a"],
        "properties": {
            "a": {"type": "string", "pattern": "["},
            "b": {"type": "integer", "exclusiveMinimum": True},
        },
    }
    assert checked(tmp_path, schema(value))[0] is None
    document, collector = checked(
        tmp_path, schema(value), allow=(Allowed("DOC03", A), Allowed("DOC14", "#"))
    )
    assert document is not None
    assert {one.allowed for one in collector.diagnostics} == {"because"}
    assert document.data["components"]["schemas"]["A"] == {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
    }
    assert collector.unused_allowances() == ()


def test_an_exemption_of_a_shared_id_or_a_missing_parameter_leaves_nothing_out(
    tmp_path: Path,
) -> None:
    operation = {"operationId": "twin", "responses": OK}
    document = {"paths": {"/p/{a}": {"get": operation, "put": operation}}}
    allow = (Allowed("DOC10", "#/paths"), Allowed("DOC11", "#/paths"))
    assert {code for code, _ in found(tmp_path, document)} == {"DOC10", "DOC11"}
    checked_one, _ = checked(tmp_path, document, allow=allow)
    assert checked_one is not None
    assert checked_one.data["paths"] == document["paths"]


def test_what_must_be_there_and_is_not_is_empty_when_exempted(tmp_path: Path) -> None:
    cases: list[tuple[Any, dict[str, str]]] = [
        ({}, {}),
        ({"title": "T"}, {"title": "T"}),
        ({"title": "T", "version": 1}, {"title": "T"}),
        (None, {}),
    ]
    for info, kept in cases:
        allow = (Allowed("DOC03", "#"), Allowed("DOC03", "#/info"))
        document, _ = checked(tmp_path, {"info": info}, allow=allow)
        assert document is not None
        assert document.data["info"] == {"title": "", "version": "", **kept}


def test_a_reference_to_another_kind_and_a_circle_of_all_of_are_left_out_when_exempted(
    tmp_path: Path,
) -> None:
    document = {
        "components": {
            "schemas": {"A": {"allOf": [{"$ref": A}, {"type": "object"}]}},
            "responses": {"R": {"$ref": A}},
            "headers": {"H": {"description": "d", "schema": {}}},
        }
    }
    allow = (Allowed("DOC17", "#/components/responses"), Allowed("DOC25", A))
    checked_one, collector = checked(tmp_path, document, allow=allow)
    assert checked_one is not None
    assert checked_one.data["components"]["schemas"]["A"] == {"allOf": [{}, {"type": "object"}]}
    assert checked_one.data["components"]["responses"] == {"R": {}}
    assert collector.unused_allowances() == ()


def test_an_exemption_elsewhere_does_not_help(tmp_path: Path) -> None:
    allow = (Allowed("DOC03", f"{A}/prop"), Allowed("DOC01", A))
    document, collector = checked(tmp_path, schema({"properties": []}), allow=allow)
    assert document is None
    assert collector.unused_allowances() == allow


def test_examples_are_checked_in_strict_documents_only(tmp_path: Path) -> None:
    document = {
        "paths": {
            "/p": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "d",
                            "content": {
                                "application/json": {
                                    "schema": {"type": "array", "items": {"$ref": A}},
                                    "examples": {"good": {"value": ["x"]}, "bad": {"value": [1]}},
                                }
                            },
                        }
                    }
                }
            }
        },
        "components": {"schemas": {"A": {"type": "string"}}},
    }
    assert found(tmp_path, document) == []
    bad = "#/paths/~1p/get/responses/200/content/application~1json/examples/bad"
    assert found(tmp_path, document, strict=True) == [("DOC30", bad)]


def test_nothing_is_fetched_and_no_default_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("a connection"))
    remote = {"$ref": "http://127.0.0.1:9/x"}
    value = {
        "type": "object",
        "default": remote,
        "examples": [remote],
        "$id": "http://127.0.0.1:9/y",
    }
    document, _ = checked(tmp_path, schema(value), strict=True)
    assert document is not None


def test_deep_schemas_are_checked_without_recursing_into_trouble(tmp_path: Path) -> None:
    value: dict[str, Any] = {"type": "string", "minimum": "x"}
    for _ in range(65):
        value = {"properties": {"a": value}}
    (place,) = found(tmp_path, schema(value))
    assert place == ("DOC03", A + "/properties/a" * 65 + "/minimum")


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_the_schemas_of_the_standard_are_those_of_the_validator_package(version: Any) -> None:
    assert metaschema(version)
    assert validator(version).is_valid({"openapi": f"{version}.0", "info": INFO, "paths": {}})
    assert not validator(version).is_valid({"openapi": f"{version}.0", "paths": {}})


def test_prune_removes_from_the_end_and_keeps_the_rest() -> None:
    data = {"a": [0, 1, 2, 3], "b": {"c": ["x", "y", "x"], "d": 1}}
    before = json.dumps(data)
    places = [("a", "1"), ("a", "3"), ("b", "c"), ("b", "d"), ("nowhere", "x"), ()]
    assert prune(data, places) == {"a": [0, 2], "b": {"c": ["x", "y"]}}
    assert json.dumps(data) == before
    assert prune({"a": list(range(12))}, [("a", "2"), ("a", "10")]) == {
        "a": [0, 1, 3, 4, 5, 6, 7, 8, 9, 11]
    }
