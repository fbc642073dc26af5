"""Keys that a reply brought in and that are called as a field of another key is.

A document that knows ``@type`` has a field `type`; a reply may hold ``type`` as well, undocumented.  Pydantic counts the name of such a key
among the fields that are set, and the field would be sent as null though it never came.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from .facts import facts
from .memory import is_model


def settle_names(value: Any) -> None:
    """Have no field of the models in a tree count as set because an unknown key has its name."""
    with suppress(RecursionError):  # what contains itself is refused where it is written
        _settle(value)


def _settle(value: Any) -> None:
    if is_model(value):
        extra = value.__pydantic_extra__
        given = value.__pydantic_fields_set__
        if extra and not given.isdisjoint(extra):
            members = facts(type(value)).members
            for name in given & extra.keys() & members.keys():
                if value.__dict__.get(name) is None:
                    given.discard(name)
        _settle(list(value.__dict__.values()))
        _settle(extra)
    elif isinstance(value, list | tuple):
        for item in value:
            if item is not None:
                _settle(item)
    elif isinstance(value, dict):
        _settle(list(value.values()))
