"""Packages for tests of values: rendered from documents and imported."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Collector
from clientgen.document import check
from clientgen.emit.project import render
from clientgen.ir.nodes import Api
from clientgen.normalise import normalise
from clientgen.settings import Settings
from clientgen.source import load
from roundtrip.package import Package, imported


@dataclass(frozen=True)
class Made:
    """A document in the inner dialect, what the pipeline understood, and the package."""

    data: Mapping[str, Any]
    api: Api
    package: Package


@dataclass(frozen=True)
class Plain:
    """A document that is only its data."""

    data: dict[str, Any]


def read(path: Path, folder: Path) -> dict[str, Any]:
    """The document of a file in the inner dialect; raises `StageFailed` if it is not valid."""
    if path.suffix == ".gz":
        unpacked = folder / path.stem
        unpacked.write_bytes(gzip.decompress(path.read_bytes()))
        path = unpacked
    collector = Collector()
    return check(load(path, collector=collector), collector).data


@contextmanager
def made(data: dict[str, Any], folder: Path) -> Iterator[Made]:
    """The package of a document in the inner dialect; raises `StageFailed` if there is none."""
    collector = Collector()
    settings = Settings().completed(str(data["info"]["title"]), "openapi.yaml")
    api = normalise(Plain(data), settings, collector)
    collector.raise_if_errors()
    files = render(api, settings, collector)
    with imported(files, folder, settings.package) as package:
        yield Made(data, api, package)
