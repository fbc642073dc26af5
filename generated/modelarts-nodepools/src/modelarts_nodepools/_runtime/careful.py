"""Sending what is not plain: bodies that are no models, and bodies with something wrong or unusual in them."""

from __future__ import annotations

from typing import Any

from pydantic_core import from_json

from .adapters import Adapter
from .check import Checker
from .culprits import culprits
from .errors import InvalidRequest, Problem
from .extras import settle_names
from .places import Place
from .shape import Object, resolve
from .wording import article, given

_WHAT = "request body"


def same_class(value: Any, ready: Adapter) -> None:
    """Refuse an object of another class, though its JSON might pass."""
    node = resolve(ready.node)
    if isinstance(node, Object) and not isinstance(value, node.cls):
        message = f"must be {article(node.cls.__name__)}, not {given(value)}"
        raise InvalidRequest([Problem("", "$", message)], _WHAT)


def encode(value: Any, type_: Any, ready: Adapter) -> bytes:
    """The same once more, finding out what is wrong, if it is wrong and not only unusual."""
    found: list[Problem] = []
    raw = b""
    settle_names(value)
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
        if not found and (b"NaN" in raw or b"Infinity" in raw):
            # A reply may bring in a number that is too big; as JSON has no word for it, it cannot go back.
            culprits(value, Place(), found, ())
    if found:
        raise InvalidRequest(found, _WHAT)
    return raw
