"""Collects what a generated module imports and prints it."""

from __future__ import annotations

from clientgen.emit.code import Code
from clientgen.emit.printer import imported_names

_STANDARD = frozenset({"collections.abc", "enum", "functools", "types", "typing"})


class Imports:
    """The imports of one module; `level` is how many packages it lies below the root of the client, plus one."""

    def __init__(self, level: int) -> None:
        self._dots = "." * level
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
        self.needs(f"{self._dots}_runtime.{module}", *names)

    def sibling(self, module: str, *names: str) -> None:
        """Names of a module in the same package."""
        self.needs(f".{module}", *names)

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
            if names:
                groups[group].append(f"from {module} import {', '.join(names)}")
        return Code("\n\n".join("\n".join(group) for group in groups if group))


def _dots(module: str) -> int:
    return len(module) - len(module.lstrip("."))


def _order(name: str) -> tuple[int, str, str]:
    """As the import sorter has it: constants, classes, functions."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.casefold(), name
