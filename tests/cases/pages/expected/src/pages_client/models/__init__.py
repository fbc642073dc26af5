"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import Page as Page
    from .things import PageMeta as PageMeta
    from .things import SearchPagesRequest as SearchPagesRequest
    from .things import SearchRowsRequest as SearchRowsRequest
    from .things import SearchThingsRequest as SearchThingsRequest
    from .things import SearchThingsResponse as SearchThingsResponse
    from .things import SearchWithinRequest as SearchWithinRequest
    from .things import SearchWithinRequestWindow as SearchWithinRequestWindow
    from .things import Thing as Thing

__all__ = [
    "Page",
    "PageMeta",
    "SearchPagesRequest",
    "SearchRowsRequest",
    "SearchThingsRequest",
    "SearchThingsResponse",
    "SearchWithinRequest",
    "SearchWithinRequestWindow",
    "Thing",
]

_HOMES = {
    "Page": ".things",
    "PageMeta": ".things",
    "SearchPagesRequest": ".things",
    "SearchRowsRequest": ".things",
    "SearchThingsRequest": ".things",
    "SearchThingsResponse": ".things",
    "SearchWithinRequest": ".things",
    "SearchWithinRequestWindow": ".things",
    "Thing": ".things",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
