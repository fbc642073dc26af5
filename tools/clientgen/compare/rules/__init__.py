"""The rules: one a file, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from clientgen.compare.rules.base import RULES, Rule

__all__ = ["Rule", "all_rules", "claimed", "rules_on"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by kind of part and name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(RULES.values(), key=lambda item: (item.on, item.id)))


@cache
def rules_on(kind: str) -> tuple[Rule, ...]:
    """The rules for a kind of part."""
    return tuple(item for item in all_rules() if item.on == kind)


@cache
def claimed(kind: str) -> frozenset[str]:
    """The keys whose changes the rules for a kind judge."""
    return frozenset().union(*(item.claims for item in rules_on(kind)))
