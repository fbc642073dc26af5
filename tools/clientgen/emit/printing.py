"""Hands the components to the model printer in portions, those of a large document to several processes at once.

The printer has to know of other components only what kind they are, for nothing but annotations is read back: a
portion holds its own components in full, and those that they mention as stubs.  Components that differ in nothing but
their name are printed once.  Portions do not depend on how many processors there are, and neither does the result.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
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
_WORTH_A_PROCESS = 250  # below this number of components, other processes cost more than they save
_MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Portion:
    """What one call of the printer is given, and the names that are wanted of its answer."""

    names: tuple[str, ...]
    document: dict[str, Any]
    aliases: dict[str, str]
    enums: frozenset[str]


@contextlib.contextmanager
def printing(
    components: Sequence[Component], *, size: int | None = None, processes: int | None = None
) -> Iterator[Collect]:
    """Have the components printed, in the background if that pays; what is given collects the result, by name.

    `processes` is by default as many as there are processors, within reason.  All that was begun has ended when the
    context is left.

    Raises:
        MismatchError: what was printed holds something that was not asked for (when it is collected).
    """
    known = {component.name: component for component in components}
    twins = _twins(known)
    work = list(_portions(known, sorted(set(twins.values())), size or _PORTION))
    wanted = processes if processes is not None else _processes(len(twins))
    with contextlib.ExitStack() as stack:
        pool = _pool(min(wanted, len(work)), stack)
        waiting = [pool.submit(print_portion, portion) for portion in work] if pool else []

        def collect(watch: Watch = unwatched) -> dict[str, Printed]:
            found: dict[str, Printed] = {}
            for portion, printed in zip(work, _results(work, waiting), strict=True):
                found |= dict(zip(portion.names, printed, strict=True))
                watch("Printing models", len(found), len(set(twins.values())))
            return {name: _called(found[twin], name) for name, twin in twins.items()}

        yield collect


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


def _processes(components: int) -> int:
    """How many processes are worth their start; 1 means none but this one."""
    if components < _WORTH_A_PROCESS:
        return 1
    usable = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return min(usable, _MOST_PROCESSES)


def _pool(processes: int, stack: contextlib.ExitStack) -> Executor | None:
    """Processes that end with `stack`; None if there is to be no other, or the system has none to give."""
    if processes < 2:
        return None
    # Loading these takes a while, which a small document has no use for.
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    if multiprocessing.current_process().daemon:
        return None  # and may not start any
    try:
        # A fork has all modules already; elsewhere it is not safe, or there is none.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(processes, context, _begin)
        pool.submit(os.getpid).result()
    except (OSError, ImportError, NotImplementedError, BrokenExecutor):
        return None
    stack.callback(pool.shutdown, cancel_futures=True)
    return pool


def _begin() -> None:
    """In a new process: the first one alone decides about an interrupt, and none outlives it."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end, daemon=True).start()


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
