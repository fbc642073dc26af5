"""Which broken rules count: those of what the user wrote, not of what a reply brought in and nobody changed."""

from __future__ import annotations

from typing import Any

from .errors import Problem
from .facts import Facts, facts
from .memory import CLEAN, MADE, Memory, is_model, memory_of
from .places import Place
from .rule_tests import Path, Violation
from .shape import Anything, Listing, Mapped, Node, Nullable, Object, resolve
from .values import same

_ABSENT = object()


def rule_problems(known: Facts, value: Any, place: Place, held: object) -> list[Problem]:
    """How an object breaks the rules of its class.

    `value` is the object as JSON, `held` the Python object that it was made from, or anything else if it was made
    from none.
    """
    if known.check is None or not (found := known.check(value)):
        return []
    return [_problem(known, violation, place) for violation in _counted(known, found, value, held)]


def _counted(known: Facts, found: list[Violation], value: Any, held: object) -> list[Violation]:
    mark = memory_of(held)
    if mark is MADE:
        return [violation for violation in found if not _brought(violation.path, value, held)]
    if not isinstance(mark, Memory) or mark.origin is None or known.check is None:
        return []
    before = set(known.check(mark.origin))
    return [
        violation
        for violation in found
        if violation not in before
        or not _same(_look(mark.origin, violation.path), _look(value, violation.path))
    ]


def _same(one: Any, other: Any) -> bool:
    return one is other if one is _ABSENT or other is _ABSENT else same(one, other)


def _look(value: Any, path: Path) -> Any:
    for key in path:
        try:
            value = value[key]
        except (LookupError, TypeError):
            return _ABSENT
    return value


def _brought(path: Path, value: Any, held: object) -> bool:
    """Whether a path leads into an object that a reply brought in, and to something unchanged there."""
    for depth, key in enumerate(path):
        held = _inside(held, key)
        value = _look(value, (key,))
        mark = memory_of(held)
        if mark is CLEAN:
            return True
        if isinstance(mark, Memory):
            rest = path[depth + 1 :]
            return mark.origin is None or _same(_look(mark.origin, rest), _look(value, rest))
    return False


def _inside(held: object, key: str | int) -> object:
    if is_model(held):
        member = facts(type(held)).by_wire.get(str(key))
        return None if member is None else held.__dict__.get(member.name)
    if isinstance(held, list | tuple | dict):
        found = _look(held, (key,))
        return None if found is _ABSENT else found
    return None


def _problem(known: Facts, violation: Violation, place: Place) -> Problem:
    node: Node | None = None
    scope: Facts | None = known
    for key in violation.path:
        member = scope.by_wire.get(str(key)) if scope is not None else None
        if member is not None:
            place, node = place.at(member.name, member.wire), member.node
        else:
            place, node = place.at(key), _step(scope, node, key)
        inner = _plain(node)
        scope = facts(inner.cls) if isinstance(inner, Object) else None
    return Problem(place.path, place.wire, violation.message)


def _step(scope: Facts | None, node: Node | None, key: str | int) -> Node | None:
    if scope is not None:
        return scope.extras
    inner = _plain(node)
    if isinstance(inner, Listing) and isinstance(key, int):
        return inner.node(key)
    return inner.value if isinstance(inner, Mapped) else None


def _plain(node: Node | None) -> Node:
    node = Anything() if node is None else resolve(node)
    return resolve(node.inner) if isinstance(node, Nullable) else node
