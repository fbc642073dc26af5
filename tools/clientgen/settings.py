"""Settings of one client: `client.toml` beside the document, completed by what its title gives.

One module, a little longer than others: what a setting means, how it is read and where it stands belong together.
"""

from __future__ import annotations

import keyword
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from clientgen.diagnostics import Collector, Span, lookup, nearest, neutral
from clientgen.disk import read_plain
from clientgen.inputs import Inputs

FILE = "client.toml"

_PACKAGE = re.compile(r"[a-z][a-z0-9_]{0,79}\Z")
_DISTRIBUTION = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9])?\Z")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]{0,79}\Z")
_VERSION = re.compile(
    r"(?=.{1,100}\Z)(\d+!)?\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?\Z", re.ASCII
)
_LICENCE = re.compile(r"(?=.{1,200}\Z)[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*\Z")
_LINE = re.compile(r"[^\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]{1,300}\Z")
_POINTER = re.compile(r"#(/.*)?\Z")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_MOST_WORDS = 5
_LONGEST_WORD = 30
_MOST_RELEASES = 99
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Allow:
    """An exemption: findings of this code at or below this pointer are accepted, for a reason."""

    code: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the document does not say about its client.  Empty names are filled by `completed`."""

    distribution: str = ""
    """Name on the package index."""
    package: str = ""
    """Import name."""
    client_name: str = ""
    """Class name of the client; the asynchronous one is called ``Async…``."""
    version: str = "0.1.0"
    """Version of the package, not of the API."""
    licence: str = ""
    """SPDX expression; the licence text is added where we have it."""
    summary: str = ""
    """One line for the package index."""
    source: str = ""
    """What headers of generated files call the document, such as ``spec/modelarts``."""
    out: Path | None = None
    """Folder of the generated package, if none is given on the command line."""
    strict_names: bool = False
    """Whether a clash of Python names is an error, to be settled by ``x-python-name``."""
    keep_former_names: int = 0
    """For how many breaking releases a name that the author changed stays as a deprecated alias."""
    allow: tuple[Allow, ...] = ()
    programs: tuple[str, ...] = ()
    """Programs of users' kind, relative to the file, that `clientgen diff --prove` tries beside those of the README."""
    path: Path | None = field(default=None, compare=False)
    """The file that these settings are from; None if there is none."""

    @classmethod
    def load(cls, path: Path, collector: Collector, inputs: Inputs | None = None) -> Settings:
        """Read a settings file; everything wrong in it is reported, and the rest is returned."""
        text = ""
        try:
            raw = read_plain(path, most=_LARGEST, links=True)
            (inputs or Inputs()).note(path, raw)
            text = raw.decode("utf-8-sig")
            data = tomllib.loads(text)
        # ValueError: not UTF-8, not TOML, or an integer of thousands of digits.
        except (OSError, ValueError, RecursionError) as error:
            collector.report("CFG01", _span_of_error(path, text, error), _first_line(path, error))
            return cls(path=path)
        return _Reader(path, text, collector).settings(data)

    @classmethod
    def derive(cls, title: str, version: str = "", source: str = "") -> Settings:
        """Settings for a document that has none, from its title.

        `version` is that of the API and only read, never taken over: a package has its own.
        """
        return cls().completed(title, source)

    def completed(self, title: str, source: str = "") -> Settings:
        """The same settings, with names from the document's title where none were given."""
        words = [word[:_LONGEST_WORD] for word in _WORD.findall(title)[:_MOST_WORDS]]
        words = [word for word in words if word.lower() not in ("client", "sdk")] or ["api"]
        if words[0][0].isdigit():
            words.insert(0, "api")
        named = self.distribution.replace("-", "_").replace(".", "_").lower()
        usable = _PACKAGE.match(named) and not keyword.iskeyword(named)
        titled = "_".join([*(word.lower() for word in words), "client"])
        package = self.package or (named if usable else titled)
        pascal = "".join(word[0].upper() + word[1:] for word in words)
        shown = neutral(" ".join(title.split()), 120) or "an HTTP API"
        return replace(
            self,
            package=package,
            distribution=self.distribution or package.replace("_", "-"),
            client_name=self.client_name or f"{pascal}Client",
            summary=self.summary or f"A typed Python client for {shown}.",
            source=self.source
            or re.sub(r"[^\w./ -]", "_", neutral(source, 80))
            or "an OpenAPI document",
        )


def beside(document: Path, inputs: Inputs | None = None) -> Path | None:
    """The settings file that lies beside a document, if there is one."""
    path = document.parent / FILE
    if path.is_file():
        return path
    (inputs or Inputs()).note(path, None)
    return None


