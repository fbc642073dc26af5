"""A generated package at work: every module compiles and imports, every type builds, everything has help."""

from __future__ import annotations

import importlib
import pydoc
import sys
import warnings
from functools import _lru_cache_wrapper
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import TypeAdapter

from corpus.making import start
from roundtrip.examples import FAULTS, check_examples
from roundtrip.package import Package

_FEW = 5


def use(document: Path, package: str, source: Path, exempt: list[list[str]]) -> dict[str, Any]:
    """Use the package `package` of `document`, which lies in `source`, in a process that may be spoilt.

    Returns `modules` (how many), `operations` (``GET /path`` of each that it offers), `problems` (module or name, and what
    went wrong with it; warnings count), and `examples`.
    """
    sys.path.insert(0, str(source))
    problems: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        modules, operations = _use(source, package, problems)
    return {
        "modules": len(modules),
        "operations": operations,
        "problems": problems[:_FEW],
        "examples": {} if problems else _examples(document, package, exempt),
    }


def _use(source: Path, package: str, problems: list[str]) -> tuple[dict[str, Path], list[str]]:
    modules = _modules(source)
    for name, path in modules.items():
        try:
            compile(path.read_text(encoding="utf-8"), str(path), "exec")
            importlib.import_module(name)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a result here
            problems.append(f"import {name}: {_told(error)}")
    operations: list[str] = []
    if not problems:
        operations = _build(package, modules, problems)
        _help(package, problems)
    return modules, operations


def _examples(document: Path, package: str, exempt: list[list[str]]) -> dict[str, Any]:
    """How many examples fit their schema, how many of these come out equal, and the first that do not."""
    run = start(document, package, exempt)
    api = run.api()
    if run.checked is None or (not api.components and not api.resources):
        return {}
    home = Package(package) if api.resources else _Models(package)
    found = [one for one in check_examples(run.checked.data, api, home) if one.result != "unfit"]
    faults = [one for one in found if one.result in FAULTS]
    return {
        "fit": len(found),
        "equal": len(found) - len(faults),
        "faults": [
            f"{one.result} {one.side} {one.pointer}: {one.detail[:200]}" for one in faults[:_FEW]
        ],
    }


class _Models(Package):
    """A package of models alone, whose user reads and writes them with pydantic."""

    def body(self, media: str, type_: Any) -> Any:
        """A stand-in for the body of an operation, of which there is none."""
        del media
        return SimpleNamespace(type=type_)

    def written(self, body: Any, value: Any) -> bytes:
        """What was given of a value, as JSON."""
        return TypeAdapter(body.type).dump_json(value, exclude_unset=True)

    def read(self, type_: Any, raw: bytes) -> Any:
        """The value of a JSON text."""
        return TypeAdapter(type_).validate_json(raw)


def _modules(source: Path) -> dict[str, Path]:
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _build(package: str, modules: dict[str, Path], problems: list[str]) -> list[str]:
    """Build every class and every type that an operation reads or writes; returns the operations."""
    # A package has of the runtime only what it needs: a document of webhooks gives models alone.
    operation = getattr(sys.modules.get(f"{package}._runtime.operation"), "Operation", ())
    adapter = getattr(sys.modules.get(f"{package}._runtime.adapters"), "adapter", None)
    types: dict[str, Any] = {}
    operations: list[str] = []
    for name in modules:
        part = name.removeprefix(f"{package}.").partition(".")[0]
        if part not in ("models", "resources"):
            continue
        for key, value in vars(sys.modules[name]).items():
            if part == "resources" and isinstance(value, _lru_cache_wrapper):
                value = value()  # of a large package: described when it is first asked for
            if isinstance(value, operation):
                operations.append(f"{value.method} {value.path}")
                types |= {f"{key}.{place}": type_ for place, type_ in _types(value)}
            elif part == "models" and getattr(value, "__module__", "") == name:
                types[f"{name}.{key}"] = value
    for place, type_ in types.items():
        if type_ is None or callable(getattr(type_, "getter", None)):
            continue
        try:
            (adapter or TypeAdapter)(type_)
        except BaseException as error:  # noqa: BLE001
            problems.append(f"build {place}: {_told(error)}")
    return sorted(operations)


def _types(operation: Any) -> list[tuple[str, Any]]:
    found = [(f"parameters.{item.name}", item.type) for item in operation.parameters]
    if operation.body is not None:
        found.append(("body", operation.body.type))
    found += [(f"success.{status}", reply.type) for status, reply in operation.success.items()]
    found += [(f"failure.{status}", type_) for status, type_ in operation.failure.items()]
    return found


def _help(package: str, problems: list[str]) -> None:
    module = sys.modules[package]
    try:
        pydoc.render_doc(module)
    except BaseException as error:  # noqa: BLE001
        problems.append(f"help {package}: {_told(error)}")
    for name in module.__all__:
        try:
            assert pydoc.render_doc(getattr(module, name))
        except BaseException as error:  # noqa: BLE001
            problems.append(f"help {name}: {_told(error)}")


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
