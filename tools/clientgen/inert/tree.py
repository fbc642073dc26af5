"""All files of a rendered project, each held to the rule for its kind; a file without a rule is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.inert import characters, project, readme
from clientgen.inert.module import Checker
from clientgen.inert.scope import Parsed, defines, parsed


@dataclass(frozen=True, slots=True)
class Violation:
    """A place in a rendered file for which there is no rule, and what stands there."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.reason}"


def prove(
    tree: Mapping[str, bytes], *, package: str, verbatim: Mapping[str, bytes]
) -> tuple[Violation, ...]:
    """What in a rendered project is not shown to be inert; nothing, if all is well.

    `package` is the import name.  `verbatim` are the files that may only be copies, by path: the whole runtime, of which
    the project may have a part, and the licence.
    """
    proof = _Proof(f"src/{package}/", package)
    for path, content in sorted(tree.items()):
        proof.file(path, content, verbatim.get(path))
    proof.names({_dotted(path, proof.root): tree[path] for path in tree if path in verbatim})
    if "README.md" in tree:
        for line, reason in readme.faults(tree["README.md"], package, proof.exported):
            proof.fault("README.md", line, reason)
    return tuple(Violation(*found) for found in sorted(proof.found))


class _Proof:
    """Looks at one file after the other, so that there is one syntax tree at a time; of each it keeps which names it binds."""

    def __init__(self, root: str, package: str) -> None:
        self.root = root
        self.package = package
        self.found: list[tuple[str, int, str]] = []
        self.exported: frozenset[str] = frozenset()
        self._bound: dict[str, frozenset[str]] = {}
        self._needed: dict[tuple[str, str], list[tuple[str, int, str]]] = {}

    def fault(self, path: str, line: int, reason: str) -> None:
        """Something has no rule."""
        self.found.append((path, line, reason))

    def file(self, path: str, content: bytes, copy: bytes | None) -> None:
        """Look at a file; `copy` is what it has to be, if it may only be a copy."""
        below = path.removeprefix(self.root)
        if copy is not None:
            if content != copy:
                self.fault(path, 1, "is no copy of what it is named after")
        elif path != below and path.endswith(".py") and "/_runtime/" not in path:
            try:
                module = parsed(path, below, content)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                self.fault(path, getattr(error, "lineno", None) or 1, "is not Python in UTF-8")
            else:
                self._module(module)
        elif (check := _OTHER.get(below)) is not None:
            for line, reason in check(content, self.package):
                self.fault(path, line, reason)
        else:
            self.fault(path, 1, "is a file without a rule")

    def _module(self, module: Parsed) -> None:
        checker = Checker(module)
        checker.run()
        checker.faults += characters.faults(module.source, checker.texts)
        for line, reason in checker.faults:
            self.fault(module.path, line, reason)
        for what, faults in checker.needed.items():
            needed = self._needed.setdefault(what, [])
            needed += [(module.path, line, reason) for line, reason in faults]
        self._bound[module.name] = frozenset(module.bound)
        if not module.name:
            self.exported = readme.exported(module)

    def names(self, copied: Mapping[str, bytes]) -> None:
        """Look whether every module has the names that others want of it; `copied` are those that are copies."""
        for (module, name), faults in self._needed.items():
            known = self._bound.get(module)
            if known is None:
                kept = module in copied and defines(copied[module], name)
            else:
                kept = name in known
            if not kept:
                self.found += faults


def _dotted(path: str, root: str) -> str:
    name = path.removeprefix(root).removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__")


_OTHER = {
    "README.md": lambda content, package: iter(()),  # needs the modules: see above
    "api-surface.txt": project.surface,
    "py.typed": project.empty,
    "pyproject.toml": project.packaging,
}