class _Reader:
    """Reads the parsed TOML, reporting as it goes."""

    def __init__(self, path: Path, text: str, collector: Collector) -> None:
        self._path = path
        self._text = text
        self._collector = collector
        self._used: dict[str, int] = {}

    def settings(self, data: Mapping[str, Any]) -> Settings:
        other = ("path", "client_name", "programs")
        known = [item.name for item in fields(Settings) if item.name not in other]
        self._unknown(data, [*known, "client", "proof"])
        out = self._matching(data, "out", _LINE, "a path, relative to this file")
        return Settings(
            distribution=self._matching(
                data, "distribution", _DISTRIBUTION, "a name of letters, digits, . _ -"
            ),
            package=self._package(data),
            client_name=self._matching(data, "client", _CLASS, "a class name, such as ModelArts"),
            version=self._matching(data, "version", _VERSION, "a version, such as 0.1.0")
            or "0.1.0",
            licence=self._matching(
                data, "licence", _LICENCE, "an SPDX expression, such as Apache-2.0"
            ),
            summary=self._matching(data, "summary", _LINE, "one line of text"),
            source=self._matching(data, "source", _LINE, "one line of text"),
            out=Path(os.path.normpath(self._path.parent / out)) if out else None,
            strict_names=self._flag(data, "strict_names"),
            keep_former_names=self._count(data, "keep_former_names"),
            allow=self._allow(data.get("allow", [])),
            programs=self._programs(data.get("proof", {})),
            path=self._path,
        )

    def _package(self, data: Mapping[str, Any]) -> str:
        what = "an import name of small letters, digits and _"
        name = self._matching(data, "package", _PACKAGE, what)
        if keyword.iskeyword(name):
            self._collector.report(
                "CFG03", self._span("package"), f"`package` is the keyword {name!r}"
            )
            return ""
        return name

    def _matching(
        self, data: Mapping[str, Any], key: str, pattern: re.Pattern[str], what: str
    ) -> str:
        value = data.get(key, "")
        if key in data and not (isinstance(value, str) and pattern.match(value)):
            self._collector.report("CFG03", self._span(key), f"`{key}` is not {what}")
            return ""
        return str(value)

    def _flag(self, data: Mapping[str, Any], key: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self._collector.report("CFG03", self._span(key), f"`{key}` is not true or false")
        return value is True

    def _programs(self, proof: object) -> tuple[str, ...]:
        if not isinstance(proof, dict):
            self._collector.report(
                "CFG03", self._span("proof"), "`proof` is not a table: write [proof]"
            )
            return ()
        self._unknown(proof, ["programs"])
        programs = proof.get("programs", [])
        if not isinstance(programs, list) or not all(
            isinstance(item, str) and _LINE.match(item) for item in programs
        ):
            self._collector.report(
                "CFG03",
                self._span("programs"),
                "`programs` is not a list of paths, relative to this file",
            )
            return ()
        return tuple(programs)

    def _count(self, data: Mapping[str, Any], key: str) -> int:
        value = data.get(key, 0)
        if (
            isinstance(value, bool)
            or not isinstance(value, int)
            or not 0 <= value <= _MOST_RELEASES
        ):
            self._collector.report(
                "CFG03", self._span(key), f"`{key}` is not a number from 0 to {_MOST_RELEASES}"
            )
            return 0
        return value

    def _allow(self, entries: object) -> tuple[Allow, ...]:
        if not isinstance(entries, list) or not all(isinstance(item, dict) for item in entries):
            self._collector.report(
                "CFG03", self._span("allow"), "`allow` is not a list of tables: write [[allow]]"
            )
            return ()
        found: list[Allow] = []
        for number, entry in enumerate(entries):
            span = self._span("[[allow]]", number)
            self._unknown(entry, ["code", "at", "reason"])
            code, at, reason = (entry.get(key, "") for key in ("code", "at", "reason"))
            problem = allow_problem(code, at)
            if problem:
                self._collector.report("CFG03", span, problem)
            elif not isinstance(reason, str) or not reason.strip():
                self._collector.report(
                    "CFG04", span, f"the exemption of {code} at {neutral(at, 80)} has no reason"
                )
            else:
                found.append(Allow(code, at, reason.strip()))
        return tuple(found)

    def _unknown(self, data: Mapping[str, Any], known: list[str]) -> None:
        for key in data:
            if key not in known:
                like = nearest(key, known)
                self._collector.report(
                    "CFG02",
                    self._span(key),
                    f"unknown setting `{neutral(key, 60)}`",
                    help=f"did you mean `{like}`?" if like else f"there are: {', '.join(known)}",
                )

    def _span(self, key: str, number: int = 0) -> Span:
        """Where a key (or the n-th table header) stands in the file; its first line if that cannot be told."""
        written = re.escape(key) if key.startswith("[") else rf"[\"']?{re.escape(key)}[\"']?\s*="
        places = list(re.finditer(rf"^[ \t]*({written})", self._text, re.MULTILINE))
        if not places and not key.startswith("["):
            places = list(
                re.finditer(rf"^[ \t]*(\[+\s*{re.escape(key)})", self._text, re.MULTILINE)
            )
        if number >= len(places):
            return Span(str(self._path), 1, 1, 1, 2)
        start = places[number].start(1)
        line = self._text.count("\n", 0, start) + 1
        column = start - (self._text.rfind("\n", 0, start) + 1) + 1
        return Span(str(self._path), line, column, line, column + len(key))


def allow_problem(code: object, at: object) -> str | None:
    """What is wrong with an exemption, if anything is."""
    if not isinstance(code, str) or not isinstance(at, str) or not code or not at:
        return "an exemption names a `code` and the place `at` (a JSON Pointer)"
    try:
        entry = lookup(code)
    except LookupError:
        return f"there is no code {neutral(code, 40)}"
    if not entry.allowable:
        return f"{code} cannot be exempted: without it the client would be wrong"
    if not _POINTER.match(at):
        return f"{neutral(at, 60)} is not a JSON Pointer; one begins with #/"
    return None


def _span_of_error(path: Path, text: str, error: Exception) -> Span | None:
    """Where the file is wrong: at its end, if that came too soon, and at its start, if nobody knows."""
    if isinstance(error, OSError):
        return None
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    if "at end of document" in str(error):
        lines = text.split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    return Span(str(path), line, column, line, column + 1)


def _first_line(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot read {neutral(str(path))}: {error.strerror or type(error).__name__}"
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if not isinstance(error, tomllib.TOMLDecodeError):
        return "a number has too many digits"
    return re.sub(r" \(at .*\)", "", str(error).splitlines()[0])
