"""The README: read as a Markdown reader does, it has no markup but the template's, and its programs are inert too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from clientgen.inert import allowed
from clientgen.inert.characters import invisible
from clientgen.inert.module import Checker
from clientgen.inert.scope import Origin, Parsed

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLOCKS = frozenset(
    {
        "bullet_list_close", "bullet_list_open", "code_block", "fence", "heading_close", "heading_open", "html_block",
        "inline", "list_item_close", "list_item_open", "paragraph_close", "paragraph_open",
    }
)  # fmt: skip
_INLINE = frozenset({"code_inline", "softbreak", "strong_close", "strong_open", "text"})
_NOTICE = re.compile(r"<!-- Generated from [^<>]*; do not edit\. -->\n?\Z")
_INSTALL = re.compile(r"pip install [A-Za-z0-9._-]+\n?\Z")
_PROGRAM = frozenset({"print", "type"})


def exported(root: Parsed) -> frozenset[str]:
    """The names that a program may import from the package: those of the `__all__` of its first module."""
    for node in root.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=items)):
                return frozenset(
                    item.value
                    for item in items
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                )
            case _:
                pass
    return frozenset()


def faults(content: bytes, package: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """What in a README has no rule."""
    text = content.decode(errors="replace")
    if found := invisible(text):
        yield 1, f"has the character {found}"
    # Raw HTML is recognised, as pages on the web do; what those would refuse to show is refused here.
    tokens = MarkdownIt("commonmark").parse(text)
    for number, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else 1
        if token.type not in _BLOCKS:
            yield line, f"has markup without a rule, {token.type}"
        elif token.type == "html_block" and (number or not _NOTICE.match(token.content)):
            yield line, "has HTML of its own"
        elif token.type == "heading_open" and (token.tag != "h1" or number > 1):
            yield line, "has a heading of its own"
        elif token.type == "code_block" and not _INSTALL.match(token.content):
            yield line, "has a block of its own"
        elif token.type == "fence":
            yield from _fence(token, line, package, names)
        for inner in token.children or ():
            if inner.type not in _INLINE:
                yield line, f"has markup without a rule, {inner.type}"


def _fence(
    token: Token, line: int, package: str, names: frozenset[str]
) -> Sequence[tuple[int, str]]:
    if token.info != "python":
        return [(line, "has a block in another language")]
    try:
        tree = ast.parse(token.content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [(line, "has a program that is not Python")]
    checker = _Program(Parsed("README.md", "", True, b"", tree), package, names)
    checker.run()
    missing = [fault for faults in checker.needed.values() for fault in faults]
    return [(line + at, reason) for at, reason in (*checker.faults, *missing)]


class _Program(Checker):
    """A program of the README: what a method may do, with names of the package."""

    def __init__(self, module: Parsed, package: str, names: frozenset[str]) -> None:
        super().__init__(module)
        self._package = package
        self._names = names
        self.called = allowed.CALLED_BUILTINS | _PROGRAM

    def run(self) -> None:
        statements: list[ast.stmt] = []
        for node in self.module.tree.body:
            match node:
                case ast.Import(names=[ast.alias(name=name, asname=None)]) if name in (
                    "asyncio",
                    self._package,
                ):
                    self.local[name] = Origin(name, "", own=False)
                case ast.ImportFrom(module=module, names=names, level=0) if module == self._package:
                    for item in names:
                        if item.asname or item.name not in self._names:
                            self.fault(node, f"imports {item.name}")
                        self.local[item.name] = Origin("", item.name, own=True)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._defined(node)
                case _:
                    statements.append(node)
        self.body(statements)

    def _defined(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        arguments = node.args
        if node.decorator_list or arguments.defaults or arguments.kw_defaults:
            self.fault(node, "is a function without a rule")
        outer = dict(self.local)
        for item in arguments.args:
            if item.annotation is not None:
                self.type(item.annotation)
            self.local[item.arg] = Origin("", item.arg, own=True)
        if node.returns is not None:
            self.type(node.returns)
        self.body(node.body)
        self.local = outer | {node.name: Origin("", node.name, own=True)}
