"""The lines of an `api-surface.txt`, read: what each name of a package is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from clientgen.compare.pytypes import names

_PATH = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_GAP = "   "


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter of a callable."""

    name: str
    kind: str
    """``positional`` (only), ``either``, ``keyword`` (only), ``rest`` or ``keywords``."""
    type: str
    default: str | None
    index: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `kind`: class, field, value, alias, callable, name, or unread."""

    path: str
    kind: str
    line: str
    number: int
    type: str = ""
    """Of a field, a value or an alias; what a callable returns."""
    default: str | None = None
    bases: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    call: str = ""
    """The HTTP call behind a method."""
    facts: dict[str, str] = field(default_factory=dict)
    deprecated: bool = False
    now: str = ""
    """What a deprecated class is called now."""

    @property
    def owner(self) -> str:
        """The class that it is a member of, if it is one."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition(".")[2]


@dataclass(slots=True)
class Surface:
    """A package as its users see it; paths are without the name of the package."""

    package: str
    entries: dict[str, Entry]
    sent: set[str]
    """Classes that callers make."""
    received: set[str]
    """Classes that callers are given."""

    def direction(self, path: str) -> tuple[bool, bool]:
        """Whether values of a class are sent, received; both if no call says."""
        known = path in self.sent, path in self.received
        return known if any(known) else (True, True)


def in_words_of(old: Surface, new: Surface) -> Surface:
    """The old surface with classes under the names that the new one has for them, where it keeps the former ones."""
    now = {key: entry.now for key, entry in new.entries.items() if entry.now}
    if not now:
        return old
    former = re.compile(rf"\b(?:{'|'.join(map(re.escape, now))})\b")
    lines = []
    for entry in old.entries.values():
        path = _PATH.match(entry.line)
        cut = path.end() if path else 0
        lines.append(entry.line[:cut] + former.sub(lambda found: now[found[0]], entry.line[cut:]))
    return read_surface(lines)


def read_surface(lines: Iterable[str]) -> Surface:
    """Read a surface; a line that cannot be read is kept as such, so that its change counts."""
    found: dict[str, Entry] = {}
    package = ""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        entry = _marked(_entry(line.rstrip("\n"), number))
        package = package or entry.path.partition(".")[0]
        # A class is one line, its constructor another.
        key = entry.path.partition(".")[2] + ("()" if entry.kind == "callable" else "")
        found[key if key not in found else f"{key} line {number}"] = entry
    surface = Surface(package, found, set(), set())
    _directions(surface)
    return surface


def _marked(entry: Entry) -> Entry:
    """The entry with the marks of a deprecated name taken out of its facts."""
    if "deprecated" not in entry.facts:
        return entry
    facts = {key: value for key, value in entry.facts.items() if key not in ("deprecated", "now")}
    return replace(entry, facts=facts, deprecated=True, now=entry.facts.get("now", ""))


def _entry(line: str, number: int) -> Entry:
    pieces = line.split(_GAP)
    for cut in range(1, len(pieces) + 1):
        made = _head(
            _GAP.join(pieces[:cut]), line, number, [piece.strip() for piece in pieces[cut:]]
        )
        if made is not None:
            return made
    path = _PATH.match(line)
    return Entry(path[0] if path else line, "unread", line, number)


