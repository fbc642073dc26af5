"""Collects what a generated module imports and prints it."""

from __future__ import annotations

from clientgen.emit.annotations import imported_names
from clientgen.emit.code import Code

_STANDARD = frozenset({"collections.abc", "enum", "functools", "types", "typing"})


class Imports:
    """The imports of one module; `level` is how many packages it lies below the root of the client, plus one.

    The names of a document are kept a line each, so that one more of them is one more line and moves no other;
    with `single`, as an index of a package has it, every name has a statement of its own.
    Those of a function within a module leave the runtime to `outer`, the imports of that module.
    """

    def __init__(self, level: int, *, single: bool = False, outer: Imports | None = None) -> None:
        self._outer = outer
        self._dots = "." * level
        self._single = single
        self._needed: dict[str, set[str]] = {}
        self._whole: set[str] = set()

    def whole(self, module: str) -> None:
        """`import module`, of the standard library."""
        self._whole.add(module)

    def needs(self, module: str, *names: str) -> None:
        """`from module import names`; a relative module is given with its dots."""
        self._needed.setdefault(module, set()).update(names)

    def runtime(self, module: str, *names: str) -> None:
        """Names of a module of the client's runtime."""
        (self._outer or self).needs(f"{self._dots}_runtime.{module}", *names)

    def sibling(self, here: str, module: str, *names: str) -> None:
        """For a module of models, `here`: names of another one."""
        package, _, _ = here.rpartition(".")
        inside = module.removeprefix(f"{package}.") if package else module
        self.needs(f".{inside}" if inside != module or not package else f"..{module}", *names)

    def model(self, module: str, *names: str) -> None:
        """Names of a module of models."""
        self.needs(f"{self._dots}models.{module}", *names)

    def annotation(self, code: Code) -> None:
        """What an annotation mentions of the standard library and pydantic."""
        for module, names in imported_names([code]).items():
            self.needs(module, *names)

    def code(self) -> Code:
        """The import statements: standard library, third party, own; each group sorted."""
        first = [f"import {module}" for module in sorted(self._whole)]
        groups: tuple[list[str], list[str], list[str]] = (first, [], [])
        for module in sorted(self._needed, key=lambda name: (-_dots(name), name)):
            group = 2 if module.startswith(".") else 0 if module in _STANDARD else 1
            names = sorted(self._needed[module], key=_order)
            lists = names if self._single else [_listed(module, names)] if names else []
            groups[group].extend(f"from {module} import {listed}" for listed in lists)
        return Code("\n\n".join("\n".join(group) for group in groups if group))


def _listed(module: str, names: list[str]) -> str:
    """The imported names; several from a module that the document fills are a line each."""
    if len(names) == 1 or not module.startswith(".") or "_runtime." in module:
        return ", ".join(names)
    return "(\n" + "".join(f"    {name},\n" for name in names) + ")"


def _dots(module: str) -> int:
    return len(module) - len(module.lstrip("."))


def _order(name: str) -> tuple[int, str, str]:
    """As the import sorter has it: constants, classes, functions."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.casefold(), name
