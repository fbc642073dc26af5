"""From a body argument to the bytes that are sent, checked once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .adapters import Adapter, adapter
from .facts import facts
from .memory import Marked, as_json, is_model

if TYPE_CHECKING:
    from .model import Model

_SUSPECT = (b"null", b"NaN", b"Infinity")


def encode_body(value: Any, type_: Any) -> bytes:
    """The JSON of a body argument, as it is to be sent.

    The bytes that are checked are the bytes that are given back: an attribute that was assigned since the object was
    made, and a list that was changed in place, are found here.  What a reply brought in and nobody changed passes.

    Args:
        value: A model, or whatever `type_` says; dicts where `type_` wants models are taken as in a constructor.
        type_: The documented type of the body.

    Raises:
        InvalidRequest: Everything that is wrong with the body.
    """
    ready = adapter(type_)
    if not is_model(value):
        from .construct import build

        value = build(type_, value, "request body")
    elif value.__class__ is not type_:
        from .careful import same_class

        same_class(value, ready)
    try:
        raw: bytes = ready.serializer.to_json(
            value, by_alias=True, exclude_unset=True, warnings=False
        )
        copy = ready.validator.validate_json(raw, extra="forbid", by_alias=True, by_name=False)
    except (ValueError, TypeError, RecursionError):  # pydantic's errors are ValueErrors
        return _encode_with_care(value, type_, ready)
    for word in _SUSPECT:
        if word in raw:
            return _encode_with_care(value, type_, ready)
    if ready.ruled and _may_break(ready, raw) and not _keeps_rules(copy, value):
        return _encode_with_care(value, type_, ready)
    return raw


def _encode_with_care(value: Any, type_: Any, ready: Adapter) -> bytes:
    from .careful import encode  # a program without mistakes never loads it

    return encode(value, type_, ready)


def _may_break(ready: Adapter, raw: bytes) -> bool:
    if ready.triggers is None:
        return True
    for key in ready.triggers:  # noqa: SIM110 - a generator would cost more than the search
        if key in raw:
            return True
    return False


def _keeps_rules(copy: Any, held: Any) -> bool:
    """Whether every object in a tree keeps the rules of its class: quick, as it nearly always does.

    `copy` is what the validator read back from the bytes that are to be sent, and `held` the objects that these
    were made from: the same tree, unless something was put there that is no model.
    """
    if isinstance(copy, Marked):
        if isinstance(held, Marked) and held.__class__ is not copy.__class__:
            return False  # an alternative that fits by type too, and may have other rules
        # `is_model` in two calls less.
        model: Model = held if isinstance(held, Marked) else copy  # type: ignore[assignment]
        known = model.__class__.__facts__ or facts(model.__class__)
        check = None if known.rules is None else known.check
        if check is not None and not (known.blank and _is_blank(model)) and check(as_json(model)):
            return False
        if known.ruled:
            fields, own = copy.__dict__, model.__dict__
            for name in known.ruled:
                inner = fields.get(name)
                if inner is not None and not _keeps_rules(inner, own.get(name)):
                    return False
        if known.ruled_extras:
            return _keeps_rules(getattr(copy, "__pydantic_extra__", None), model.__pydantic_extra__)
    elif isinstance(copy, list | tuple):
        was = held if isinstance(held, list | tuple) and len(held) == len(copy) else ()
        for index, item in enumerate(copy):
            if not _keeps_rules(item, was[index] if was else None):
                return False
    elif isinstance(copy, dict):
        own = held if isinstance(held, dict) else {}
        for key, item in copy.items():
            if not _keeps_rules(item, own.get(key)):
                return False
    return True


def _is_blank(model: Model) -> bool:
    return not model.__pydantic_fields_set__ and not model.__pydantic_extra__
