"""The modules that components go to: one a resource, and in a large package one a circle of references.

A class costs most of a millisecond when its module is imported, so a module of many models would make the first call of
any operation pay for all of them.  In a package of more than `MANY` components each goes to a module of its own, together
with those that it refers to and that refer back to it; what a module imports is then a tree, and pydantic finds every
name among the names of the module that mentions it.  A smaller package keeps one module a resource.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clientgen.ir.graph import circles
from clientgen.ir.nodes import Component
from clientgen.normalise.direction import reach, uses
from clientgen.normalise.words import digest, portable, snake

SHARED = "shared"
MANY = 300


def modules(
    components: Mapping[str, Component], resources: Iterable[tuple[str, list[str]]]
) -> dict[str, str]:
    """Identity → module: that of the only resource that gets at it, else the shared one.

    What a shared component mentions is got at by the same resources and more, so it is shared, too; and so is what those
    mention that no resource gets at (of webhooks and callbacks): no import ever leads from the shared module into another.
    """
    found: dict[str, str] = {}
    for module, roots in resources:
        for ident in reach(dict(components), roots):
            found[ident] = SHARED if ident in found and found[ident] != module else module
    rest = [ident for ident in components if ident not in found]
    found |= dict.fromkeys(reach(dict(components), rest), SHARED)
    return {ident: found[ident] for ident in components}


def split(
    found: Mapping[str, str], components: Mapping[str, Component], names: Mapping[str, str]
) -> dict[str, str]:
    """Identity → ``module.part`` for the components of a large package; `found` as it is for those of another.

    `names` are the class names.  A part is called after the first class in it, by its name alone.
    """
    if len(found) <= MANY:
        return dict(found)
    found_circles = circles(
        {
            ident: sorted({use for use in uses(one) if use in components})
            for ident, one in components.items()
        }
    )
    wishes: dict[str, list[Sequence[str]]] = {}
    for circle in found_circles:
        first = min(circle, key=lambda ident: names[ident])
        wishes.setdefault(f"{found[first]}.{portable(snake(names[first]))}", []).append(circle)
    return {
        ident: module
        if len(taken) == 1
        else f"{module}_{digest(min(names[one] for one in circle))}"
        for module, taken in wishes.items()
        for circle in taken
        for ident in circle
    }
