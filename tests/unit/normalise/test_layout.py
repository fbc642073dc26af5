"""The modules of components: one a resource while a package is small, one a circle of references in a large one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.repeat import repeated
from clientgen.diagnostics import Collector
from clientgen.ir.nodes import Alias, Component, Ref, Union
from clientgen.normalise import layout
from clientgen.normalise.layout import split
from clientgen.pipeline import Run
from clientgen.source import load


def graph(edges: dict[str, set[str]]) -> dict[str, Component]:
    """Components that mention each other as given."""
    return {
        name: Alias(name, name, "", "#", Union(tuple(map(Ref, sorted(others)))))
        for name, others in edges.items()
    }


def parts(edges: dict[str, set[str]], module: str = "pets") -> dict[str, str]:
    names = {name: name for name in edges}
    return split(dict.fromkeys(edges, module), graph(edges), names)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MANY", 0)


def test_a_small_package_has_one_module_a_resource() -> None:
    assert parts({"Cat": {"Dog"}, "Dog": set()}) == {"Cat": "pets", "Dog": "pets"}


@pytest.mark.usefixtures("large")
def test_what_refers_to_each_other_stays_together() -> None:
    edges = {"Owner": {"Cat"}, "Cat": {"Toy", "Kitten"}, "Kitten": {"Cat"}, "Toy": set()}
    assert parts(edges) == {
        "Owner": "pets.owner",
        "Cat": "pets.cat",
        "Kitten": "pets.cat",
        "Toy": "pets.toy",
    }


@pytest.mark.usefixtures("large")
def test_names_that_cannot_be_files_or_would_be_one() -> None:
    found = parts({"Class": set(), "Con": set(), "IPAddress": set(), "IpAddress": set()})
    assert found["Class"] == "pets.class_"
    assert found["Con"] == "pets.con_"
    assert len(set(found.values())) == 4
    one, other = found["IPAddress"], found["IpAddress"]
    assert one.startswith("pets.ip_address_")
    assert other.startswith("pets.ip_address_")
    # Each is called after itself alone: whatever else there is.
    assert parts({"IPAddress": set(), "IpAddress": set(), "Zebra": set()})["IPAddress"] == one
    assert len(parts({"Long" * 40: set()})["Long" * 40]) < 70


NODES = st.sampled_from("ABCDEFGH")


@given(st.dictionaries(NODES, st.sets(NODES)))
def test_modules_never_import_in_a_circle(edges: dict[str, set[str]]) -> None:
    before, layout.MANY = layout.MANY, 0
    try:
        found = parts(edges)
    finally:
        layout.MANY = before
    needs = {
        module: {
            found[other]
            for name, others in edges.items()
            if found[name] == module
            for other in others
            if other in found and found[other] != module
        }
        for module in found.values()
    }
    while needs:  # a tree can be taken apart leaf by leaf
        leaves = {module for module, others in needs.items() if not others & needs.keys()}
        assert leaves
        needs = {module: others for module, others in needs.items() if module not in leaves}


PROGRAM = """
import sys
from large import RequestOptions, ModelArts, HttpResponse, StubTransport, Token
stub = StubTransport(lambda request: HttpResponse(200, {"content-type": "application/json"}, request.body))
client = ModelArts(endpoint="https://a.example", project_id="p", auth=Token("t"), transport=stub)
names = lambda: sorted(name.removeprefix("large.models.") for name in sys.modules if name.startswith("large.models."))
client.node_pools
assert names() == [], names()
from large import CreateNodePoolRequest, NodePoolMetadata
body = CreateNodePoolRequest(metadata=NodePoolMetadata(name="one"))
assert client.node_pools.create("pool", body).metadata.name == "one"
print(*names(), sep="\\n")
"""


def test_a_call_in_a_large_package_loads_what_it_needs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = load(root / "spec" / "modelarts" / "openapi.yaml", collector=Collector()).data
    spec = tmp_path / "large.json"
    spec.write_text(json.dumps(repeated(document, 3)))
    (tmp_path / "client.toml").write_text('package = "large"\nclient = "ModelArts"\n')
    monkeypatch.setattr(layout, "MANY", 20)
    run = Run.start(spec)
    run.settings = replace(run.settings, path=None)  # what the copies say twice is no concern here
    run.write(tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "out" / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "node_pools.create_node_pool_request" in loaded
    assert not [name for name in loaded if "copy" in name]
    surface = (tmp_path / "out" / "api-surface.txt").read_text()
    assert "large.NodePools.create(" in surface
    assert "200 application/json NodePool;" in surface


LISTS = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get:
      operationId: list_pets
      tags: [pets]
      parameters: [{name: kind, in: query, schema: {type: string, enum: [cat, dog]}}]
      responses:
        "200":
          description: All pets.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
    delete:
      operationId: clear_pets
      tags: [pets]
      responses: {"204": {description: None left.}}
components:
  schemas:
    Pet: {type: object, properties: {friends: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
"""


@pytest.mark.usefixtures("large")
def test_a_method_called_list_does_not_hide_the_type(tmp_path: Path) -> None:
    spec = tmp_path / "pets.yaml"
    spec.write_text(LISTS)
    tree = Run.start(spec).tree()  # refuses what would do more than define
    module = tree["src/pets_client/resources/pets.py"].decode()
    assert "def LIST_PETS() -> Operation[builtins.list[Pet]]:" in module
    assert "def CLEAR_PETS() -> Operation[None]:" in module
    assert "import builtins\n" in module.partition("if TYPE_CHECKING:")[0]
