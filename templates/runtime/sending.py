"""From a body argument to the bytes that are sent, checked once more."""

from __future__ import annotations

from typing import Any

from pydantic_core import ValidationError, from_json

from .adapters import Adapter, adapter
from .check import Checker
from .construct import problems, settle_value
from .culprits import culprits
from .errors import InvalidRequest, Problem
from .memory import is_model
from .places import Place
from .ruling import keeps_rules
from .shape import Object, resolve
from .wording import article, given

_SUSPECT = (b"null", b"NaN", b"Infinity")
_WHAT = "request body"


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
        value = _build(value, type_, ready)
    elif value.__class__ is not type_:
        _same_class(value, ready)
    try:
        raw = ready.serializer.to_json(value, by_alias=True, exclude_unset=True, warnings=False)
        copy = ready.validator.validate_json(raw, extra="forbid", by_alias=True, by_name=False)
    except (ValueError, TypeError, RecursionError):  # pydantic's errors are ValueErrors
        return _with_care(value, type_, ready)
    for word in _SUSPECT:
        if word in raw:
            return _with_care(value, type_, ready)
    if ready.ruled and not keeps_rules(copy, value):
        return _with_care(value, type_, ready)
    return raw


def _same_class(value: Any, ready: Adapter) -> None:
    """Refuse an object of another class, though its JSON might pass."""
    node = resolve(ready.node)
    if isinstance(node, Object) and not isinstance(value, node.cls):
        message = f"must be {article(node.cls.__name__)}, not {given(value)}"
        raise InvalidRequest([Problem("", "$", message)], _WHAT)


def _build(value: Any, type_: Any, ready: Adapter) -> Any:
    """A body that is no model, with models made of the dicts in it where the type wants them."""
    try:
        made = ready.strict.validate_python(value)
    except ValidationError as error:
        failure = error
    else:
        return settle_value(made, value, _WHAT)
    raise InvalidRequest(problems(type_, value, failure), _WHAT)


def _with_care(value: Any, type_: Any, ready: Adapter) -> bytes:
    """The same once more, finding out what is wrong, if it is wrong and not only unusual."""
    found: list[Problem] = []
    raw = b""
    try:
        raw = ready.serializer.to_json(value, by_alias=True, exclude_unset=True, warnings=False)
        content = from_json(raw)
    except (ValueError, TypeError, RecursionError):
        culprits(value, Place(), found, ())
        if not found:
            found.append(Problem("", "$", "cannot be written as JSON"))
    else:
        checker = Checker(sending=True)
        checker.visit(ready.node, content, Place(), value)
        found = checker.problems
    if found:
        raise InvalidRequest(found, _WHAT)
    return raw
