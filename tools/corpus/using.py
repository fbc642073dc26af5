"""A generated package at work: every module compiles and imports, every type builds, everything has help."""

from __future__ import annotations

import importlib
import pydoc
import sys
import warnings
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

_FEW = 5


def use(source: Path, package: str) -> dict[str, Any]:
    """Use the package `package` under `source`, in a process that may be spoilt.

    Returns `modules` (how many), `operations` (``GET /path`` of each that it offers), and `problems`: module or name, and what
    went wrong with it; warnings count.
    """
    warnings.simplefilter("error")
    sys.path.insert(0, str(source))
    problems: list[str] = []
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
    return {"modules": len(modules), "operations": operations, "problems": problems[:_FEW]}


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
