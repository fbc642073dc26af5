"""Hands the components to the model printer in portions, those of a large document to several processes at once.

The printer has to know of other components only what kind they are, for nothing but annotations is read back: a
portion holds its own components in full, and those that they mention as stubs.  Components that differ in nothing but
their name are printed once.  Portions do not depend on how many processors there are, and neither does the result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from clientgen.emit.lower import aliases, lower
from clientgen.emit.printer import (
    MismatchError,
    PrintedAlias,
    PrintedClass,
    print_models,
    read_printed,
)
from clientgen.emit.types import refs
from clientgen.ir.nodes import Alias, Choice, Component, Model
from clientgen.progress import Watch, unwatched

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Printed = PrintedClass | PrintedAlias


class Collect(Protocol):
    """Waits for what is printed; `watch` is told how far that is."""

    def __call__(self, watch: Watch = unwatched) -> dict[str, Printed]: ...


_PORTION = 100  # large enough that stubs are few, small enough to be shared out evenly


@dataclass(frozen=True, slots=True)
class Portion:
    """What one call of the printer is given, and the names that are wanted of its answer."""

    names: tuple[str, ...]
    document: dict[str, Any]
    aliases: dict[str, str]
    enums: frozenset[str]


def printing(
    components: Sequence[Component], pool: Executor | None = None, *, size: int | None = None
) -> Collect:
    """Have the components printed, by the processes of `pool` if there are any; the function given collects the result.

    Raises:
        MismatchError: what was printed holds something that was not asked for (when it is collected).
    """
    known = {component.name: component for component in components}
    twins = _twins(known)
    work = list(_portions(known, sorted(set(twins.values())), size or _PORTION))
    waiting = _submitted(pool, work) if pool is not None else []

    def collect(watch: Watch = unwatched) -> dict[str, Printed]:
        found: dict[str, Printed] = {}
        for portion, printed in zip(work, _results(work, waiting), strict=True):
            found |= dict(zip(portion.names, printed, strict=True))
            watch("Printing models", len(found), len(set(twins.values())))
        return {name: _called(found[twin], name) for name, twin in twins.items()}

    return collect


def load() -> None:
    """Load the printer, which takes longer than a small document does: print a class of no consequence."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, "required": []}
    document = {**lower(()), "components": {"schemas": {"Any": schema}}}
    print_portion(Portion(("Any",), document, {"Any.a": "a"}, frozenset()))


def print_portion(portion: Portion) -> list[Printed]:
    """Print one portion: the classes and aliases of its names, in their order."""
    source = print_models(portion.document, portion.aliases, portion.enums)
    given = portion.document["components"]["schemas"]
    classes, named = read_printed(source, given)
    found: dict[str, Printed] = {item.name: item for item in classes}
    found |= {item.name: item for item in named}
    if found.keys() != given.keys():
        missing, more = sorted(given.keys() - found.keys()), sorted(found.keys() - given.keys())
        raise MismatchError(f"classes: printed {more!r}, wanted {missing!r}")
    return [found[name] for name in portion.names]


def mentioned(component: Component) -> set[str]:
    """Names of the components that a component is made of."""
    match component:
        case Model(fields=fields, extra=extra):
            found = {name for field in fields for name in refs(field.type)}
            return found | set(refs(extra) if not isinstance(extra, bool) else ())
        case Alias(type=type_):
            return set(refs(type_))
        case Choice():
            return set()


def _twins(known: Mapping[str, Component]) -> dict[str, str]:
    """Name → the first name whose component is printed alike, for every name in order."""
    first: dict[str, str] = {}
    schemas = lower(known.values())["components"]["schemas"]
    return {
        name: first.setdefault(
            json.dumps([schemas[name], [*aliases([known[name]]).values()]]), name
        )
        for name in sorted(known)
    }


def _called(item: Printed, name: str) -> Printed:
    match item:
        case PrintedClass():
            return replace(item, name=name)
        case PrintedAlias():
            return replace(item, name=name)


def _portions(known: Mapping[str, Component], names: list[str], size: int) -> Iterator[Portion]:
    whole = lower(known.values())
    schemas = whole["components"]["schemas"]
    for start in range(0, len(names), size):
        mine = tuple(names[start : start + size])
        given = {name: schemas[name] for name in mine}
        pending = [other for name in mine for other in mentioned(known[name])]
        while pending:
            name = pending.pop()
            if name in given:
                continue
            component = known[name]
            if isinstance(component, Model):
                given[name] = _stub(schemas[name])
            else:
                given[name] = schemas[name]
                pending += mentioned(component)
        here = [known[name] for name in sorted(given)]
        yield Portion(
            mine,
            {**whole, "components": {"schemas": {item.name: given[item.name] for item in here}}},
            aliases(here),
            frozenset(item.name for item in here if isinstance(item, Choice)),
        )


def _stub(schema: dict[str, Any]) -> dict[str, Any]:
    """A class with nothing but the fields that can tell the variants of a union apart."""
    tags = {
        wire: field
        for wire, field in schema["properties"].items()
        if "const" in field or "enum" in field
    }
    return {**schema, "properties": tags, "required": [w for w in schema["required"] if w in tags]}


def _submitted(pool: Executor, work: list[Portion]) -> list[Future[list[Printed]]]:
    from concurrent.futures import BrokenExecutor

    try:
        return [pool.submit(print_portion, portion) for portion in work]
    except BrokenExecutor:
        return []


def _results(work: list[Portion], waiting: list[Future[list[Printed]]]) -> Iterator[list[Printed]]:
    """The results in order; what a lost process leaves undone is done here."""
    if not waiting:
        yield from map(print_portion, work)
        return
    from concurrent.futures import BrokenExecutor

    for portion, future in zip(work, waiting, strict=True):
        try:
            yield future.result()
        except BrokenExecutor:
            yield print_portion(portion)
