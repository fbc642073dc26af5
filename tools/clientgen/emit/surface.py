"""The public surface of a rendered package, read from its code: one sorted line per member.

It knows nothing of the intermediate representation, so it also shows what the templates did.  Names are given as
users import them; members that a public class inherits from a class that is not public are listed under it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby

from clientgen.emit.surface_modules import Found, Modules, exports
from clientgen.emit.surface_text import (
    default,
    deprecated,
    facts,
    field,
    setter,
    signature,
    type_of,
    with_fact,
)

_DEEPEST = 20_000
"""Calls within calls: `ast.unparse` goes down a union once for each of its variants."""


def surface(name: str, files: Mapping[str, str | bytes]) -> list[str]:
    """The surface of package `name`; `files` are its modules by path relative to the package."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        return _surface(name, files)
    finally:
        sys.setrecursionlimit(limit)


def _surface(name: str, files: Mapping[str, str | bytes]) -> list[str]:
    package = Modules(name, files)
    root = package.tree("__init__")
    if root is None:
        return []
    names = exports(root)
    public = frozenset(names)
    lines: set[str] = set()
    for _, members in groupby(sorted(names, key=package.home), package.home):
        for member in members:
            found = package.find("__init__", member)
            if found is None:
                lines.add(f"{name}.{member}")
            else:
                lines.update(_lines(package, member, found, public))
        package.forget()
    return sorted(lines)


def text(lines: list[str]) -> str:
    """The surface as a file."""
    return "\n".join([*lines, ""])


def _lines(package: Modules, member: str, found: Found, exported: frozenset[str]) -> Iterator[str]:
    path = f"{package.name}.{member}"
    if present := _present_class(found):
        # A former name is shown as what it stands for, so that all that callers used is seen to be there.
        target = package.find("__init__", present)
        for line in _lines(package, member, target, exported) if target else ():
            own = line.startswith((f"{path}: class(", f"{path}: type ="))
            yield f"{line}   [deprecated, now {present}]" if own else line
        return
    match found.node:
        case ast.ClassDef() as node:
            bases = [ast.unparse(base) for base in node.bases]
            yield f"{path}: class({', '.join(bases)})"
            # Resources are made by the client alone.
            hidden = {"__init__"} if found.module.startswith("resources.") else set()
            yield from _members(package, path, found, exported, frozenset(hidden))
        case ast.FunctionDef() as node:
            yield f"{path}{signature(node, method=False)}"
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeAliasType"), args=[_, value])):
            yield f"{path}: type = {type_of(value)}"
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias"), value=ast.Constant() as value):
            yield f"{path}: type = {type_of(value)}"
        case ast.AnnAssign(annotation=annotation):
            yield f"{path}: {type_of(annotation)}"
        case ast.Assign(value=value):
            yield f"{path} = {ast.unparse(value)}"
        case _:
            yield path


def _present_class(found: Found) -> str | None:
    """What the former name of a class stands for; None if it is no such name."""
    match found:
        case Found("former", ast.ClassDef(bases=[ast.Name(id=present)])):
            return present
        case Found("former", ast.AnnAssign(value=ast.Name(id=present))):
            return present
        case _:
            return None


def _present_member(owner: ast.ClassDef, item: ast.stmt) -> ast.stmt | None:
    """The member that a former name hands over to: ``return self.x`` or ``return self.x(…)``; None if it is no such name."""
    if not isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) or not deprecated(item):
        return None
    match item.body[-1]:
        case (
            ast.Return(value=ast.Await(value=ast.Call(func=called)))
            | ast.Return(value=ast.Call(func=called))
        ):
            value: ast.expr = called
        case ast.Return(value=ast.expr() as value):
            pass
        case _:
            return None
    match value:
        case ast.Attribute(value=ast.Name(id="self"), attr=present):
            return next((other for other in owner.body if _name(other) == present), None)
        case _:
            return None


def _members(
    package: Modules, path: str, found: Found, exported: frozenset[str], hidden: frozenset[str]
) -> Iterator[str]:
    """The public members of a class, and of those of its bases that are not public themselves."""
    node = found.node
    if not isinstance(node, ast.ClassDef):
        return
    own: set[str] = set()
    frozen = any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)
    for item in node.body:
        name = _name(item)
        if (
            name is None
            or name in {*hidden, "model_config"}
            or (name.startswith("_") and name != "__init__")
        ):
            continue
        own.add(name)
        present = _present_member(node, item)
        if present is None:
            yield from _member(package, path, found.module, item, name)
        else:
            lines = _member(package, path, found.module, present, name)
            yield from (with_fact(line, "deprecated") for line in lines)
    for base in node.bases:
        base_name = (
            base.id
            if isinstance(base, ast.Name)
            else base.value.id
            if (isinstance(base, ast.Subscript) and isinstance(base.value, ast.Name))
            else ""
        )
        above = package.find(found.module, base_name)
        if base_name not in exported and above is not None and not frozen:
            yield from _members(package, path, above, exported, hidden | own)


def _member(package: Modules, path: str, module: str, item: ast.stmt, name: str) -> Iterator[str]:
    match item:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            decorators = {ast.unparse(decorator) for decorator in item.decorator_list}
            if decorators & {"overload", "typing.overload"} or setter(decorators):
                return
            if decorators & {"property", "cached_property"}:
                yield f"{path}.{name}: {type_of(item.returns)}"
                return
            called = path if name == "__init__" else f"{path}.{name}"
            yield f"{called}{signature(item)}{_wire(package, module, item)}"
        case ast.AnnAssign(annotation=annotation, value=value):
            kind, facts = field(annotation)
            yield f"{path}.{name}: {kind}{default(value)}{facts}"
        case ast.Assign(value=value):
            yield f"{path}.{name} = {ast.unparse(value)}"
        case _:
            pass


def _name(item: ast.stmt) -> str | None:
    match item:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None


def _wire(package: Modules, module: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """The HTTP call behind a method that sends an operation, and where its parameters go."""
    for call in ast.walk(node):
        match call:
            case (
                ast.Call(
                    func=ast.Attribute(attr="send"),
                    args=[ast.Name(id=name) | ast.Call(func=ast.Name(id=name)), *_],
                )
                | ast.Call(
                    func=ast.Name(id="ResponseStream" | "AsyncResponseStream"),
                    args=[_, ast.Name(id=name) | ast.Call(func=ast.Name(id=name)), *_],
                )
            ):
                found = package.find(module, name)
                match found.node if found else None:
                    case ast.AnnAssign(value=value):
                        return facts(value)
                    case ast.FunctionDef(body=[*_, ast.Return(value=value)]):
                        return facts(value)
                    case _:
                        return ""
            case _:
                pass
    return ""
