"""The second stage: from a bundle to a document that keeps the rules, in the one inner dialect."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clientgen.diagnostics import Collector, Locate
from clientgen.document import dynamic
from clientgen.document.prune import prune
from clientgen.document.rules import Context, run
from clientgen.document.structure import check_structure
from clientgen.document.upgrade import upgrade
from clientgen.document.version import read_version
from clientgen.source import Bundle, pointer

# Faults whose place can be left out when the settings exempt them; what other codes complain of stays and means something.
_LEFT_OUT = frozenset(
    {
        "DOC03",
        "DOC04",
        "DOC13",
        "DOC14",
        "DOC15",
        "DOC17",
        "DOC20",
        "DOC22",
        "DOC23",
        "DOC24",
        "DOC25",
    }
    | {"DOC34"}
)


@dataclass(frozen=True)
class Document:
    """A valid document in the dialect of OpenAPI 3.1.

    `data` is plain and must not be changed in place; every reference in it starts with ``#/`` and leads somewhere.
    `origin` works out the place of a pointer.  `version` is what the author wrote.
    """

    data: dict[str, Any] = field(repr=False)
    origin: Locate = field(repr=False)
    version: str


def check(bundle: Bundle, collector: Collector, *, strict: bool = False) -> Document:
    """Check a loaded document and rewrite it into the inner dialect.

    `strict` adds the rules for documents that we write ourselves: examples fit, and every ``x-`` key is known.  Findings go to
    `collector`; raises `StageFailed` if there are errors, all of them.  Parts that the settings exempt are left out of the result
    where they have no meaning.
    """
    data = bundle.data
    version = read_version(data, collector)
    collector.raise_if_errors()
    assert version is not None
    written = str(data["openapi"])
    if bundle.mentions(dynamic.KEY) and not written.startswith("3.0"):
        data = dynamic.settled(data)
    # The official schema of 3.1 insists on its own number.
    judged = {**data, "openapi": "3.1.0"} if written.startswith("3.2") else data
    faults = check_structure(judged, version, written, collector)
    unsound = (fault.at for fault in faults if fault.kind != "required")
    sound = prune(data, (*unsound, *bundle.dangling))
    run(Context(sound, version, collector, strict=strict))
    collector.raise_if_errors()
    exempt = [
        pointer.parse(found.pointer)
        for found in collector.diagnostics
        if found.allowed is not None and found.pointer is not None and found.code in _LEFT_OUT
    ]
    left_out = (at for at in exempt if not _is_missing(faults, at))
    kept = prune(data, (*left_out, *bundle.dangling))
    return Document(upgrade(_titled(kept)), bundle.origin, written)


def _titled(data: dict[str, Any]) -> dict[str, Any]:
    """The document with the title and the version that it must have; empty where their absence is exempted."""
    info = data.get("info") or {}
    if "title" in info and "version" in info:
        return data
    return {**data, "info": {"title": "", "version": "", **info}}


def _is_missing(faults: list[Any], at: tuple[str, ...]) -> bool:
    """Whether the finding at a place is that something is not there: then there is nothing to leave out."""
    return any(fault.at == at and fault.kind == "required" for fault in faults)
