"""Helpers: write files, load them, read the findings."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Collector, Diagnostic, StageFailed
from clientgen.settings import Allow
from clientgen.source import DEFAULT, Bundle, Limits, load

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def write(folder: Path, **files: str) -> Path:
    """Write files (a dot is two underscores in a name, a folder three); the path of the first."""
    first: Path | None = None
    for name, text in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        first = first or path
    assert first is not None
    return first


def outcome(
    path: Path,
    *,
    limits: Limits = DEFAULT,
    allow_outside: bool = False,
    allow: tuple[Allow, ...] = (),
) -> tuple[Bundle | None, tuple[Diagnostic, ...]]:
    """What loading gives: the bundle unless it fails, and all findings."""
    collector = Collector(allow)
    bundle = None
    with contextlib.suppress(StageFailed):
        bundle = load(path, collector=collector, limits=limits, allow_outside=allow_outside)
    return bundle, collector.diagnostics


def loaded(path: Path, **options: Any) -> Bundle:
    """The bundle of a document that must load without a finding."""
    bundle, found = outcome(path, **options)
    assert bundle is not None, found
    assert not found
    return bundle


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding that has a span."""
    return [(one.code, one.span.line, one.span.column) for one in found if one.span is not None]
