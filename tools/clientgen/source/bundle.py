"""Load: from a path to one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Collector, Problem, Span, problem
from clientgen.inputs import Inputs
from clientgen.source import pointer
from clientgen.source.bundler import Bundler
from clientgen.source.files import Files, SourceFile
from clientgen.source.limits import DEFAULT, Limits
from clientgen.source.references import Target


@dataclass(frozen=True)
class Bundle:
    """A document as one value, and where each part of it comes from.

    `data` is plain (dict, list, str, int, float, bool, None); every reference in it starts with ``#/``.  Parts may be
    shared, as YAML aliases are: never change it in place.  `files` are the names of all files read, root first.  `dangling` are the
    places of references that lead nowhere and are exempted: what they say is still in `data`.
    """

    data: dict[str, Any] = field(repr=False)
    path: Path
    files: tuple[str, ...]
    dangling: tuple[tuple[str, ...], ...]
    _origins: Mapping[tuple[str, ...], Target] = field(repr=False)
    _texts: Mapping[str, SourceFile] = field(repr=False)

    def origin(self, at: str, key: bool = False) -> Span | None:
        """The place of a pointer of the bundled document, through the file that the part is from.

        With `key` the place of the key that leads there.  If the exact part is in no file (a stage has added it), the
        nearest one above it; None if `at` is no pointer.
        """
        try:
            tokens = pointer.parse(at)
        except ValueError:
            return None
        exact = True
        while True:
            span = self._find(tokens, key=key and exact)
            if span is not None or not tokens:
                return span
            tokens, exact = tokens[:-1], False

    def lines(self, file: str) -> Sequence[str]:
        """The lines of one of its files as it was read, for code frames; nothing for another file."""
        known = self._texts.get(file)
        return known.source.lines() if known is not None else ()

    def mentions(self, word: str) -> bool:
        """Whether some file has this text, unless it is spelled with escapes."""
        return any(word in file.source.text for file in self._texts.values())

    def _find(self, tokens: tuple[str, ...], *, key: bool) -> Span | None:
        longest = len(tokens) - 1 if key else len(tokens)
        for cut in range(max(longest, 0), -1, -1):
            start = self._origins.get(tokens[:cut])
            if start is not None:
                span = start.file.span((*start.tokens, *tokens[cut:]), key=key)
                if span is not None:
                    return span
        return None


def load(
    path: Path,
    *,
    collector: Collector,
    allow_outside: bool = False,
    limits: Limits = DEFAULT,
    inputs: Inputs | None = None,
) -> Bundle:
    """Read a document and all files that it refers to, and make one document of them.

    Findings go to `collector`, what was read to `inputs`.  Raises `StageFailed` when there are errors: all those of the text first (syntax, keys,
    numbers), then all those of references.  Never opens a connection; opens no file outside the folder of `path`
    unless `allow_outside`.
    """
    try:
        files = Files(path, collector, limits, allow_outside=allow_outside, inputs=inputs)
        root = files.root()
        collector.raise_if_errors()
        _require_mapping(root)
        bundler = Bundler(root, files, collector, limits)
        data = bundler.run()
    except Problem as failed:
        collector.add(failed.diagnostic)
        collector.raise_if_errors()
        raise
    collector.raise_if_errors()
    opened = files.opened
    return Bundle(
        data=data,
        path=path,
        files=tuple(file.name for file in opened),
        dangling=tuple(bundler.dangling),
        _origins=bundler.origins,
        _texts={file.name: file for file in opened},
    )


def _require_mapping(root: SourceFile) -> None:
    if isinstance(root.data, dict):
        return
    place = Span(root.name, 1, 1, 1, 1)
    lines = (line.strip() for line in root.source.text.splitlines())
    if root.data is None and all(not line or line.startswith(("#", "---")) for line in lines):
        raise problem("SRC04", place, f"{root.name} is empty")
    kind = "a list" if isinstance(root.data, list) else "a single value"
    if root.data is None:
        kind = "null"
    raise problem("SRC04", root.span(()) or place, f"{root.name} is {kind}, not a mapping")
