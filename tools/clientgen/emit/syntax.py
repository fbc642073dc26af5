"""Syntax trees of generated modules, parsed once: most of them are the runtime, which several views are made of."""

from __future__ import annotations

import ast
from functools import lru_cache


@lru_cache(maxsize=512)
def parsed(source: str | bytes) -> ast.Module:
    """The tree of a module; shared, so not to be changed."""
    return ast.parse(source)
