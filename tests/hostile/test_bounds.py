"""What asks for too much is refused, and what is merely large is done, in a process with little memory and time."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .documents import outcome, sink

MIB = 1024 * 1024
HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\n'


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2048 * MIB, 2048 * MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * MIB, 64 * MIB))


def generated(document: Path, out: Path) -> tuple[int, str]:
    """Run `generate` under limits: exit code, and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "clientgen", "generate", str(document), "--out", str(out)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limit,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def schemas(**found: Any) -> dict[str, Any]:
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    return {**head, "components": {"schemas": found}}


def nested(depth: int) -> Any:
    inner: Any = {"type": "string"}
    for _ in range(depth):
        inner = {"type": "array", "items": inner}
    return inner


BOMB = "".join(f"  b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 12))
REFUSED = {
    "alias bomb": (HEAD + "x-bomb:\n  b0: &b0 [a, a]\n" + BOMB, "SRC08"),
    "alias in itself": (HEAD + "x-a: &a [*a]\n", "SRC09"),
    "deep YAML": (HEAD + "x-a: " + "[" * 30_000 + "]" * 30_000 + "\n", "SRC08"),
    "deep JSON": (
        '{"openapi": "3.1.0", "x-a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "SRC08",
    ),
    "deep schema": (json.dumps(schemas(A=nested(400))), "SRC08"),
    "itself": (json.dumps(schemas(A={"$ref": "#/components/schemas/A"})), "SRC15"),
    "part of itself": (json.dumps(schemas(A={"allOf": [{"$ref": "#/components/schemas/A"}]})), "DOC"),
    "local file": (json.dumps(schemas(A={"$ref": "file:///etc/passwd"})), "SRC13"),
    "another folder": (json.dumps(schemas(A={"$ref": "../../etc/passwd#/a"})), "SRC13"),
    "network": (json.dumps(schemas(A={"$ref": "http://169.254.169.254/latest"})), "SRC12"),
    "python tag": (HEAD + "x-a: !!python/object/apply:os.system [true]\n", "SRC07"),
    "long number": (HEAD + "x-a: " + "9" * 100_000 + "\n", "SRC10"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_too_much(what: str, tmp_path: Path) -> None:
    text, code = REFUSED[what]
    document = tmp_path / "openapi.yaml"
    document.write_text(text)
    exit_code, told = generated(document, tmp_path / "out")
    assert exit_code == 1, told
    assert f"error[{code}" in told, told
    assert "openapi.yaml:" in told
    assert "root:" not in told
    assert not (tmp_path / "out").exists()


def path(number: int) -> dict[str, Any]:
    responses = {"204": {"description": "Done."}}
    return {"get": {"operationId": f"get{number}", "tags": ["t"], "responses": responses}}


LONG = [
    piece * (100_000 // len(piece))
    for piece in ("A", "1", "a/", "As", ") -> ", "{", "_", "\\", '"', "é")
]
PLAIN = {"get": {"responses": {"204": {"description": "Done."}}}}

LARGE = {
    # Names as long as this need a look at each letter, not at each letter for each letter.
    "long names": schemas(
        A={
            "type": "object",
            "properties": {name: {"type": "string", "enum": [name]} for name in LONG},
        }
    )
    | {
        "paths": {
            f"/{'1' * 100_000}x": PLAIN,
            f"/{'A' * 100_000}": PLAIN,
            f"/v{'1.' * 50_000}x": PLAIN,
        }
    },
    "options": schemas(A={"type": "string", "enum": [f"v-{n}" for n in range(20_000)]}),
    "properties": schemas(
        A={"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(800)}}
    ),
    "long text": schemas(
        A={"type": "object", "description": "word. " * 200_000, "properties": {}},
        B={"type": "string", "pattern": "(a|b)?" * 5_000},
    ),
    "variants": schemas(
        A={"oneOf": [{"type": "array", "minItems": n, "items": {}} for n in range(300)]}
    ),
    # As many as a union may have: each is a level more of the expression that says so.
    "models in a union": schemas(
        A={
            "oneOf": [
                {
                    "type": "object",
                    "required": [f"k{n}"],
                    "properties": {f"k{n}": {"type": "string"}},
                }
                for n in range(400)
            ]
        }
    ),
    "paths": schemas() | {"paths": {f"/p{n}": path(n) for n in range(400)}},
}


def chain(made: Callable[[dict[str, str]], Any], levels: int) -> dict[str, Any]:
    """Schemas, each made of a reference to the next one."""
    found = {f"C{n}": made({"$ref": f"#/components/schemas/C{n + 1}"}) for n in range(levels)}
    return schemas(**found, **{f"C{levels}": {"type": "object"}})


# Each level leads to the next one on two ways: whoever follows all of them is not done in this world.
WAYS = {
    "allOf": lambda below: {"allOf": [below, {"properties": {"a": {}}}, below]},
    "oneOf": lambda below: {"oneOf": [below, {"type": "string"}, {"oneOf": [below]}]},
    "members": lambda below: {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": below, "b": below},
    },
    "positions": lambda below: {"type": "array", "prefixItems": [below, below]},
    "alternatives with rules": lambda below: {
        "anyOf": [
            {"type": "array", "minItems": 1, "items": below},
            {"type": "object", "minProperties": 1, "additionalProperties": below},
        ]
    },
    "conditions": lambda below: {"type": "object", "not": {"anyOf": [below, below]}},
}


@pytest.mark.parametrize("what", WAYS)
def test_more_ways_than_can_be_walked(what: str, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(chain(WAYS[what], 40)))
    exit_code, told = generated(document, tmp_path / "out")
    assert exit_code == 0, told


def alternatives(levels: int) -> dict[str, Any]:
    """Alternatives with alternatives, each beside a member of its own, so that all of them have to be multiplied out."""
    found: dict[str, Any] = {f"A{levels}": {"type": "object"}}
    for level in range(levels):
        below = {"$ref": f"#/components/schemas/A{level + 1}"}
        found[f"A{level}"] = {
            "type": "object",
            "properties": {f"m{level}": {}},
            "oneOf": [{"allOf": [below], "required": [f"p{n}"]} for n in range(10)],
        }
    return schemas(**found)


BASE = {"type": "object", "required": ["kind"], "discriminator": {"propertyName": "kind"}}
TOO_DEEP = {
    "allOf": (chain(lambda below: {"allOf": [below]} | {"properties": {"a": {}}}, 600), "LOW05"),
    "items": (chain(lambda below: {"type": "array", "items": below}, 600), "LOW05"),
    "names": (chain(lambda below: below, 600), "LOW05"),
    "alternatives": (
        schemas(
            **{
                f"A{n}": {
                    "anyOf": [{"$ref": f"#/components/schemas/A{m}"} for m in range(150) if m != n]
                    + [{"type": "array", "items": {"const": n}}]
                }
                for n in range(150)
            }
        ),
        "LOW05",
    ),
    "multiplied": (alternatives(7), "LOW08"),
    "children": (
        schemas(
            Base={**BASE, "properties": {"kind": {"type": "string"}}},
            **{f"C{n}": {"allOf": [{"$ref": "#/components/schemas/Base"}]} for n in range(1200)},
        ),
        "LOW08",
    ),
}


@pytest.mark.parametrize("what", TOO_DEEP)
def test_too_deep_or_too_wide(what: str, tmp_path: Path) -> None:
    found, code = TOO_DEEP[what]
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(found))
    exit_code, told = generated(document, tmp_path / "out")
    assert exit_code == 1, told
    assert f"error[{code}" in told, told
    assert "openapi.json:1:" in told
    assert ("state in one schema" in told) == (what == "allOf")


def test_conditions_that_quote_each_other_are_not_checked_to_the_end(tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(chain(lambda below: {"type": "object", "not": below}, 600)))
    exit_code, told = generated(document, tmp_path / "out")
    assert exit_code == 0, told
    assert "warning[LOW04" in told


@pytest.mark.parametrize("what", LARGE)
def test_merely_large(what: str, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(LARGE[what]))
    exit_code, told = generated(document, tmp_path / "out")
    assert exit_code == 0, told


def test_a_large_package_is_inert_too(tmp_path: Path) -> None:
    """One that loads piece by piece: many operations over many models."""
    document = sink()
    item = document["components"]["schemas"]["Item"]
    for number in range(400):
        document["components"]["schemas"][f"Item{number}"] = item
        reference = {"$ref": f"#/components/schemas/Item{number}"}
        answer = {"description": "Fine.", "content": {"application/json": {"schema": reference}}}
        get = {"operationId": f"get{number}", "tags": ["t"], "responses": {"200": answer}}
        document["paths"][f"/p{number}"] = {"get": get}
    tree = outcome(document, tmp_path)
    assert not isinstance(tree, set)
    assert b"@cache" in tree["src/sink_client/resources/t.py"]
