"""What is left of a document when the parts at fault are left out.

For two uses: rules look at the rest of a document whose form is wrong, and what the settings exempt is generated without the part
that the exemption is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clientgen.source import pointer

Tokens = tuple[str, ...]


def prune(data: Any, places: Iterable[Tokens]) -> Any:
    """A copy without the values at some places; lists keep one of equal entries when they are the place themselves.

    What is not on the way to a place is shared with the input.  The root is never removed.
    """
    for tokens in sorted(set(places), key=_from_the_end, reverse=True):
        if tokens:
            data = _without(data, tokens)
    return data


def _from_the_end(tokens: Tokens) -> tuple[tuple[int, str], ...]:
    """Entries of a list are removed last first, so that the places of the others stay right."""
    return tuple((int(t) if t.isdigit() and len(t) < 10 else -1, t) for t in tokens)


def _without(value: Any, tokens: Tokens) -> Any:
    first, rest = tokens[0], tokens[1:]
    try:
        part = pointer.step(value, first)
    except LookupError:
        return value
    if rest:
        new = _without(part, rest)
        if isinstance(value, list):
            return [new if i == int(first) else item for i, item in enumerate(value)]
        return {**value, first: new}
    if isinstance(value, list):
        return [item for i, item in enumerate(value) if i != int(first)]
    once = _once(part)
    if once is not None:
        return {**value, first: once}
    return {key: item for key, item in value.items() if key != first}


def _once(value: Any) -> list[Any] | None:
    """A list with its repeated entries left out; None if it has none."""
    if not isinstance(value, list):
        return None
    if not all(isinstance(item, str) for item in value) or len(set(value)) == len(value):
        return None
    return list(dict.fromkeys(value))
