"""Books of the Acme library.

Generated from acme/library; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._version import __version__ as __version__
    from .models.shared import Book as Book
    from .models.shared import Shelf as Shelf

__all__ = [
    "Book",
    "Shelf",
]

_HOMES = {
    "Book": ".models.shared",
    "Shelf": ".models.shared",
    "__version__": "._version",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
