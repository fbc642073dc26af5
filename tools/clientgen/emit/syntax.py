"""Syntax trees of generated modules, parsed once: most of them are the runtime, which several views are made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=512)
def parsed(source: str | bytes) -> ast.Module:
    """The tree of a module; shared, so not to be changed."""
    return ast.parse(source)


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """All statements below a node, however deep; not the expressions in them."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, name, ()):
            if isinstance(child, ast.stmt):
                yield child
            yield from statements(child)
