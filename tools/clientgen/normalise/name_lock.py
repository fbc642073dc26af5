"""`names.lock`: the names that a package has given, so that none of them ever moves by itself.

The file lies beside the document and is TOML: a section for each kind of name, and in it the place in the document, as
a JSON Pointer, with its Python name.  Where a pointer would count positions of an array, it says what stands there
instead (``parameters/query/limit``, ``oneOf/Cat``), since a position is no identity.  A name in it is kept as long as its
place exists; the author lets go of one by deleting its line, or by ``x-python-name``.
"""

from __future__ import annotations

import json
import keyword
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from clientgen.diagnostics import Collector, Span, nearest, neutral
from clientgen.ir.nodes import Former, FormerKind
from clientgen.normalise.words import cased

SECTIONS = ("classes", "fields", "members", "methods", "parameters", "resources", "variables")
FORMER = "former"
KINDS: tuple[FormerKind, ...] = ("class", "field", "member", "method", "resource")
_HEADER = (
    "# The Python names that this package has given, by place in the document.  `clientgen generate` writes it;\n"
    "# commit it with the document.  To let go of a name, delete its line or write x-python-name.\n"
)
_VERSION = re.compile(r"(?=.{1,100}\Z)\d+(\.\d+)*\Z", re.ASCII)
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

_CAPITAL: Mapping[str, bool | None] = {
    "classes": True,
    "class": True,
    "members": None,
    "member": None,
}
"""How names begin that do not begin with a small letter, by section and by kind."""
_LONGEST = 200
"""More than any rule makes a name."""

Key = tuple[str, str]
"""Section and place."""


@dataclass(frozen=True, slots=True)
class NameLock:
    """Names by section and place, and names that are kept as deprecated aliases."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    former: tuple[Former, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def name(self, key: Key | None) -> str | None:
        """The name that is kept for a place, the last part of it if it has several."""
        whole = self.whole(key)
        return whole.rpartition(".")[2] if whole else None

    def whole(self, key: Key | None) -> str | None:
        """The same with all its parts, such as ``pets.create`` of a method."""
        return self.names.get(key[0], {}).get(key[1]) if key else None


def read(text: str, path: str, collector: Collector) -> NameLock:
    """The lock that a file holds; everything wrong in it is reported as NAM05, and the rest returned."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not TOML, or an integer of thousands of digits
        found = _PLACE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        told = str(error)
        if not isinstance(error, tomllib.TOMLDecodeError):
            deep = isinstance(error, RecursionError)
            told = "nested too deeply" if deep else "a number has too many digits"
        span = Span(path, line, column, line, column + 1)
        collector.report("NAM05", span, _PLACE.sub("", neutral(told, 200)).strip())
        return NameLock()
    return _Reader(text, path, collector).lock(data)


def write(lock: NameLock) -> str:
    """The file that holds a lock: sorted, one name a line."""
    lines = [_HEADER]
    for section in SECTIONS:
        names = lock.names.get(section)
        if names:
            lines.append(f"[{section}]\n")
            lines += [f"{_quoted(key)} = {_quoted(names[key])}\n" for key in sorted(names)]
            lines.append("\n")
    if lock.former:
        lines.append(f"[{FORMER}]\n")
        lines += sorted(
            f"{_quoted(f'{one.kind} {one.path}')} = "
            f'{{now = {_quoted(one.new)}, since = "{one.since}", until = "{one.until}"}}\n'
            for one in lock.former
        )
    return "".join(lines).rstrip("\n") + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes, without surrogate pairs."""
    whole = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return whole.encode("utf-8", "backslashreplace").decode()


class _Reader:
    """Reads the parsed TOML, reporting as it goes."""

    def __init__(self, text: str, path: str, collector: Collector) -> None:
        self._text = text
        self._path = path
        self._collector = collector

    def lock(self, data: Mapping[str, object]) -> NameLock:
        names: dict[str, dict[str, str]] = {}
        former: list[Former] = []
        for section, entries in data.items():
            if section not in (*SECTIONS, FORMER) or not isinstance(entries, dict):
                like = nearest(section, [*SECTIONS, FORMER])
                self._report(
                    section,
                    f"unknown section `{neutral(section, 60)}`"
                    + (f"; did you mean `{like}`?" if like else ""),
                )
            elif section == FORMER:
                former += [
                    one for key, value in entries.items() if (one := self._former(key, value))
                ]
            else:
                names[section] = self._names(entries, section)
        return NameLock(names, tuple(former))

    def _names(self, entries: Mapping[str, object], section: str) -> dict[str, str]:
        parts, capital = (2 if section == "methods" else 1), _CAPITAL.get(section, False)
        found = {}
        for key, name in entries.items():
            if not isinstance(name, str) or not is_name(name, parts):
                self._report(key, f"the name of {neutral(key, 80)} is not a Python name")
            elif not all(cased(word, capital=capital) for word in name.split(".")):
                letter = "capital" if capital else "small letter"
                told = f"`{neutral(name, 80)}` does not begin with a {letter}"
                self._report(key, f"{told}, as names of {section} do")
            else:
                found[key] = name
        return found

    def _former(self, key: str, value: object) -> Former | None:
        word, _, path = key.partition(" ")
        kind: FormerKind | None = next((one for one in KINDS if one == word), None)
        owner, _, old = path.rpartition(".")
        stated = value if isinstance(value, dict) else {}
        new, since, until = (stated.get(word) for word in ("now", "since", "until"))
        if (
            kind is not None
            and is_name(path, 1 if kind in ("class", "resource") else 2)
            and isinstance(new, str)
            and is_name(new, 1)
            and all(cased(one, capital=_CAPITAL.get(kind, False)) for one in (old, new))
            and all(isinstance(one, str) and _VERSION.match(one) for one in (since, until))
        ):
            return Former(kind, owner, old, new, str(since), str(until))
        self._report(
            key,
            f"`{neutral(key, 80)}` is no former name: write, for instance, "
            '"class Old" = {now = "New", since = "0.2.0", until = "0.4.0"}',
        )
        return None

    def _report(self, key: str, message: str) -> None:
        """Report at the line that mentions a key."""
        written = (_quoted(key), f"[{key}]", key)
        start = next((at for one in written if (at := self._text.find(one)) >= 0), 0)
        line = self._text.count("\n", 0, start) + 1
        column = start - (self._text.rfind("\n", 0, start) + 1) + 1
        self._collector.report("NAM05", Span(self._path, line, column, line, column + 1), message)


def is_name(text: str, parts: int) -> bool:
    """Whether a text is a public Python name of so many parts, in the one spelling that Python keeps of it."""
    words = text.split(".")
    return len(words) == parts and all(
        word.isidentifier()
        and not word.startswith("_")
        and not keyword.iskeyword(word)
        and len(word) <= _LONGEST
        and unicodedata.is_normalized("NFKC", word)
        for word in words
    )
