"""The whole project: complete, deterministic, and inert whatever the document says."""

from __future__ import annotations

import ast
import builtins
import importlib
import os
import pickle
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import Collector
from clientgen.emit.format import format_python
from clientgen.emit.package import dependencies
from clientgen.emit.project import render
from clientgen.emit.runtime import closure, copies, imports_of, module_of, needed, sources
from clientgen.emit.templates import root as templates_root
from clientgen.ir.nodes import Api, SecurityScheme, Text
from clientgen.settings import Settings

SMALL = Settings(
    distribution="small",
    package="modelarts_nodepools",
    client_name="ModelArts",
    licence="Apache-2.0",
    source="spec/x",
    summary="A summary.",
)


def project(api: Api, settings: Settings = SMALL) -> dict[str, bytes]:
    return render(api, settings, Collector())


def modules(files: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".py")}


def test_a_project_is_complete(api: Api) -> None:
    files = project(api)
    package = "src/modelarts_nodepools"
    for path in (
        "__init__.py",
        "_client.py",
        "_version.py",
        "auth.py",
        "py.typed",
        "models/__init__.py",
        "models/node_pools.py",
        "resources/__init__.py",
        "resources/node_pools.py",
        "_runtime/core.py",
    ):
        assert f"{package}/{path}" in files
    assert {"pyproject.toml", "README.md", "LICENSE", "api-surface.txt"} <= set(files)
    assert all(content.endswith(b"\n") or not content for content in files.values())


def test_every_file_is_given_to_the_proof(api: Api) -> None:
    seen: dict[str, bytes] = {}
    assert render(api, SMALL, Collector(), prove=seen.update) == seen


def test_what_is_not_proved_is_not_given(api: Api) -> None:
    def refuse(files: object) -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        render(api, SMALL, Collector(), prove=refuse)


def test_every_module_parses_and_is_formatted(api: Api) -> None:
    rendered = {
        path: text for path, text in modules(project(api)).items() if "/_runtime/" not in path
    }
    assert format_python(rendered) == rendered
    assert all(ast.parse(text) for text in rendered.values())


def test_the_same_bytes_for_any_hash_seed_folder_and_locale(api: Api, tmp_path: Path) -> None:
    (tmp_path / "api").write_bytes(pickle.dumps((api, SMALL)))
    (tmp_path / "ruff.toml").write_text("line-length = 20")
    program = (
        "import hashlib, pickle, sys; from clientgen.emit.project import render; from clientgen.diagnostics import Collector\n"
        "files = render(*pickle.load(open(sys.argv[1], 'rb')), Collector())\n"
        "print(hashlib.sha256(repr(list(files.items())).encode()).hexdigest())"
    )
    found = set()
    for seed, locale, zone in (
        ("0", "C", "UTC"),
        ("1", "C.UTF-8", "Asia/Tokyo"),
        ("4242", "de_DE", "America/Lima"),
    ):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "api")],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_the_order_of_components_does_not_matter(api: Api) -> None:
    assert project(replace(api, components=api.components[::-1])) == project(api)


def test_the_runtime_is_copied_byte_for_byte(api: Api) -> None:
    prefix = "src/modelarts_nodepools/_runtime/"
    copied = {
        path.removeprefix(prefix): content
        for path, content in project(api).items()
        if path.startswith(prefix)
    }
    assert copied
    for path, content in copied.items():
        assert content == (templates_root() / "runtime" / path).read_bytes()


def kinds(*names: Any) -> tuple[SecurityScheme, ...]:
    return tuple(
        SecurityScheme(f"S{n}", f"s{n}", kind, "#", "header", "X", None)
        for n, kind in enumerate(names)
    )


@pytest.mark.parametrize(
    ("schemes", "there", "absent"),
    [
        ((), "core.py", "auth/api_key.py"),
        (("api-key",), "auth/api_key.py", "auth/huawei_sdk_hmac.py"),
        (("bearer", "basic"), "auth/basic.py", "auth/api_key.py"),
        (("huawei-sdk-hmac",), "auth/huawei_signature.py", "auth/bearer.py"),
    ],
)
def test_only_the_runtime_that_is_needed_is_copied(
    api: Api, schemes: tuple[str, ...], there: str, absent: str
) -> None:
    files = project(replace(api, schemes=kinds(*schemes)))
    assert f"src/modelarts_nodepools/_runtime/{there}" in files
    assert f"src/modelarts_nodepools/_runtime/{absent}" not in files
    assert ("src/modelarts_nodepools/auth.py" in files) == bool(schemes)


