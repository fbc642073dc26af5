"""Hands the components to the model printer in portions, those of a large document to several processes at once.

Most fields of a document are declared like others of it, but for their names and those of the classes in their types:
each kind of declaration is printed once, in the first class that has one, and read back for all.  Of other components the printer has to know only what kind they
are, for nothing but annotations is read back: a portion holds its own ones with the fields to be printed, and those that
they mention as stubs.  Portions do not depend on how many processors there are, and neither does the result.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from clientgen.emit.code import Code, py
from clientgen.emit.lower import POINTER, aliases, lower, tags
from clientgen.emit.printer import (
    MismatchError,
    PrintedAlias,
    PrintedClass,
    PrintedField,
    print_models,
    read_printed,
    same,
)
from clientgen.emit.types import refs
from clientgen.ir.nodes import Alias, Choice, Component, Model, Options
from clientgen.progress import Watch, unwatched
from clientgen.workers import Shared

if TYPE_CHECKING:
    from concurrent.futures import Executor

Printed = PrintedClass | PrintedAlias


class Collect(Protocol):
    """Waits for what is printed; `watch` is told how far that is."""

    def __call__(self, watch: Watch = unwatched) -> dict[str, Printed]: ...


Place = tuple[str, str]
"""The name of a class and the wire name of a field of it."""

Like = tuple[Place, dict[str, str]]
"""Where a field that is declared alike is printed, and what its classes are called here."""

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\w+')
_PORTION = 300  # fields: enough for stubs to be few, few enough to tell how far it is, and to be shared out


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
    whole = lower(known.values())
    places = _places(known, whole["components"]["schemas"])
    work = list(_portions(known, whole, _own(known, places), size or _PORTION))
    shared = Shared(pool, print_portion, work)

    def collect(watch: Watch = unwatched) -> dict[str, Printed]:
        found: dict[str, Printed] = {}
        total = sum(len(portion.names) for portion in work)
        for number, printed in shared.results():
            found |= dict(zip(work[number].names, printed, strict=True))
            watch("Printing models", len(found), total)
        return _assembled(known, places, found)

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
    for item in classes:
        if "properties" in given[item.name]:
            wires = list(given[item.name]["properties"])
            names = [portion.aliases[f"{item.name}.{wire}"] for wire in wires]
            same(f"base of {item.name}", item.base, "Model")
            same(f"fields of {item.name}", [field.name for field in item.fields], names)
            printed = [field.options.get("alias") for field in item.fields]
            same(f"aliases of {item.name}", printed, wires)
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


def _places(known: Mapping[str, Component], schemas: Mapping[str, Any]) -> dict[Place, Like]:
    """Every field → the first field that is declared alike, in the order of the names."""
    first: dict[str, tuple[Place, list[str]]] = {}
    found: dict[Place, Like] = {}
    for name in sorted(known):
        for wire, schema in schemas[name].get("properties", {}).items():
            classes: list[str] = []
            declaration = json.dumps(
                [_without_names(schema, known, classes), wire in schemas[name]["required"]]
            )
            place, theirs = first.setdefault(declaration, ((name, wire), classes))
            found[name, wire] = place, dict(zip(theirs, classes, strict=True))
    return found


def _without_names(schema: Any, known: Mapping[str, Component], classes: list[str]) -> Any:
    """A declaration with the number of each class in place of its name; `classes` receives the names by number.

    Aliases keep theirs: how one is mentioned may depend on what it is made of.
    """
    if isinstance(schema, list):
        return [_without_names(item, known, classes) for item in schema]
    if not isinstance(schema, dict):
        return schema
    name = str(schema.get("$ref", "")).removeprefix(POINTER)
    if name and not isinstance(known[name], Alias):
        if name not in classes:
            classes.append(name)
        return {"$ref": classes.index(name)}
    return {key: _without_names(value, known, classes) for key, value in schema.items()}


def _own(known: Mapping[str, Component], places: Mapping[Place, Like]) -> dict[str, set[str]]:
    """What is to be printed: names of components → wire names of fields of theirs."""
    own: dict[str, set[str]] = {
        name: set() for name, component in known.items() if not isinstance(component, Model)
    }
    for (name, wire), _ in places.values():
        own.setdefault(name, set()).add(wire)
    return dict(sorted(own.items()))


def _portions(
    known: Mapping[str, Component], whole: dict[str, Any], own: dict[str, set[str]], size: int
) -> Iterator[Portion]:
    schemas = whole["components"]["schemas"]
    for mine in _shared_out(own, size):
        given = {name: _part(schemas[name], own[name]) for name in mine}
        pending = [other for name in mine for other in _mentioned_by(known[name], own[name])]
        while pending:
            name = pending.pop()
            if name in given:
                continue
            given[name] = _part(schemas[name], set())
            component = known[name]
            if not isinstance(component, Model):
                pending += mentioned(component)
        here = [known[name] for name in sorted(given)]
        yield Portion(
            mine,
            {**whole, "components": {"schemas": {item.name: given[item.name] for item in here}}},
            aliases(here),
            frozenset(item.name for item in here if isinstance(item, Choice)),
        )


def _shared_out(own: Mapping[str, set[str]], size: int) -> Iterator[tuple[str, ...]]:
    """The names in groups of about `size` fields."""
    mine: list[str] = []
    held = 0
    for name, wires in own.items():
        mine.append(name)
        held += len(wires) or 1
        if held >= size:
            yield tuple(mine)
            mine, held = [], 0
    if mine:
        yield tuple(mine)


def _mentioned_by(component: Component, wires: set[str]) -> set[str]:
    """What the fields to be printed mention; of what is no class, all that it is made of."""
    if not isinstance(component, Model):
        return mentioned(component)
    return {
        name for field in component.fields if field.wire_name in wires for name in refs(field.type)
    }


def _part(schema: dict[str, Any], wires: set[str]) -> dict[str, Any]:
    """A class with no more than these fields, and those that can tell the variants of a union apart."""
    if "properties" not in schema:
        return schema
    kept = {
        wire: field
        for wire, field in schema["properties"].items()
        if wire in wires or "const" in field or "enum" in field
    }
    return {**schema, "properties": kept, "required": [w for w in schema["required"] if w in kept]}


def _assembled(
    known: Mapping[str, Component], places: Mapping[Place, Like], found: dict[str, Printed]
) -> dict[str, Printed]:
    """All components: the classes with all of their fields, each as the one that was printed for it."""
    fields = {
        (name, str(field.options.get("alias"))): field
        for name, item in found.items()
        if isinstance(item, PrintedClass)
        for field in item.fields
    }
    return {
        name: _class(component, places, fields) if isinstance(component, Model) else found[name]
        for name, component in sorted(known.items())
    }


def _class(
    model: Model, places: Mapping[Place, Like], fields: Mapping[Place, PrintedField]
) -> PrintedClass:
    made: list[PrintedField] = []
    for field in model.fields:
        place, classes = places[model.name, field.wire_name]
        if place not in fields:
            raise MismatchError(f"{place[0]} was printed without {place[1]}")
        printed = fields[place]
        if classes:
            printed = replace(printed, annotation=_renamed(printed.annotation, classes))
        values = tags(field) if field.required and not field.nullable else []
        if isinstance(field.type, Options) and 1 < len(values) == len(field.type.values):
            # Of the values that tell the variants of a union apart the printer has been given the first.
            literal = Code(f"Literal[{', '.join(map(py, values))}]")
            printed = replace(printed, annotation=literal)
        options = {**printed.options, "alias": field.wire_name}
        made.append(replace(printed, name=field.name, options=options))
    return PrintedClass(model.name, "Model", tuple(made), ())


def _renamed(annotation: Code, classes: Mapping[str, str]) -> Code:
    """The same annotation of other classes; texts in it stay as they are."""
    return Code(_WORD.sub(lambda found: classes.get(found.group(), found.group()), str(annotation)))
