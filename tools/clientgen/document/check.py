"""The second stage: from a bundle to a document that keeps the rules, in the one inner dialect."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clientgen.diagnostics import Collector, Locate
from clientgen.document.structure import check_structure
from clientgen.document.upgrade import upgrade
from clientgen.document.version import read_version
from clientgen.source import Bundle


@dataclass(frozen=True)
class Document:
    """A valid document in the dialect of OpenAPI 3.1.

    `data` is plain and must not be changed in place; every reference in it starts with ``#/`` and leads somewhere.
    `origin` works out the place of a pointer.  `version` is what the author wrote.
    """

    data: dict[str, Any] = field(repr=False)
    origin: Locate = field(repr=False)
    version: str


def check(bundle: Bundle, collector: Collector) -> Document:
    """Check a loaded document and rewrite it into the inner dialect.

    Findings go to `collector`; raises `StageFailed` if there are errors, all of them.
    """
    version = read_version(bundle.data, collector)
    collector.raise_if_errors()
    assert version is not None
    check_structure(bundle.data, version, collector)
    collector.raise_if_errors()
    return Document(upgrade(bundle.data), bundle.origin, str(bundle.data["openapi"]))
