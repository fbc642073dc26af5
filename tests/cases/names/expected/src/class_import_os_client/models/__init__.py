"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .con_ import BuiltinsRequest as BuiltinsRequest
    from .con_ import EncodingModel as EncodingModel
    from .con_ import ExceptionModel as ExceptionModel
    from .con_ import State as State
    from .con_ import VM as VM
    from .con_ import WarningModel as WarningModel
    from .response_ import FieldModel as FieldModel
    from .response_ import ModelModel as ModelModel
    from .response_ import OperationModel as OperationModel
    from .response_ import Problem as Problem

__all__ = [
    "BuiltinsRequest",
    "EncodingModel",
    "ExceptionModel",
    "FieldModel",
    "ModelModel",
    "OperationModel",
    "Problem",
    "State",
    "VM",
    "WarningModel",
]

_HOMES = {
    "BuiltinsRequest": ".con_",
    "EncodingModel": ".con_",
    "ExceptionModel": ".con_",
    "FieldModel": ".response_",
    "ModelModel": ".response_",
    "OperationModel": ".response_",
    "Problem": ".response_",
    "State": ".con_",
    "VM": ".con_",
    "WarningModel": ".con_",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
