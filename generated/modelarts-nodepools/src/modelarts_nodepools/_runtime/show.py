"""How a model looks to a person: `repr` as a constructor call, and the signature that `help` shows."""

from __future__ import annotations

import inspect
from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticUndefined

from .memory import is_model
from .values import clip

if TYPE_CHECKING:
    from .model import Model

_ITEMS = 20
_TEXT = 200
_DEPTH = 8
_WHOLE = 5000


def constructor(model: Model) -> str:
    """The call that would build an object like this one, of what was set; long parts are cut."""
    return clip(_model(model, 0), _WHOLE)


def _model(model: Model, depth: int) -> str:
    cls = type(model)
    if depth >= _DEPTH:
        return f"{cls.__name__}(…)"
    fields = cls.__pydantic_fields__
    shown: list[str] = []
    for name, value in model.__dict__.items():
        field = fields.get(name)
        if field is None or not field.repr or name not in model.__pydantic_fields_set__:
            continue
        # A constant was set by nobody.
        if field.is_required() or field.default is None or value != field.default:
            shown.append(f"{name}={_value(value, depth + 1)}")
    extra = model.__pydantic_extra__ or {}
    plain = {
        name: item for name, item in extra.items() if name.isidentifier() and name not in fields
    }
    shown += [f"{name}={_value(item, depth + 1)}" for name, item in plain.items()]
    if others := {name: item for name, item in extra.items() if name not in plain}:
        shown.append(f"**{_value(others, depth + 1)}")
    return f"{cls.__name__}({', '.join(shown)})"


def _value(value: Any, depth: int) -> str:
    if is_model(value):
        return _model(value, depth)
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if depth >= _DEPTH and isinstance(value, dict | list | tuple):
        return "…"
    if isinstance(value, list | tuple):
        items = [_value(item, depth + 1) for item in value[:_ITEMS]]
        if len(value) > _ITEMS:
            items.append("…")
        elif isinstance(value, tuple) and len(value) == 1:
            items.append("")
        left, right = ("[", "]") if isinstance(value, list) else ("(", ")")
        return f"{left}{', '.join(items).rstrip()}{right}"
    if isinstance(value, dict):
        pairs = [
            f"{clip(repr(key), _TEXT)}: {_value(item, depth + 1)}"
            for key, item in list(value.items())[:_ITEMS]
        ]
        if len(value) > _ITEMS:
            pairs.append("…")
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 1000:
        return "…"  # Python refuses to print the biggest
    return clip(repr(value[:_TEXT] if isinstance(value, str | bytes) else value), _TEXT)


def signature(cls: type[Model]) -> inspect.Signature:
    """The constructor's signature by Python names, required fields first."""
    cls.model_rebuild()  # does nothing unless the class has not been used yet
    required: list[inspect.Parameter] = []
    optional: list[inspect.Parameter] = []
    for name, field in cls.__pydantic_fields__.items():
        default = field.get_default(call_default_factory=False)
        needed = default is PydanticUndefined
        parameter = inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if needed else default,
            annotation=field.annotation,
        )
        (required if needed else optional).append(parameter)
    return inspect.Signature([*required, *optional])
