"""From the bytes of a reply to a value: one call of the compiled validator when the reply is as documented."""

from __future__ import annotations

from typing import Any

from pydantic_core import ValidationError, from_json

from .adapters import Adapter, adapter
from .facts import facts
from .memory import as_json, is_model, remember
from .places import Place
from .reading import Reader
from .shape import Leaf, Listing, Mapped, Nullable, Object, resolve
from .surprise import Surprise

__all__ = ["Surprise", "decode", "surprises"]


def decode(type_: Any, raw: bytes) -> Any:
    """The value of a JSON reply.

    Unknown fields and options, values of another type and missing fields do not matter: they are kept as they came.

    Args:
        type_: The documented type.
        raw: The body of the reply.

    Raises:
        ValueError: The body is not JSON, or is something of quite another kind than documented.
    """
    ready = adapter(type_)
    try:
        if ready.ambiguous:
            # A tolerant model takes any object, and the first of several would win.
            value = ready.strict.validate_json(raw, by_alias=True, by_name=False)
        else:
            value = ready.validator.validate_json(raw, extra="allow", by_alias=True, by_name=False)
    except ValidationError:
        value, _ = _read(ready, raw)
    if ready.watched:
        _watch(value)
    return value


def surprises(type_: Any, raw: bytes) -> tuple[Surprise, ...]:
    """How a reply differs from the documentation, worked out from the bytes.

    Raises:
        ValueError: As `decode`.
    """
    return tuple(_read(adapter(type_), raw)[1])


def _read(ready: Adapter, raw: bytes) -> tuple[Any, list[Surprise]]:
    content = _json(raw)
    reader = Reader()
    odd: list[Any] = []
    try:
        value = reader.read(ready.node, content, Place(), odd)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if any(item is content for item in odd) and _of_another_kind(ready, content):
        raise ValueError(reader.found[0].message)
    return value, reader.found


def _json(raw: bytes) -> Any:
    try:
        return from_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        reason = str(error)
    raise ValueError(f"not JSON: {reason}")


def _of_another_kind(ready: Adapter, content: Any) -> bool:
    """Whether the reply as a whole is unusable: no object where one was promised, no list where a list was."""
    node = resolve(ready.node)
    if isinstance(node, Nullable):
        node = resolve(node.inner)
    match node:
        case Object() | Mapped():
            return not isinstance(content, dict)
        case Listing():
            return not isinstance(content, list)
        case Leaf():
            return isinstance(content, dict | list)
        case _:
            return not isinstance(content, dict)


def _watch(value: Any) -> None:
    """Keep the JSON of objects in which a list changed in place could break a rule."""
    if is_model(value):
        known = facts(type(value))
        if known.watched:
            remember(value).origin = as_json(value)
        for item in value.__dict__.values():
            if item is not None:
                _watch(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _watch(item)
    elif isinstance(value, dict):
        for item in value.values():
            _watch(item)
