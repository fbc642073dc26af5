"""The files of a document: opened once each, inside the document's folder only."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from clientgen.diagnostics import Collector, Problem, Span, neutral, problem
from clientgen.inputs import Inputs
from clientgen.source import json_text, yaml_text
from clientgen.source.limits import Limits
from clientgen.source.positions import JsonPositions, Positions, YamlPositions
from clientgen.source.text import SourceText, read

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LOCAL_SCHEMES = ("file:",)
_NAMES_ONLY = ("urn:", "tag:", "data:")


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One file that was read: its real path, its name in findings, its value."""

    path: Path
    name: str
    source: SourceText
    is_json: bool
    data: Any = field(repr=False)

    def span(self, tokens: Sequence[str], *, key: bool = False) -> Span | None:
        """The place of a part of this file, or of its key."""
        return self.positions.find(tokens, key=key)

    @cached_property
    def positions(self) -> Positions:
        """Where its parts stand."""
        return JsonPositions(self.source) if self.is_json else YamlPositions(self.source)


class UnreadableError(Problem):
    """A file that a reference leads to cannot be read."""


class Files:
    """Opens the files that a document consists of; `root` is the one the user named."""

    def __init__(
        self,
        path: Path,
        collector: Collector,
        limits: Limits,
        *,
        allow_outside: bool,
        inputs: Inputs | None = None,
    ) -> None:
        self._inputs = inputs or Inputs()
        self._collector = collector
        self._limits = limits
        self._allow_outside = allow_outside
        self._open: dict[Path, SourceFile | None] = {}
        self._real: dict[tuple[Path, str], Path] = {}
        self._bytes = 0
        self._display = path.parent
        self._given = path
        try:
            self._folder = path.resolve().parent
        except (OSError, RuntimeError, ValueError) as error:
            raise problem("SRC01", None, f"{neutral(str(path))} cannot be read: {error}") from None

    def root(self) -> SourceFile:
        """The document itself.  Raises `Problem` if it cannot be read."""
        return self._read(self._given.resolve(), str(self._given), is_root=True)

    @property
    def opened(self) -> tuple[SourceFile, ...]:
        """Every file that was read, the root first, the others by path."""
        files = [file for file in self._open.values() if file is not None]
        return (*files[:1], *sorted(files[1:], key=lambda file: file.name))

    def target(self, reference: str, base: SourceFile) -> Path:
        """The file that the part before ``#`` leads to, seen from `base`; nothing is read.

        Raises `Problem` (without a place; the caller knows it) with SRC11, SRC12, SRC13 or SRC16.
        """
        shown = neutral(reference, 200)
        if _SCHEME.match(reference) or reference.startswith("//"):
            low = reference.lower()
            if low.startswith(_NAMES_ONLY):
                raise problem("SRC16", None, f"`{shown}` names a schema, not a place to find it")
            if low.startswith(_LOCAL_SCHEMES) or re.match(r"[A-Za-z]:", reference):
                raise problem(
                    "SRC13",
                    None,
                    f"`{shown}` is an absolute address of a file",
                    help="write the path relative to this file",
                )
            raise problem("SRC12", None, f"`{shown}` leads to the network")
        name = unquote(reference, errors="surrogateescape")
        if any(char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff" for char in name):
            raise problem("SRC11", None, f"`{shown}` is not a usable file name")
        if "\\" in name:
            raise problem(
                "SRC11", None, f"`{shown}` has a backslash", help="separate folders with `/`"
            )
        path = self._real.get((base.path.parent, name))
        if path is None:
            try:
                path = (base.path.parent / name).resolve()
            except (OSError, RuntimeError, ValueError):
                raise problem("SRC11", None, f"`{shown}` is not a usable file name") from None
            self._real[base.path.parent, name] = path
        if not self._allow_outside and not path.is_relative_to(self._folder):
            raise problem("SRC13", None, f"`{shown}` leads out of the folder of the document")
        return path

    def get(self, path: Path) -> SourceFile | None:
        """The file at a path that `target` has allowed; None if it is known already that it cannot be read.

        Raises `UnreadableError` the first time that a file cannot be read.
        """
        if path not in self._open:
            try:
                if len(self._open) >= self._limits.files:
                    raise problem(
                        "SRC08", None, f"the document has more than {self._limits.files} files"
                    )
                self._read(path, self._name(path))
            except Problem as failed:
                self._open[path] = None
                raise UnreadableError(failed.diagnostic) from failed
        return self._open[path]

    def _read(self, path: Path, name: str, *, is_root: bool = False) -> SourceFile:
        source = read(path, name, self._limits, self._inputs)
        self._bytes += len(source.text)
        if self._bytes > self._limits.total_bytes:
            size = self._limits.total_bytes // (1024 * 1024)
            raise problem("SRC08", None, f"the files of the document exceed {size} MiB")
        value, is_json = self._parse(path, source, is_root)
        file = SourceFile(path, name, source, is_json, value)
        self._open[path] = file
        return file

    def _parse(self, path: Path, source: SourceText, is_root: bool) -> tuple[Any, bool]:
        """YAML can hold most JSON, but not all: what is JSON is read as JSON, whatever its name."""
        suffix = path.suffix.lower()
        if suffix != ".json":
            looks_like_json = source.text.lstrip(" \t\r\n")[:1] in ("{", "[")
            if looks_like_json:
                attempt = Collector()
                try:
                    value = json_text.parse(source, self._limits, attempt, is_root=is_root)
                except Problem as failed:
                    if failed.diagnostic.code != "SRC03":
                        raise
                else:
                    for found in attempt.diagnostics:
                        self._collector.add(found)
                    return value, True
            value = yaml_text.parse(source, self._limits, self._collector, is_root=is_root)
            return value, False
        if not source.text.strip(" \t\r\n"):
            return None, True
        return json_text.parse(source, self._limits, self._collector, is_root=is_root), True

    def _name(self, path: Path) -> str:
        try:
            relative = os.path.relpath(path, self._folder)
        except ValueError:
            return str(path)
        return str(self._display / Path(relative))
