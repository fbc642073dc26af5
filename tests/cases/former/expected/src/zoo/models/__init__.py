"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .animals import Animal as Animal
    from .animals import AnimalReply as AnimalReply
    from .animals import Page as Page
    from .animals import Size as Size

__all__ = [
    "Animal",
    "AnimalReply",
    "Page",
    "Size",
]

_HOMES = {
    "Animal": ".animals",
    "AnimalReply": ".animals",
    "Page": ".animals",
    "Size": ".animals",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
