"""The keywords of JSON Schema that need no other schema: types, options, bounds, patterns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from .patterns import matches
from .values import frozen, is_multiple, is_number, kind_matches, same, show

Path: TypeAlias = tuple[str | int, ...]


class Violation(NamedTuple):
    """What is wrong, and where, by wire names from the value that was checked."""

    path: Path
    message: str


Sink: TypeAlias = list[Violation]
Step: TypeAlias = Callable[[Any, Path, Sink], None]


def simple(applies: Callable[[Any], bool], test: Callable[[Any], bool], message: str) -> Step:
    def step(value: Any, path: Path, out: Sink) -> None:
        if applies(value) and not test(value):
            out.append(Violation(path, message))

    return step


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_list(value: Any) -> bool:
    return isinstance(value, list)


def is_map(value: Any) -> bool:
    return isinstance(value, dict)


def always(value: Any) -> bool:
    return True


def type_(kinds: Any, _: Any) -> Step:
    names: list[str] = [kinds] if isinstance(kinds, str) else list(kinds)
    return simple(
        always,
        lambda value: any(kind_matches(name, value) for name in names),
        f"must be {' or '.join(names)}",
    )


def enum(options: Any, _: Any) -> Step:
    shown = ", ".join(show(option) for option in options)
    return simple(
        always,
        lambda value: any(same(value, option) for option in options),
        f"must be one of {shown}",
    )


def const(constant: Any, _: Any) -> Step:
    return simple(always, lambda value: same(value, constant), f"must be {show(constant)}")


def bound(test: Callable[[Any, Any], bool], words: str) -> Callable[[Any, Any], Step]:
    def make(bound: Any, _: Any) -> Step:
        return simple(is_number, lambda value: test(value, bound), f"{words} {bound}")

    return make


def size(applies: Callable[[Any], bool], most: bool, unit: str) -> Callable[[Any, Any], Step]:
    def make(bound: Any, _: Any) -> Step:
        words = f"must have at {'most' if most else 'least'} {bound} {unit}"

        def step(value: Any, path: Path, out: Sink) -> None:
            if applies(value) and (len(value) > bound if most else len(value) < bound):
                out.append(Violation(path, f"{words}, and has {len(value)}"))

        return step

    return make


def pattern(pattern: Any, _: Any) -> Step:
    return simple(is_text, lambda value: matches(pattern, value), f"must match {pattern}")


def multiple(divisor: Any, _: Any) -> Step:
    return simple(
        is_number, lambda value: is_multiple(value, divisor), f"must be a multiple of {divisor}"
    )


def unique(wanted: Any, _: Any) -> Step | None:
    if wanted is not True:
        return None

    def unique(value: Any, path: Path, out: Sink) -> None:
        if isinstance(value, list):
            seen: dict[Any, int] = {}
            for index, item in enumerate(value):
                first = seen.setdefault(frozen(item), index)
                if first != index:
                    out.append(Violation((*path, index), f"repeats item {first}"))

    return unique
