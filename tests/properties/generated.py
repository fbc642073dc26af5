"""Packages for tests of values: rendered from documents and imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from clientgen.diagnostics import Collector, StageFailed, lookup
from clientgen.document import check
from clientgen.emit.project import render
from clientgen.ir.nodes import Api
from clientgen.normalise import normalise
from clientgen.normalise.resolve import SCHEMAS, parse
from clientgen.settings import Allow, Settings
from clientgen.source import load
from roundtrip.package import Package, imported

T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A document in the inner dialect, what the pipeline understood, and the package.

    `contradicted` are the components inside which schemas contradict each other: the later one counts (LOW01).
    """

    data: Mapping[str, Any]
    api: Api
    package: Package
    contradicted: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plain:
    """A document that is only its data."""

    data: dict[str, Any]


def attempted(attempt: Callable[[Collector], T], *, tolerant: bool) -> T:
    """What becomes of a document; if `tolerant` with exemptions for all that can be exempted.

    Raises:
        StageFailed: Something is wrong with it.
    """
    allow: dict[tuple[str, str], Allow] = {}
    while True:
        collector = Collector(allow.values())
        try:
            return attempt(collector)
        except StageFailed as error:
            more = {
                (item.code, item.pointer): Allow(item.code, item.pointer, "the document has it so")
                for item in {*collector.diagnostics, *error.diagnostics}
                if item.is_error and item.pointer is not None and lookup(item.code).allowable
            }
            if not tolerant or more.keys() <= allow.keys():
                raise
            allow |= more


def read(path: Path, *, tolerant: bool = False) -> dict[str, Any]:
    """The document of a file in the inner dialect; raises `StageFailed` if it is not valid."""

    def attempt(collector: Collector) -> dict[str, Any]:
        return check(load(path, collector=collector), collector).data

    return attempted(attempt, tolerant=tolerant)


@contextmanager
def made(data: dict[str, Any], folder: Path, *, tolerant: bool = False) -> Iterator[Made]:
    """The package of a document in the inner dialect; raises `StageFailed` if there is none."""
    settings = Settings().completed(str(data["info"]["title"]), "openapi.yaml")

    def attempt(collector: Collector) -> tuple[Api, Mapping[str, bytes], frozenset[str]]:
        api = normalise(Plain(data), settings, collector)
        collector.raise_if_errors()
        return api, render(api, settings, collector), contradicted(collector)

    api, files, odd = attempted(attempt, tolerant=tolerant)
    with imported(files, folder, settings.package) as package:
        yield Made(data, api, package, odd)


def contradicted(collector: Collector) -> frozenset[str]:
    """The components inside which the pipeline found a contradiction."""
    places = [item.pointer for item in collector.diagnostics if item.code == "LOW01"]
    paths = [parse(place) for place in places if place and place.startswith(SCHEMAS)]
    return frozenset(path[len(parse(SCHEMAS[:-1]))] for path in paths)
