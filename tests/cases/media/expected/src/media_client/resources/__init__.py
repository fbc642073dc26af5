"""All resources.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .files import AsyncFiles as AsyncFiles
    from .files import Files as Files
    from .logs import AsyncLogs as AsyncLogs
    from .logs import Logs as Logs
    from .notes import AsyncNotes as AsyncNotes
    from .notes import Notes as Notes

__all__ = [
    "AsyncFiles",
    "AsyncLogs",
    "AsyncNotes",
    "Files",
    "Logs",
    "Notes",
]

_HOMES = {
    "AsyncFiles": ".files",
    "AsyncLogs": ".logs",
    "AsyncNotes": ".notes",
    "Files": ".files",
    "Logs": ".logs",
    "Notes": ".notes",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
