"""Rules that the official schema cannot state: one a file, each with its documentation, called on every part of a document.

A rule is a function registered for the kind of thing it looks at (`clientgen.source.grammar`).  Its file's docstring says
what the rule wants and why.  To add one: a file here, its code in the catalogue, a case under ``tests/cases/diagnostics``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from clientgen.document.rules.base import Context, Rule, rules_for
from clientgen.source.grammar import is_map, walk

__all__ = ["Context", "run"]


@cache
def _load_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def run(context: Context) -> None:
    """Hold every part of the document to the rules for its kind, in document order."""
    _load_all()
    rules: dict[str, tuple[Rule, ...]] = {}
    for at, kind, value in walk(context.data):
        if is_map(kind) or not isinstance(value, dict):
            continue
        found = rules.get(kind)
        if found is None:
            found = rules[kind] = rules_for(kind, strict=context.strict)
        for rule in found:
            rule(context, at, value)
