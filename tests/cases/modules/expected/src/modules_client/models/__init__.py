"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cats import Cats as Cats
    from .dogs import Dogs as Dogs
    from .shared import All as All
    from .shared import Cat as Cat
    from .shared import Dog as Dog
    from .shared import Each as Each
    from .shared import Filter as Filter
    from .shared import Notes as Notes
    from .shared import Owner as Owner
    from .shared import Page as Page
    from .shared import Pets as Pets

__all__ = [
    "All",
    "Cat",
    "Cats",
    "Dog",
    "Dogs",
    "Each",
    "Filter",
    "Notes",
    "Owner",
    "Page",
    "Pets",
]

_HOMES = {
    "All": ".shared",
    "Cat": ".shared",
    "Cats": ".cats",
    "Dog": ".shared",
    "Dogs": ".dogs",
    "Each": ".shared",
    "Filter": ".shared",
    "Notes": ".shared",
    "Owner": ".shared",
    "Page": ".shared",
    "Pets": ".shared",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
