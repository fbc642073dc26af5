"""Finds what cannot be written as JSON: the serializer says that it failed, not where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from .errors import Problem
from .facts import facts
from .memory import is_model
from .places import Place, unserialisable
from .values import kind

_DEEPEST = 120


def culprits(value: Any, place: Place, found: list[Problem], above: tuple[int, ...]) -> None:
    """List the values in a tree that have no JSON form; `above` are the ids of what contains this one."""
    if id(value) in above:
        found.append(Problem(place.path, place.wire, "contains itself"))
        return
    if len(above) >= _DEEPEST:
        found.append(Problem(place.path, place.wire, "is nested too deeply"))
        return
    inner = _parts(value, place)
    if inner is None:
        message = unserialisable(value)
        if message is None and not _writable(value):
            message = f"cannot be written as JSON ({kind(value)})"
        if message is not None:
            found.append(Problem(place.path, place.wire, message))
        return
    for item, where in inner:
        culprits(item, where, found, (*above, id(value)))


def _parts(value: Any, place: Place) -> Iterator[tuple[Any, Place]] | None:
    if is_model(value):
        members = facts(type(value)).members
        fields = (
            (item, place.at(name, members[name].wire))
            for name, item in value.__dict__.items()
            if name in value.__pydantic_fields_set__ and name in members
        )
        extras = ((item, place.at(name)) for name, item in (value.__pydantic_extra__ or {}).items())
        return (pair for pairs in (fields, extras) for pair in pairs)
    if isinstance(value, Mapping):
        keys = ((key, place) for key in value if not isinstance(key, str) or unserialisable(key))
        items = ((item, place.at(str(key))) for key, item in value.items())
        return (pair for pairs in (keys, items) for pair in pairs)
    if isinstance(value, list | tuple | set | frozenset):
        return ((item, place.at(index)) for index, item in enumerate(value))
    return None


def _writable(value: Any) -> bool:
    try:
        to_json(value)
    except (ValueError, TypeError, RecursionError):
        return False
    return True
