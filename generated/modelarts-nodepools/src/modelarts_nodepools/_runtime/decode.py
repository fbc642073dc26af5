"""From the bytes of a reply to a value: one call of the compiled validator when the reply is as documented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError

from .adapters import Adapter, adapter
from .facts import facts
from .memory import RECEIVING, as_json, is_model, remember

if TYPE_CHECKING:
    from .surprise import Surprise

__all__ = ["decode", "surprises"]


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
            value = _chosen(ready, raw)
            _receive(value)
        else:
            value = ready.validator.validate_json(raw, extra="allow", by_alias=True, by_name=False)
    except ValidationError:
        value, _ = _read(ready, raw)
    if ready.watched:
        from .extras import settle_names

        settle_names(value)
        _watch(value)
    return value


def surprises(type_: Any, raw: bytes) -> tuple[Surprise, ...]:
    """How a reply differs from the documentation, worked out from the bytes.

    Raises:
        ValueError: As `decode`.
    """
    return tuple(_read(adapter(type_), raw)[1])


def _read(ready: Adapter, raw: bytes) -> tuple[Any, list[Surprise]]:
    from .reading import read  # for replies that are not as documented, or suspected of it

    token = RECEIVING.set(True)
    try:
        return read(ready, raw)
    finally:
        RECEIVING.reset(token)


def _chosen(ready: Adapter, raw: bytes) -> Any:
    """The value of a reply among whose alternatives rules may have to choose."""
    token = RECEIVING.set(True)
    try:
        return ready.strict.validate_json(raw, by_alias=True, by_name=False)
    finally:
        RECEIVING.reset(token)


def _receive(value: Any) -> None:
    """Give objects the place for unknown keys, which the strict validator does not make, and which tells that a reply brought them."""
    if is_model(value):
        if value.__pydantic_extra__ is None:
            object.__setattr__(value, "__pydantic_extra__", {})
        _receive(list(value.__dict__.values()))
        _receive(value.__pydantic_extra__)
    elif isinstance(value, list | tuple):
        for item in value:
            if item is not None:
                _receive(item)
    elif isinstance(value, dict):
        _receive(list(value.values()))


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
