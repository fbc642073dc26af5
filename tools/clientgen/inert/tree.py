"""All files of a rendered project, each held to the rule for its kind; a file without a rule is refused."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientgen.inert import characters, project, readme
from clientgen.inert.module import Checker
from clientgen.inert.scope import Parse, Parsed, parsed


@dataclass(frozen=True, slots=True)
class Violation:
    """A place in a rendered file for which there is no rule, and what stands there."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.reason}"


def prove(
    tree: Mapping[str, bytes],
    *,
    package: str,
    verbatim: Mapping[str, bytes],
    parse: Parse = ast.parse,
) -> tuple[Violation, ...]:
    """What in a rendered project is not shown to be inert; nothing, if all is well.

    `package` is the import name.  `verbatim` are the files that may only be copies, by path: the whole runtime, of which
    the project may have a part, and the licence.  `parse` is `ast.parse`, or a function that remembers what that gave.
    """
    return tuple(
        Violation(path, line, reason)
        for path, line, reason in _found(tree, package, verbatim, parse)
    )


def _found(
    tree: Mapping[str, bytes], package: str, verbatim: Mapping[str, bytes], parse: Parse
) -> Iterator[tuple[str, int, str]]:
    root = f"src/{package}/"
    modules: dict[str, Parsed] = {}
    for path, content in sorted(tree.items()):
        if path in verbatim:
            if content != verbatim[path]:
                yield path, 1, "is no copy of what it is named after"
            continue
        if path.startswith(root) and path.endswith(".py") and "/_runtime/" not in path:
            try:
                module = parsed(path, path.removeprefix(root), content, parse)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                yield path, getattr(error, "lineno", None) or 1, "is not Python in UTF-8"
                continue
            modules[module.name] = module
            continue
        check = _OTHER.get(path.removeprefix(root))
        if check is None:
            yield path, 1, "is a file without a rule"
            continue
        yield from ((path, line, reason) for line, reason in check(content, package))
    copied = {_dotted(path, root): tree[path] for path in tree if path in verbatim}
    for module in modules.values():
        checker = Checker(module, modules, copied)
        checker.run()
        checker.faults += characters.faults(module.source, checker.texts)
        yield from ((module.path, line, reason) for line, reason in sorted(checker.faults))
    if "README.md" in tree:
        exported = readme.exported(modules)
        faults = readme.faults(tree["README.md"], package, exported)
        yield from (("README.md", line, reason) for line, reason in faults)


def _dotted(path: str, root: str) -> str:
    name = path.removeprefix(root).removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__")


_OTHER = {
    "README.md": lambda content, package: iter(()),  # needs the modules: see above
    "api-surface.txt": project.surface,
    "py.typed": project.empty,
    "pyproject.toml": project.packaging,
}
