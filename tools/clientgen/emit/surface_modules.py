"""The modules of a rendered package, as what reads its code alone finds its way through them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.emit.syntax import parsed


@dataclass(frozen=True, slots=True)
class Found:
    """A definition and the module that it stands in."""

    module: str
    node: ast.stmt


class Modules:
    """The modules of a package and what they define.

    The runtime's stay parsed; of the others, of which there may be thousands, as many as `forget` leaves.
    """

    def __init__(self, name: str, files: Mapping[str, str | bytes]) -> None:
        self.name = name
        self._texts = {_dotted(path): text for path, text in files.items()}
        self._trees: dict[str, ast.Module] = {}
        self._index: dict[str, dict[str, list[ast.stmt]]] = {}

    def tree(self, module: str) -> ast.Module | None:
        """The syntax tree of a module; None if there is no such module."""
        text = self._texts.get(module)
        if text is None:
            return None
        if module.startswith("_runtime."):
            return parsed(text)
        if module not in self._trees:
            self._trees[module] = ast.parse(text)
        return self._trees[module]

    def forget(self) -> None:
        """Give back the memory of all modules but the first, which names what is public, and the runtime."""
        for module in self._trees.keys() - {"__init__"}:
            del self._trees[module]
            self._index.pop(module, None)

    def home(self, name: str) -> str:
        """The module that the first module imports a name from; empty if it does not."""
        for node in self._names("__init__").get(name, ()):
            if isinstance(node, ast.ImportFrom):
                return self._target("__init__", node)
        return ""

    def _names(self, module: str) -> dict[str, list[ast.stmt]]:
        if module not in self._index:
            tree = self.tree(module)
            self._index[module] = {} if tree is None else _index(tree)
        return self._index[module]

    def find(self, module: str, name: str, seen: frozenset[str] = frozenset()) -> Found | None:
        """The definition of a name that a module defines or imports."""
        if module in seen:
            return None
        for node in self._names(module).get(name, ()):
            if not isinstance(node, ast.ImportFrom):
                return Found(module, node)
            found = self.find(self._target(module, node), name, seen | {module})
            if found:
                return found
        return None

    def _target(self, module: str, node: ast.ImportFrom) -> str:
        package = (
            module
            if f"{module}.__init__" in self._texts or module == ""
            else module.rpartition(".")[0]
        )
        parts = [part for part in package.split(".") if part]
        parts = parts[: len(parts) - (node.level - 1)] if node.level > 1 else parts
        target = ".".join([*parts, *(node.module or "").split(".")]).strip(".")
        return target if target in self._texts else f"{target}.__init__".lstrip(".")


def exports(tree: ast.Module) -> list[str]:
    """What a module lists in `__all__`; nothing if it has none."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return [str(item) for item in ast.literal_eval(value)]
            case _:
                pass
    return []


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module, those below `if TYPE_CHECKING:` included."""
    for node in tree.body:
        yield node
        if isinstance(node, ast.If):
            yield from node.body


def _index(tree: ast.Module) -> dict[str, list[ast.stmt]]:
    """Name → the statements of a module that define it or import it from the package, in their order."""
    found: dict[str, list[ast.stmt]] = {}
    for node in _statements(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.setdefault(name, []).append(node)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                found.setdefault(name, []).append(node)
            case ast.ImportFrom(level=level) if level:
                for alias in node.names:
                    found.setdefault(alias.name, []).append(node)
            case _:
                pass
    return found


def _dotted(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")
