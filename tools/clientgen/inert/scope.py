"""What the names of a module mean: each is bound once, by an import, a class, a function or an assignment."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a name comes from: `module` is dotted, below the package if `own`; empty for what the module itself defines."""

    module: str
    name: str
    own: bool

    @property
    def of_runtime(self) -> bool:
        """Whether the runtime defines it."""
        return self.own and (self.module == "_runtime" or self.module.startswith("_runtime."))


@dataclass(slots=True)
class Parsed:
    """One generated module: its dotted name below the package, its tree, and what its names mean."""

    path: str
    name: str
    is_package: bool
    source: bytes
    tree: ast.Module
    bound: dict[str, Origin] = field(default_factory=dict)
    twice: list[ast.stmt] = field(default_factory=list)

    def absolute(self, node: ast.ImportFrom) -> str | None:
        """The dotted name, below the package, of what a relative import names; None if it leads out of the package."""
        base = self.name.split(".") if self.name else []
        up = node.level - (1 if self.is_package else 0)
        if up > len(base):
            return None
        base = base[: len(base) - up]
        return ".".join([*base, *(node.module.split(".") if node.module else [])])


def parsed(path: str, below: str, source: bytes) -> Parsed:
    """Parse a module; `below` is its path below the package.

    Raises:
        SyntaxError, ValueError: it is not Python in UTF-8.
    """
    tree = ast.parse(source.decode("utf-8"))
    parts = below.removesuffix(".py").split("/")
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    module = Parsed(path, name, is_package, source, tree)
    for statement in module.tree.body:
        for inner in statement.body if isinstance(statement, ast.If) else [statement]:
            for bound, origin in _bindings(inner, module):
                if bound in module.bound:
                    module.twice.append(inner)
                module.bound[bound] = origin
    return module


def _bindings(node: ast.stmt, module: Parsed) -> Iterator[tuple[str, Origin]]:
    match node:
        case ast.ImportFrom(names=names, level=level):
            target = (module.absolute(node) or "") if level else (node.module or "")
            for item in names:
                yield item.asname or item.name, Origin(target, item.name, own=bool(level))
        case ast.Import(names=names):
            for item in names:
                yield item.asname or item.name, Origin(item.name, "", own=False)
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name, Origin("", name, own=True)
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            yield name, Origin("", name, own=True)
        case _:
            pass


def names_bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a class binds."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            pass


def defines(source: bytes, what: str) -> bool:
    """Whether a module that is copied, and so was not parsed, binds `what` at its top level."""
    pattern = rf"^(?:class|def|async def) {re.escape(what)}\b|^{re.escape(what)}\b *[:=]"
    return re.search(pattern.encode(), source, re.MULTILINE) is not None
