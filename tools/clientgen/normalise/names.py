"""The naming authority: nothing else decides how something is called in Python.

A name is, in this order: what the author pinned with ``x-python-name``; what the rule for its kind makes of the wire
name; and where two things of one scope would get the same name, a longer form that depends on its own wire
name alone, so that something unrelated never renames it.  Before the rule comes the name that the thing had before, if
`names.lock` keeps it: a name that was given once does not move by itself.  The thing whose wire name *is* the Python name keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from clientgen.diagnostics import Collector, Note
from clientgen.normalise.name_lock import Key, NameLock
from clientgen.normalise.words import cased, digest

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,199}\Z")


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that needs a name in a scope.

    `forms` are names to try, shortest first, all made from `wire` alone; `identity` tells it from the others.
    Where several have the same form, the only one of the lowest `rank` keeps it.
    """

    identity: str
    wire: str
    forms: tuple[str, ...]
    pointer: str
    pin: object = None
    rank: int = 1
    key: Key | None = None
    """What `names.lock` calls it; None if its name is not kept there."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where names must differ: what it is called in messages, what it reserves, how a reserved name is changed.

    `capital` says how names begin, where that keeps them from hiding others: a field called as a type that the fields below it
    mention, a class called as a field.
    """

    title: str
    reserved: AbstractSet[str] = frozenset()
    suffix: str = "_"
    separator: str = "_"
    capital: bool | None = None


class Names:
    """Gives names, one scope at a time. NAM codes: see the catalogue."""

    def __init__(self, collector: Collector, *, strict: bool, lock: NameLock | None = None) -> None:
        self._collector = collector
        self._strict = strict
        self._lock = lock or NameLock()

    def settle(
        self,
        wishes: Iterable[Wish],
        scope: Scope,
        taken: AbstractSet[str] = frozenset(),
        *,
        quiet: bool = False,
    ) -> dict[str, str]:
        """Identity → name, all different and none of them reserved or in `taken`.

        `quiet`: clashes are not worth a finding, because the names are derived and no author has chosen them.
        """
        wishes = list(wishes)
        names: dict[str, str] = {}
        used: dict[str, Wish] = {}
        free: list[Wish] = []
        for wish in wishes:
            pin = self.pinned(wish, scope)
            if pin is None:
                free.append(wish)
            elif pin in used or pin in taken:
                self._pin_clash(wish, pin, used.get(pin), scope)
                free.append(wish)
            else:
                names[wish.identity], used[pin] = pin, wish
        free = self._kept(free, scope, names, used, taken)
        wires = {wish.wire for wish in wishes}

        def allowed(name: str, wish: Wish) -> bool:
            foreign = name in wires and name != wish.wire
            return name not in used and name not in taken and not foreign

        level = 0
        while free:
            groups: dict[str, list[Wish]] = {}
            for wish in free:
                groups.setdefault(self._form(wish, level, scope), []).append(wish)
            later: list[Wish] = []
            for name, group in groups.items():
                self._group(name, group, names, used, allowed, later)
            if level == 0 and not quiet:
                self._tell(later, names, used, groups, scope)
            free, level = later, level + 1
        return names

    def pinned(self, wish: Wish, scope: Scope) -> str | None:
        """The author's name for `wish`, if there is one and it can be used."""
        if wish.pin is None:
            return None
        pin = wish.pin
        if not isinstance(pin, str) or not _IDENTIFIER.match(pin):
            self._collector.report(
                "NAM01",
                wish.pointer,
                f"x-python-name of `{wish.wire}` is not a Python identifier of at most 200 letters",
            )
            return None
        if pin in scope.reserved:
            self._collector.report(
                "NAM01",
                wish.pointer,
                f"x-python-name `{pin}` is taken by generated code ({scope.title})",
            )
            return None
        if not cased(pin, capital=scope.capital):
            letter = "capital" if scope.capital else "small letter"
            self._collector.report(
                "NAM01",
                wish.pointer,
                f"x-python-name `{pin}` does not begin with a {letter} ({scope.title})",
            )
            return None
        return pin

    def _kept(
        self,
        free: list[Wish],
        scope: Scope,
        names: dict[str, str],
        used: dict[str, Wish],
        taken: AbstractSet[str],
    ) -> list[Wish]:
        """Give those their names again that had one before; the others."""
        if not self._lock:
            return free
        left: list[Wish] = []
        for wish in free:
            name = self._lock.name(wish.key)
            if name is None:
                left.append(wish)
            elif name in scope.reserved or name in used or name in taken:
                by = used[name].wire if name in used else ""
                self._collector.report(
                    "NAM06",
                    wish.pointer,
                    f"`{wish.wire}` has been called `{name}`, which is now taken by "
                    f"{f'`{by}`' if by else 'generated code'} ({scope.title})",
                    notes=(Note("the other one is here", used[name].pointer),) if by else (),
                )
                left.append(wish)
            else:
                names[wish.identity], used[name] = name, wish
        return left

    def _group(
        self,
        name: str,
        group: list[Wish],
        names: dict[str, str],
        used: dict[str, Wish],
        allowed: Callable[[str, Wish], bool],
        later: list[Wish],
    ) -> None:
        fitting = [wish for wish in group if allowed(name, wish)]
        exact = [wish for wish in fitting if wish.wire == name and wish.rank <= 1]
        best = min((wish.rank for wish in group), default=0)
        first = [wish for wish in fitting if wish.rank == best]
        chosen = exact if len(exact) == 1 else first if len(first) == 1 else []
        for wish in chosen:
            names[wish.identity], used[name] = name, wish
        later += [wish for wish in group if wish not in chosen]

    def _form(self, wish: Wish, level: int, scope: Scope) -> str:
        if level < len(wish.forms):
            name = wish.forms[level]
        else:  # longer marks until they differ: one is enough but for things made to collide
            length = 6 + 6 * (level - len(wish.forms))
            name = wish.forms[0] + scope.separator + digest(wish.identity, min(length, 64))
            name += "_" * max(0, (length - 64) // 6)
        return name + scope.suffix if name in scope.reserved else name

    def _tell(
        self,
        later: list[Wish],
        names: dict[str, str],
        used: dict[str, Wish],
        groups: dict[str, list[Wish]],
        scope: Scope,
    ) -> None:
        code = "NAM02" if self._strict else "NAM03"
        moved = {wish.identity for wish in later}
        for name, group in groups.items():
            losers = [wish for wish in group if wish.identity in moved]
            if not losers:
                continue
            keeper = used.get(name)
            first = keeper if keeper is not None else group[0]
            for wish in losers:
                if wish is first:
                    continue
                self._collector.report(
                    code,
                    wish.pointer,
                    f"`{wish.wire}` and `{first.wire}` would both be called `{name}` ({scope.title})",
                    notes=(Note("the other one is here", first.pointer, key=True),),
                    key=True,
                )

    def _pin_clash(self, wish: Wish, pin: str, other: Wish | None, scope: Scope) -> None:
        notes = (Note("the other one is here", other.pointer),) if other is not None else ()
        self._collector.report(
            "NAM04",
            wish.pointer,
            f"x-python-name `{pin}` of `{wish.wire}` is already used ({scope.title})",
            notes=notes,
        )