def test_every_import_of_a_copied_module_is_copied() -> None:
    for modules_needed in (
        needed((), client=True, models=True),
        needed((), client=False, models=True),
    ):
        for module in modules_needed:
            assert imports_of(module) <= modules_needed
    assert closure(["core"]) < frozenset(sources())
    assert set(copies(needed((), client=False, models=True))) < set(
        copies(needed((), client=True, models=True))
    )


def test_models_only(api: Api) -> None:
    files = project(replace(api, resources=(), client_parameters=()))
    names = {path.removeprefix("src/modelarts_nodepools/") for path in files}
    assert "models/node_pools.py" in names
    assert not names & {"_client.py", "auth.py", "resources/__init__.py", "_runtime/core.py"}
    assert "httpx2" not in files["pyproject.toml"].decode()
    assert "models and no client" in files["README.md"].decode()


def test_no_models() -> None:
    empty = Api(Text("t"), "1", Text(), "C", "modelarts_nodepools", (), (), (), ())
    assert "src/modelarts_nodepools/models/__init__.py" not in project(empty)


def test_the_packaging_metadata(api: Api) -> None:
    files = project(api, replace(SMALL, summary='A "summary" with \\ and é.'))
    data = tomllib.loads(files["pyproject.toml"].decode())
    assert data["project"]["description"] == 'A "summary" with \\ and é.'
    assert data["project"]["license"] == "Apache-2.0"
    assert data["project"]["requires-python"] == ">=3.11"
    needed_names = {item.split(">")[0] for item in data["project"]["dependencies"]}
    assert {"pydantic", "httpx2"} <= needed_names <= {"pydantic", "httpx2", "typing_extensions"}
    assert "urls" not in data["project"]
    plain = tomllib.loads(project(api, replace(SMALL, licence="MIT"))["pyproject.toml"].decode())
    assert plain["project"]["license"] == "MIT"
    assert "license-files" not in plain["project"]
    assert "LICENSE" not in project(api, replace(SMALL, licence=""))


def test_dependencies_are_what_is_imported() -> None:
    assert dependencies({"a": "import pydantic.fields\nfrom .httpx2 import x"}) == [
        "pydantic>=2.14,<3"
    ]


def test_no_type_of_the_http_library_is_public(api: Api) -> None:
    files = project(api)
    assert "httpx" not in files["api-surface.txt"].decode().lower()
    for path, text in modules(files).items():
        if "_runtime/httpx_" not in path:
            assert not re.search(r"^(import|from) httpx", text, re.MULTILINE), path


def test_the_surface_has_the_wire_facts(api: Api) -> None:
    lines = project(api)["api-surface.txt"].decode().splitlines()
    assert lines == sorted(lines)
    create = next(line for line in lines if ".NodePools.create(" in line)
    assert create.startswith(
        "modelarts_nodepools.NodePools.create(pool_name: str, body: CreateNodePoolRequest, *, "
        "dry_run: bool | None = None, project_id: str | None = None, options: RequestOptions | None = None) -> NodePool"
    )
    assert "POST /v2/{project_id}/pools/{pool_name}/nodepools" in create
    assert "dry_run: query dryRun" in create
    for line in (
        "modelarts_nodepools.PeriodType.MONTH = '2'",
        "modelarts_nodepools.PoolResource.count: int   [ge 0]",
        "modelarts_nodepools.PoolResource.max_count: int   [wire maxCount]",
        "modelarts_nodepools.CreateNodePoolRequest.api_version: Literal['v2'] = 'v2'   [wire apiVersion]",
        (
            "modelarts_nodepools.NodePoolAnnotations.billing_mode: Literal['0', '1'] | str | None = None"
            "   [wire os.modelarts/billing.mode]"
        ),
        "modelarts_nodepools.BadRequest: class(ApiError)",
        "modelarts_nodepools.Token: class(ApiKey)",
        "modelarts_nodepools.ModelArts.node_pools: NodePools",
    ):
        assert line in lines
    assert any(line.startswith("modelarts_nodepools.Token.from_env(") for line in lines)


# --------------------------------------------------------------------------------------------- hostile text

