"""Documents by other hands, as far as the parts of a client: nothing is missing, and everything fits together.

The documents are not part of the project. CORPUS=all takes all of them; else a sample is taken.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from clientgen.diagnostics import Collector, StageFailed
from clientgen.document.upgrade import upgrade
from clientgen.ir.dump import dump
from clientgen.ir.nodes import Api, Model, Ref
from clientgen.normalise import normalise
from clientgen.settings import Settings
from clientgen.source import load

SHARED = Path(__file__).resolve().parents[3] / "shared"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SAMPLE = (
    "specs/openai.json",
    "specs/kubernetes-core-v1.json",
    "specs/telegram-bot.json",
    "specs/redocly-museum.yaml",
    "specs/adyen-webhooks-v1.json",
    "specs/paypal-invoicing-v2.json",
    "suites/openapi-python-client/3.1_specific.openapi.yaml",
    "suites/openapi-generator/3_0/allOfDuplicatedProperties.yaml",
    "suites/oapi-codegen/aggregates/oneof/spec_components.yaml",
)


@dataclass(frozen=True)
class Plain:
    """A document that is only its data."""

    data: dict[str, Any]


def documents() -> list[str]:
    """Files of the corpus that are whole documents and that the standard's own validator accepts."""
    if os.environ.get("CORPUS") != "all" or not SHARED.is_dir():
        return list(SAMPLE)
    found = []
    for index, key in (("specs", "documents"), ("suites", None)):
        listed = json.loads((SHARED / "corpus" / index / "index.json").read_text(encoding="utf-8"))
        items = listed[key] if key else listed
        found += [item["file"] for item in items if item["validator"].get("valid")]
    return found


@pytest.fixture(scope="module", params=documents())
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = SHARED / "corpus" / request.param
    if not SHARED.is_dir() or not path.exists():
        pytest.skip("../shared is absent or has no such document")
    if path.suffix == ".gz":
        unpacked = tmp_path_factory.mktemp("corpus") / path.stem
        unpacked.write_bytes(gzip.decompress(path.read_bytes()))
        path = unpacked
    collector = Collector()
    try:
        data = upgrade(load(path, collector=collector).data)
        collector.raise_if_errors()
    except StageFailed:
        pytest.skip("refused before it gets here")
    return SimpleNamespace(data=data, api=_run(data, Collector()))


def _run(data: dict[str, Any], collector: Collector) -> Api:
    settings = Settings(package="p", client_name="Client", strict_names=False)
    return normalise(Plain(data), settings, collector)


def test_no_operation_is_missing(built: Any) -> None:
    wanted = set()
    for path, item in (built.data.get("paths") or {}).items():
        while isinstance(item, dict) and "$ref" in item:
            item = _at(built.data, item["$ref"])
        wanted |= {
            (str(path).partition("#")[0], m.upper())
            for m in METHODS
            if isinstance(item.get(m), dict)
        }
    found = {
        (one.path, one.method) for resource in built.api.resources for one in resource.operations
    }
    assert found == wanted


def test_every_name_is_an_identifier_and_unique(built: Any) -> None:
    api: Api = built.api
    exported = [component.name for component in api.components]
    exported += [scheme.name for scheme in api.schemes]
    for resource in api.resources:
        exported += [resource.class_name, f"Async{resource.class_name}"]
        _distinct(operation.name for operation in resource.operations)
        _distinct(operation.constant for operation in resource.operations)
        for operation in resource.operations:
            _distinct(parameter.name for parameter in operation.parameters)
    _distinct([*exported, "Client", "AsyncClient"])
    _distinct(resource.name for resource in api.resources)
    for component in api.components:
        if isinstance(component, Model):
            _distinct(field.name for field in component.fields)
            wires = {field.wire_name for field in component.fields}
            assert all(f.name == f.wire_name or f.name not in wires for f in component.fields)


def test_every_reference_leads_somewhere_and_no_import_leads_in_a_circle(built: Any) -> None:
    api: Api = built.api
    modules = {component.name: component.module for component in api.components}
    used: set[str] = set()
    for component in api.components:
        for name in _refs(component):
            # Of a large package, each class may have a module of its own in the folder of its resource.
            homes = (component.module.partition(".")[0], "shared")
            assert modules[name].partition(".")[0] in homes, (component.name, name)
            used.add(name)
    for resource in api.resources:
        for operation in resource.operations:
            for name in _refs(operation):
                assert modules[name].partition(".")[0] in (resource.module, "shared")
                used.add(name)
    if (
        api.resources
        and not built.data.get("webhooks")
        and "callbacks" not in json.dumps(built.data)
    ):
        assert used == set(modules)


def test_the_order_of_paths_and_schemas_changes_nothing(built: Any) -> None:
    turned = dict(built.data)
    turned["paths"] = dict(reversed(list((turned.get("paths") or {}).items())))
    parts = dict(turned.get("components") or {})
    if "schemas" in parts:
        parts["schemas"] = dict(reversed(list(parts["schemas"].items())))
        turned["components"] = parts
    assert dump(_run(turned, Collector())) == dump(built.api)


def _distinct(names: Any) -> None:
    names = list(names)
    assert all(name.isidentifier() and not name.startswith("_") for name in names), names
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


def _at(data: Any, reference: str) -> Any:
    for token in reference.removeprefix("#/").split("/"):
        token = token.replace("~1", "/").replace("~0", "~")
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, Ref):
        yield node.name
    elif is_dataclass(node):
        for item in fields(node):
            yield from _refs(getattr(node, item.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _refs(item)
