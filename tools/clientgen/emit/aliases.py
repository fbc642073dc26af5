"""Named types: the assignments of a models module that are no classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.emit.annotations import one_a_line, variants_of
from clientgen.emit.code import Code, docstring, py
from clientgen.emit.imports import Imports
from clientgen.emit.printer import MismatchError, PrintedAlias, same
from clientgen.emit.types import annotation, refs
from clientgen.ir.nodes import Alias, Component


@dataclass(frozen=True, slots=True)
class AliasView:
    name: Code
    literal: Code
    annotation: Code
    docstring: Code


def ordered(here: list[Component], known: Mapping[str, Component]) -> list[Alias]:
    """The aliases of a module, each after those that it is made of (where they do not recur)."""
    done: dict[str, Alias] = {}
    entered: set[str] = set()

    def visit(name: str) -> None:
        component = known[name]
        if name in entered or not isinstance(component, Alias):
            return
        entered.add(name)
        for other in sorted(set(refs(component.type))):
            visit(other)
        done[name] = component

    for component in here:
        visit(component.name)
    names = {component.name for component in here}
    return [alias for alias in done.values() if alias.name in names]


def alias_view(
    alias: Alias,
    named: Mapping[str, PrintedAlias],
    imports: Imports,
    undefined: frozenset[str],
) -> AliasView:
    """The view of a named type; quoted as a whole if it mentions what is `undefined` before it."""
    if alias.name not in named:
        raise MismatchError(f"{alias.name} was not printed as a named type")
    printed = named[alias.name].annotation
    same(
        f"type of {alias.name}",
        variants_of(printed),
        variants_of(annotation(alias.type, strict=True)),
    )
    imports.annotation(printed)
    imports.needs("typing_extensions", "TypeAliasType")
    text = docstring(alias.doc) if alias.doc else Code("")
    recurs = not undefined.isdisjoint(refs(alias.type))
    shown = py(str(printed)) if recurs else one_a_line(printed)
    return AliasView(Code(alias.name), py(alias.name), shown, text)
