"""The spec as a document: valid, and laid out as its README says."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from openapi_spec_validator.readers import read_from_filename

from .spec_files import SPEC, bundle, follow, read

DOCUMENT = bundle()
OPERATION = DOCUMENT["paths"]["/v2/{project_id}/pools/{pool_name}/nodepools"]["post"]
VOCABULARY = {
    "x-auth",
    "x-client-parameter",
    "x-documented-as",
    "x-enum-descriptions",
    "x-enum-varnames",
    "x-environment",
    "x-evidence",
    "x-hosts",
    "x-lookup",
    "x-no-default",
    "x-python-name",
    "x-requires",
}


def walk(node: Any, pointer: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping with its pointer."""
    if isinstance(node, dict):
        yield pointer, node
    children = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in children:
        yield from walk(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


# -------------------------------------------------------------------------------------------- layout


def test_the_files_are_a_valid_document() -> None:
    content, uri = read_from_filename(str(SPEC / "openapi.yaml"))
    validate(content, base_uri=uri)


def test_the_bundled_document_is_valid_and_a_broken_one_is_not() -> None:
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []
    broken = copy.deepcopy(DOCUMENT)
    broken["components"]["schemas"]["Taint"]["type"] = "text"
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_readers_of_yaml_1_1_see_the_same_values() -> None:
    """Codes, dates, `on` and `off` are quoted, so that it does not matter which YAML a reader knows."""
    files = sorted(SPEC.rglob("*.yaml"))
    assert len(files) > 20
    for path in files:
        assert yaml.safe_load(path.read_text(encoding="utf-8")) == read(path), path.name


def test_the_root_has_only_references() -> None:
    root = read(SPEC / "openapi.yaml")
    assert root["openapi"].startswith("3.1")
    for entries in (
        root["paths"],
        *(root["components"][k] for k in ("parameters", "responses", "schemas")),
    ):
        assert all(set(entry) == {"$ref"} for entry in entries.values())


def test_each_schema_file_holds_one_noun_and_is_used() -> None:
    root = read(SPEC / "openapi.yaml")
    for kind in ("parameters", "responses", "schemas"):
        files = {f"{kind}/{path.name}": list(read(path)) for path in (SPEC / kind).iterdir()}
        expected = {
            entry["$ref"].partition("#")[0]: [name]
            for name, entry in root["components"][kind].items()
        }
        assert files == expected


def test_extensions_are_in_the_vocabulary_and_explained() -> None:
    used = {key for _, node in walk(DOCUMENT) for key in node if key.startswith("x-")}
    assert used == VOCABULARY
    readme = (SPEC.parent / "README.md").read_text(encoding="utf-8")
    assert [key for key in sorted(VOCABULARY) if f"`{key}" not in readme] == []


def test_everything_is_described_in_sentences() -> None:
    described = [
        node
        for pointer, node in walk(DOCUMENT)
        if pointer.startswith("#/components/schemas/")
        and (pointer.count("/") == 3 or pointer.rpartition("/")[0].endswith("/properties"))
        and "/if/" not in pointer
    ]
    assert len(described) > 55
    assert [node for node in described if not node.get("description", "").endswith(".")] == []


def test_enumerations_name_and_describe_each_value() -> None:
    lists = [node for _, node in walk(DOCUMENT) if "enum" in node]
    assert len(lists) == 6
    for node in lists:
        for key in ("x-enum-varnames", "x-enum-descriptions"):
            assert len(node.get(key, node["enum"])) == len(node["enum"])
            assert all(isinstance(text, str) for text in [*node["enum"], *node.get(key, ())])


# ----------------------------------------------------------------------------------- what it promises


def test_access_is_by_token_or_by_key() -> None:
    schemes = DOCUMENT["components"]["securitySchemes"]
    assert DOCUMENT["security"] == [{"token": []}, {"accessKey": []}]
    assert (schemes["token"]["in"], schemes["token"]["name"]) == ("header", "X-Auth-Token")
    assert (schemes["accessKey"]["name"], schemes["accessKey"]["x-auth"]) == (
        "Authorization",
        "huawei-sdk-hmac",
    )
    assert all("x-evidence" in scheme for scheme in schemes.values())


def test_any_region_may_be_named_and_none_is_assumed() -> None:
    (server,) = DOCUMENT["servers"]
    region = server["variables"]["region"]
    assert server["url"] == "https://modelarts.{region}.myhuaweicloud.com"
    assert "enum" not in region
    assert region["x-no-default"] is True
    assert server["x-hosts"] == {"ap-southeast-1": "modelarts.ap-southeast-1.myhuaweicloud.cn"}
    known = region["description"].partition("Known so far: ")[2].rstrip(".").split(", ")
    assert len(known) == len(set(known)) == 22
    assert {region["default"], *server["x-hosts"]} <= set(known)


def test_the_operation_is_named_and_says_how_to_look_it_up() -> None:
    assert OPERATION["operationId"] == "CreateNodePool"
    assert OPERATION["x-python-name"] == "create"
    assert "GET" in OPERATION["x-lookup"]
    assert OPERATION["requestBody"]["required"] is True
    assert {"200", "400", "default"} == set(OPERATION["responses"])
    parameters = [follow(DOCUMENT, p) for p in OPERATION["parameters"]]
    assert [(p["name"], p.get("x-client-parameter", False)) for p in parameters] == [
        ("project_id", True),
        ("pool_name", False),
    ]


def test_nothing_claims_a_width_or_a_format() -> None:
    assert [
        pointer for pointer, node in walk(DOCUMENT["components"]["schemas"]) if "format" in node
    ] == []
