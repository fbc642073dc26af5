"""Names that something had before: which are kept as deprecated aliases, and until when.

A name moves only by the author's will: `x-python-name` was written or changed, or a schema was renamed in the document.
The second is taken for granted when one class is gone, one has come, and both have members of the same names on the wire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from clientgen.ir.nodes import Former, FormerKind
from clientgen.normalise import scopes
from clientgen.normalise.context import Context
from clientgen.versions import after, numbers

Given = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Renamed:
    kind: FormerKind
    owner: str
    old: str
    new: str


def former(context: Context, given: Given) -> tuple[Former, ...]:
    """The former names of a client whose names are `given`. Reports NAM07 for each that goes."""
    lock, settings = context.lock, context.settings
    if not lock:
        return ()
    moved = _Moved(lock.names, given)
    renamed = list(moved.all())
    taken = _taken(given)
    found: dict[tuple[str, str], Former] = {}
    for one in lock.former:
        now, why = _followed(one, moved, renamed, taken)
        if numbers(settings.version) >= numbers(one.until):
            now, why = None, f"as announced for {one.until}"
        if now is None:
            context.collector.report(
                "NAM07", None, f"the former name `{one.path}` of `{one.new}` goes: {why}"
            )
        else:
            found[now.kind, now.path] = now
    if settings.keep_former_names:
        until = after(settings.version, settings.keep_former_names)
        for item in renamed:
            one = Former(item.kind, item.owner, item.old, item.new, settings.version, until)
            if not _hindrance(one, taken):
                found.setdefault((one.kind, one.path), one)
    return tuple(found[key] for key in sorted(found))


def _followed(
    one: Former, moved: _Moved, renamed: list[_Renamed], taken: Mapping[str, set[str]]
) -> tuple[Former | None, str]:
    """A former name that was kept so far, brought up to date; or why it cannot be kept."""
    owners = moved.resources if one.kind == "method" else moved.classes
    owner = owners.get(one.owner, one.owner)
    news = {(item.kind, item.owner, item.old): item.new for item in renamed}
    one = replace(one, owner=owner, new=news.get((one.kind, owner, one.new), one.new))
    if hindrance := _hindrance(one, taken):
        return None, hindrance
    there = one.new in taken.get(f"{one.kind} {one.owner}", ())
    return (one, "") if there else (None, "what it stands for is gone")


def _taken(given: Given) -> dict[str, set[str]]:
    """The names in use, by kind and owner."""
    classes = set(given.get("classes", {}).values())
    classes |= {
        f"Async{name}" for key, name in _items(given, "classes") if key.startswith("client.")
    }
    found = {"class ": classes, "resource ": set(given.get("resources", {}).values())}
    for kind, section in (("field", "fields"), ("member", "members")):
        for key, name in _items(given, section):
            owner = given.get("classes", {}).get(_owner(key), "")
            found.setdefault(f"{kind} {owner}", set()).add(name)
    for _, whole in _items(given, "methods"):
        resource, _, name = whole.partition(".")
        found.setdefault(f"method {resource}", set()).add(name)
        found["resource "].add(resource)
    return found


def _hindrance(one: Former, taken: Mapping[str, set[str]]) -> str:
    """Why a former name cannot be an alias; nothing if it can."""
    present = taken.get(f"{one.kind} {one.owner}", frozenset[str]())
    if one.old in present:
        return "something else has this name now"
    if one.old in scopes.RESERVED[one.kind]:
        return "generated code needs this name"
    # A field's alias is a property of the class: a field of that name would hide what makes it one.
    if one.kind == "field" and (hiding := scopes.DECORATORS & {one.old, *present}):
        return f"no alias can stand beside a field called `{min(hiding)}`"
    return ""


class _Moved:
    """What is called differently than before; `classes` and `resources` map former names to present ones."""

    def __init__(self, before: Given, now: Given) -> None:
        self._before = before
        self._now = now
        self._places = dict(self._places_moved())
        self.classes = dict(self._classes())
        self.resources = dict(_different(before, now, "resources"))
        for old, new in self.resources.items():
            was = before.get("classes", {}).get(f"client.{old}")
            called = now.get("classes", {}).get(f"client.{new}")
            if was and called and was != called:
                self.classes[was] = called
                self.classes[f"Async{was}"] = f"Async{called}"

    def all(self) -> Iterator[_Renamed]:
        """Everything, owners under their present names."""
        for old, new in self.classes.items():
            yield _Renamed("class", "", old, new)
        for old, new in self.resources.items():
            yield _Renamed("resource", "", old, new)
        for kind, section in (("field", "fields"), ("member", "members")):
            names = self._now.get("classes", {})
            for key, name in _items(self._before, section):
                place = self._places.get(_owner(key), _owner(key))
                new = self._now.get(section, {}).get(place + key.removeprefix(_owner(key)), name)
                if new != name and place in names:
                    yield _Renamed(
                        "field" if kind == "field" else "member", names[place], name, new
                    )
        for old, new in _different(self._before, self._now, "methods"):
            resource, _, name = new.partition(".")
            was = old.rpartition(".")[2]
            if was != name:
                yield _Renamed("method", resource, was, name)

    def _classes(self) -> Iterator[tuple[str, str]]:
        yield from _different(self._before, self._now, "classes")
        before, now = self._before.get("classes", {}), self._now.get("classes", {})
        for old, new in self._places.items():
            if before[old] != now[new]:
                yield before[old], now[new]

    def _places_moved(self) -> Iterator[tuple[str, str]]:
        """Places of classes that are gone → of those that have come with the same members."""
        before, now = self._before.get("classes", {}), self._now.get("classes", {})
        gone = {key for key in before if key not in now and key.startswith("#")}
        come = {key for key in now if key not in before and key.startswith("#")}
        if not gone or not come:
            return
        was = _by_shape(self._before, gone)
        is_now = _by_shape(self._now, come)
        for shape, keys in was.items():
            others = is_now.get(shape, [])
            if len(keys) == len(others) == 1:
                yield keys[0], others[0]


def _different(before: Given, now: Given, section: str) -> Iterator[tuple[str, str]]:
    for key, old in _items(before, section):
        new = now.get(section, {}).get(key, old)
        if new != old:
            yield old, new


def _by_shape(given: Given, keys: set[str]) -> dict[frozenset[str], list[str]]:
    """Classes by the wire names of their members; those without members are left out."""
    members: dict[str, set[str]] = {}
    for section in ("fields", "members"):
        for key, _ in _items(given, section):
            if (owner := _owner(key)) in keys:
                members.setdefault(owner, set()).add(key.removeprefix(owner))
    found: dict[frozenset[str], list[str]] = {}
    for owner in sorted(members):
        found.setdefault(frozenset(members[owner]), []).append(owner)
    return found


def _owner(key: str) -> str:
    """The place of the class that a field or member stands in."""
    return key.rsplit("/", 2)[0]


def _items(given: Given, section: str) -> Iterable[tuple[str, str]]:
    return given.get(section, {}).items()
