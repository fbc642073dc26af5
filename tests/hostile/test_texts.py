"""Text of a document stands in a package as text: attacked one by one, and against a twin with harmless words."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientgen.output.sync import write
from clientgen.output.tree import FileTree

from .documents import CANARY, PAYLOADS, at, calls_of, outcome, places, sink

PROSE = ("title", "description", "summary")
WIRE: dict[str, tuple[tuple[str | int, ...], str]] = {
    # What is attacked: the way to it, and whether the value or the key there is.
    "enum value": (("components", "schemas", "Item", "properties", "state", "enum", 0), "value"),
    "const": (("components", "schemas", "Item", "properties", "fixed", "const"), "value"),
    "default": (("paths", "/things/{id}", "get", "parameters", 0, "schema", "default"), "value"),
    "format": (("components", "schemas", "Item", "properties", "when", "format"), "value"),
    "pattern": (("paths", "/things/{id}", "parameters", 0, "schema", "pattern"), "value"),
    "option of an enum class": (("components", "schemas", "Level", "enum", 0), "value"),
    "name of an option": (("components", "schemas", "Level", "x-enum-varnames", 0), "value"),
    "property": (("components", "schemas", "Item", "properties", "state"), "key"),
    "schema": (("components", "schemas", "Base"), "key"),
    "path": (("paths", "/things/{id}"), "key"),
    "query parameter": (("paths", "/things/{id}", "get", "parameters", 0, "name"), "value"),
    "header parameter": (("paths", "/things/{id}", "get", "parameters", 1, "name"), "value"),
    "cookie parameter": (("paths", "/things/{id}", "get", "parameters", 2, "name"), "value"),
    "media type": (
        ("paths", "/things/{id}", "put", "requestBody", "content", "application/json"),
        "key",
    ),
    "media type of a reply": (
        ("paths", "/things/{id}", "get", "responses", "200", "content", "application/json"),
        "key",
    ),
    "media type of a part": (
        ("paths", "/things/{id}", "post", "requestBody", "content", "multipart/form-data",
         "encoding", "note", "contentType"),
        "value",
    ),
    "status": (("paths", "/things/{id}", "get", "responses", "404"), "key"),
    "header of a reply": (
        ("paths", "/things/{id}", "get", "responses", "default", "headers", "X-A"),
        "key",
    ),
    "operation": (("paths", "/things/{id}", "get", "operationId"), "value"),
    "tag": (("paths", "/things/{id}", "get", "tags", 0), "value"),
    "address": (("servers", 0, "url"), "value"),
    "variable": (("servers", 0, "variables", "region"), "key"),
    "default of a variable": (("servers", 0, "variables", "region", "default"), "value"),
    "option of a variable": (("servers", 0, "variables", "region", "enum", 1), "value"),
    "scheme": (("components", "securitySchemes", "bearer"), "key"),
    "header of a key": (("components", "securitySchemes", "key", "name"), "value"),
    "kind of scheme": (("components", "securitySchemes", "bearer", "scheme"), "value"),
    "discriminator": (
        ("components", "schemas", "Shape", "discriminator", "propertyName"),
        "value",
    ),
    "discriminated": (("components", "schemas", "Shape", "discriminator", "mapping", "circle"), "key"),
    "target": (("components", "schemas", "Shape", "discriminator", "mapping", "circle"), "value"),
    "reference": (("components", "schemas", "Item", "properties", "level", "$ref"), "value"),
    "example": (
        ("paths", "/things/{id}", "put", "requestBody", "content", "application/json", "examples",
         "large", "value", "tags", "a"),
        "value",
    ),
    "title of an example": (
        ("paths", "/things/{id}", "put", "requestBody", "content", "application/json", "examples",
         "large", "summary"),
        "value",
    ),
    "contact": (("info", "contact", "email"), "value"),
    "version": (("info", "version"), "value"),
    "further key": (("components", "schemas", "Item", "x-note"), "value"),
    "name in Python": (("components", "schemas", "Item", "x-python-name"), "value"),
}  # fmt: skip


def attacked(way: tuple[str | int, ...], what: str, text: str) -> Any:
    document = sink()
    parent = at(document, way[:-1])
    if what == "key":
        parent[text] = parent.pop(way[-1])
    else:
        parent[way[-1]] = text
    return document


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)


def inert(tree: FileTree) -> None:
    """What the proof has shown already, seen once more from the side of the payload."""
    assert CANARY[:-2] not in calls_of(tree)
    for path, content in tree.items():
        text = content.decode()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert ".." not in Path(path).parts


@pytest.mark.parametrize("what", WIRE)
def test_a_string_that_counts(what: str, tmp_path: Path) -> None:
    way, kind = WIRE[what]
    for number, payload in enumerate(PAYLOADS[number_of(what) % 5 :: 5]):
        result = outcome(attacked(way, kind, payload), tmp_path, f"{number}.json")
        if not isinstance(result, set):
            inert(result)


def number_of(what: str) -> int:
    """A fifth of the payloads for each place, another fifth for the next one."""
    return list(WIRE).index(what)


def prose(document: Any) -> Iterator[tuple[str | int, ...]]:
    """The ways to all human text of a document."""
    for way in places(document):
        if way and way[-1] in PROSE and isinstance(at(document, way), str):
            yield way


def skeleton(tree: FileTree) -> dict[str, str]:
    """The generated modules with their strings taken out."""

    class Blank(ast.NodeTransformer):
        def visit_Constant(self, node: ast.Constant) -> ast.Constant:
            return ast.Constant("") if isinstance(node.value, str) else node

    return {
        path: ast.dump(Blank().visit(ast.parse(content)))
        for path, content in tree.items()
        if path.endswith(".py")
    }


@pytest.mark.parametrize("payload", [text for text in PAYLOADS if text.strip()])
def test_all_human_text_at_once(payload: str, tmp_path: Path) -> None:
    """The twin with harmless words has the same code but for its strings; only names come from a title."""
    document, twin = sink(), sink()
    for way in list(prose(document)):
        if way != ("info", "title"):
            at(document, way[:-1])[way[-1]] = payload
            at(twin, way[:-1])[way[-1]] = "Words."
    first, second = outcome(document, tmp_path), outcome(twin, tmp_path)
    if isinstance(first, set):
        # Half a surrogate pair or a control character that no encoding carries.
        assert first <= {"SRC10", "DOC09"}
        return
    assert not isinstance(second, set)
    assert skeleton(first) == skeleton(second)
    inert(first)


def test_nothing_runs_when_it_is_imported(tmp_path: Path) -> None:
    """One package with the strongest payload in every text and every value, imported with a recorder in place."""
    document = sink()
    payload = PAYLOADS[0]
    for way in list(prose(document)):
        at(document, way[:-1])[way[-1]] = payload
    for what in ("enum value", "const", "option of an enum class", "example", "contact", "version"):
        way, _ = WIRE[what]
        at(document, way[:-1])[way[-1]] = payload
    properties = document["components"]["schemas"]["Item"]["properties"]
    properties[payload] = {"type": "string", "enum": [payload], "description": payload}
    tree = outcome(document, tmp_path)
    assert not isinstance(tree, set)
    write(tree, tmp_path / "out")
    program = (
        "import builtins, importlib, pkgutil, sys\n"
        "called = []; builtins.pwned_canary = lambda: called.append(1)\n"
        "(name,) = [m.name for m in pkgutil.iter_modules([sys.argv[1]])]; sys.path.insert(0, sys.argv[1])\n"
        "package = importlib.import_module(name)\n"
        "for m in pkgutil.walk_packages(package.__path__, name + '.'): importlib.import_module(m.name)\n"
        "for n in package.__all__:\n"
        "    found = getattr(package, n)\n"
        "    if hasattr(found, 'model_rebuild'): found.model_rebuild()\n"
        "print(package.Item.model_fields.keys().__len__(), len(called))\n"
    )
    command = [sys.executable, "-W", "error", "-c", program, str(tmp_path / "out" / "src")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["13", "0"], done.stderr