def _head(text: str, line: str, number: int, tail: list[str]) -> Entry | None:
    found = _PATH.match(text)
    if found is None:
        return None
    path, rest = found[0], text[found.end() :]
    call = next((piece for piece in tail if not piece.startswith("[")), "")
    facts = next((piece for piece in tail if piece.startswith("[")), "")
    if not rest:
        return Entry(path, "name", line, number)
    if rest.startswith("("):
        return _callable(path, rest, line, number, call, _facts(facts, ";"))
    if rest.startswith(": class("):
        bases = _tuple(rest.removeprefix(": class"))
        known = _facts(facts, ",")
        return (
            None if bases is None else Entry(path, "class", line, number, bases=bases, facts=known)
        )
    if rest.startswith(": type = "):
        kind, known = rest.removeprefix(": type = "), _facts(facts, ",")
        return Entry(path, "alias", line, number, type=kind, facts=known)
    statement = _statement(f"_{rest}")
    match statement:
        case ast.AnnAssign(annotation=annotation, value=value):
            default = ast.unparse(value) if value is not None else None
            shown = ast.unparse(annotation)
            return Entry(
                path, "field", line, number, type=shown, default=default, facts=_facts(facts, ",")
            )
        case ast.Assign(value=value):
            return Entry(path, "value", line, number, default=ast.unparse(value))
        case _:
            return None


def _statement(text: str) -> ast.stmt | None:
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return body[0] if len(body) == 1 else None


def _tuple(text: str) -> tuple[str, ...] | None:
    call = _statement(f"_{text}")
    match call:
        case ast.Expr(value=ast.Call(args=args)):
            return tuple(ast.unparse(arg) for arg in args)
        case _:
            return None


def _callable(
    path: str, text: str, line: str, number: int, call: str, facts: dict[str, str]
) -> Entry | None:
    node = _statement(f"def _{text}: ...")
    if not isinstance(node, ast.FunctionDef):
        return None
    arguments: list[Argument] = []

    def add(argument: ast.arg, kind: str, default: ast.expr | None) -> None:
        shown = ast.unparse(argument.annotation) if argument.annotation else "Any"
        value = ast.unparse(default) if default is not None else None
        arguments.append(Argument(argument.arg, kind, shown, value, len(arguments)))

    args = node.args
    first = [
        *((item, "positional") for item in args.posonlyargs),
        *((item, "either") for item in args.args),
    ]
    padding: list[ast.expr | None] = [None] * (len(first) - len(args.defaults))
    for (argument, kind), default in zip(first, [*padding, *args.defaults], strict=True):
        add(argument, kind, default)
    if args.vararg:
        add(args.vararg, "rest", None)
    for argument, value in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        add(argument, "keyword", value)
    if args.kwarg:
        add(args.kwarg, "keywords", None)
    returns = ast.unparse(node.returns) if node.returns else ""
    return Entry(
        path,
        "callable",
        line,
        number,
        type=returns,
        arguments=tuple(arguments),
        call=call,
        facts=facts,
    )


def _facts(text: str, separator: str) -> dict[str, str]:
    """``[wire a, ge 0]`` as names and values; what stands in brackets or quotes is not taken apart."""
    parts = re.findall(
        rf"(?:[^{separator}'\"\[\](){{}}]|'[^']*'|\"[^\"]*\"|[\[\](){{}}])+", text[1:-1]
    )
    return dict(part.strip().partition(" ")[::2] for part in parts if part.strip())


def _directions(surface: Surface) -> None:
    """Who makes values of which class: from the parameters and results of calls, through fields, bases and aliases."""
    below: dict[str, set[str]] = {}
    for key, entry in surface.entries.items():
        if entry.kind in ("field", "alias"):
            owner = key.rpartition(".")[0] if entry.kind == "field" else key
            below.setdefault(owner, set()).update(names(entry.type))
        elif entry.kind == "class":
            below.setdefault(key, set()).update(base.partition("[")[0] for base in entry.bases)
        elif entry.call:
            for argument in entry.arguments:
                surface.sent |= names(argument.type)
            surface.received |= names(entry.type)
            for fact in entry.facts.values():
                if not fact.startswith("'"):
                    surface.received |= set(re.findall(r"\b[A-Z]\w*", fact))
            surface.received -= names(entry.facts.get("body", "").rpartition(" ")[2]) - names(
                entry.type
            )
    for reached in (surface.sent, surface.received):
        todo = list(reached)
        while todo:
            for name in below.get(todo.pop(), set()) - reached:
                reached.add(name)
                todo.append(name)