PAYLOADS = [
    '"""\npwned_canary()\n"""', "'''\npwned_canary()\n'''", '"); pwned_canary(); ("', "{{ pwned_canary() }}", "{% x %}",
    "\\", '\\"""', '"', "x\\", "\r\npwned_canary()\r\n", "\x00\x1b[31m", "\u202e\u2066", "\ud800", "\u2028pwned_canary()",
    "]]>\n```\npwned_canary()\n```", "-->\n<script>", "%(x)s {0} ${y}", "#", "# -*- coding: utf-7 -*-", "`x` *y* [z](http://e)",
]  # fmt: skip


def poisoned(node: Any, payload: str) -> Any:
    """The same tree with every text of the document replaced."""
    if isinstance(node, Text):
        return Text(payload)
    if isinstance(node, tuple):
        return tuple(poisoned(item, payload) for item in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(
            node,
            **{item.name: poisoned(getattr(node, item.name), payload) for item in fields(node)},
        )
    return node


def with_wire_names(api: Api, payload: str) -> Api:
    """Wire names, options, keys and rules of the document replaced as well, as far as they may be any text."""

    def change(node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(change(item) for item in node)
        if not is_dataclass(node) or isinstance(node, type):
            return node
        values = {item.name: change(getattr(node, item.name)) for item in fields(node)}
        if "wire_name" in values and isinstance(values["wire_name"], str):
            values["wire_name"] += payload + str(values["name"])
        if type(node).__name__ == "Options" and not values["open"] and values["values"] != ("v2",):
            pass
        elif type(node).__name__ == "Options":
            values["values"] = tuple(f"{value}{payload}" for value in values["values"])
        if type(node).__name__ == "Member":
            values["value"] = f"{values['value']}{payload}"
        for key in ("key", "media", "id", "path", "url", "environment"):
            if isinstance(values.get(key), str):
                values[key] += payload
        if "rules" in values and values["rules"] is not None:
            values["rules"] = {"not": {"required": [payload]}, payload: payload}
        if "default" in values and values["default"] is not None:
            values["default"] = payload
        return type(node)(**values)

    changed: Api = change(api)
    return changed


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    calls: list[str] = []
    monkeypatch.setattr(builtins, "pwned_canary", lambda: calls.append("called"), raising=False)
    yield calls
    assert calls == []


def outline(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Every name that the code uses, per module: what hostile text must not change."""
    return {
        path: sorted(
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(text))
            if isinstance(node, (ast.Name, ast.Attribute))
        )
        for path, text in modules(files).items()
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_inert(
    api: Api, payload: str, canary: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No document holds a lone surrogate in a name: reading it refuses that.
    names = "" if payload == "\ud800" else payload
    hostile = with_wire_names(poisoned(api, payload), names)
    settings = replace(SMALL, summary="", source="").completed(payload, payload)
    files = project(hostile, settings)
    assert outline(files) == outline(
        project(with_wire_names(poisoned(api, "plain"), "plain"), settings)
    )
    tomllib.loads(files["pyproject.toml"].decode())
    prose = re.sub(
        r"^```python\n.*?^```$", "", files["README.md"].decode(), flags=re.MULTILINE | re.DOTALL
    )
    assert not re.search("```|<script>|(?<!\\\\)`x`", prose)
    for path, content in files.items():
        if "/_runtime/" not in path:
            assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\x00\x1b]", content.decode()), (
                path
            )
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.syspath_prepend(str(tmp_path / "src"))
    before = set(sys.modules)
    for name in list(sys.modules):
        if name.startswith("modelarts_nodepools"):
            monkeypatch.delitem(sys.modules, name)
    try:
        module = importlib.import_module("modelarts_nodepools")
        for name in module.__all__:
            getattr(module, name)
        importlib.import_module("modelarts_nodepools.resources.node_pools")
    finally:
        for name in set(sys.modules) - before | {
            n for n in sys.modules if n.startswith("modelarts_nodepools")
        }:
            sys.modules.pop(name, None)


def test_what_the_runtime_defines_is_read_as_python_reads_it() -> None:
    expected: dict[str, str] = {}
    for module in sorted(sources(), key=lambda name: (name.count("."), name)):
        for node in ast.parse(sources()[module]).body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                expected.setdefault(node.name, module)
    assert {name: module_of(name) for name in expected} == expected
