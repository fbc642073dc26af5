"""Named types: the assignments of a models module that are no classes."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from clientgen.emit.annotations import one_a_line, variants_of
from clientgen.emit.code import Code, docstring, py
from clientgen.emit.imports import Imports
from clientgen.emit.printer import MismatchError, PrintedAlias, same
from clientgen.emit.types import annotation, refs
from clientgen.ir.graph import circles
from clientgen.ir.nodes import Alias, Component


@dataclass(frozen=True, slots=True)
class AliasView:
    name: Code
    recurs: bool
    """Whether type checkers are told by a `TypeAlias`: pyright has to meet a `TypeAliasType` that leads to itself at its own
    assignment; where a class or another type leads there first, it finds a variable and no type."""
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


def recurring(known: Mapping[str, Component]) -> frozenset[str]:
    """The names of the aliases that are made of themselves, by themselves or by way of others."""
    aliases = {item.name: item for item in known.values() if isinstance(item, Alias)}
    edges = {name: sorted(aliases.keys() & set(refs(item.type))) for name, item in aliases.items()}
    return frozenset(
        name
        for circle in circles(edges)
        for name in circle
        if len(circle) > 1 or name in edges[name]
    )


def alias_view(
    alias: Alias,
    named: Mapping[str, PrintedAlias],
    imports: Imports,
    undefined: Set[str],
    *,
    recurs: bool,
) -> AliasView:
    """The view of a named type; quoted as a whole if it `recurs` or mentions what is `undefined` before it."""
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
    if recurs:
        imports.needs("typing", "TYPE_CHECKING", "TypeAlias")
    quoted = recurs or not undefined.isdisjoint(refs(alias.type))
    shown = py(str(printed)) if quoted else one_a_line(printed)
    return AliasView(Code(alias.name), recurs, py(alias.name), shown, text)
