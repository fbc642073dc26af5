"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .entries import CopyEntriesRequest as CopyEntriesRequest
    from .entries import Entry as Entry
    from .entries import SearchEntriesRequest as SearchEntriesRequest

__all__ = [
    "CopyEntriesRequest",
    "Entry",
    "SearchEntriesRequest",
]

_HOMES = {
    "CopyEntriesRequest": ".entries",
    "Entry": ".entries",
    "SearchEntriesRequest": ".entries",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
