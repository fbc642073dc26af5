"""All models.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import FormMap as FormMap
    from .things import FormSpread as FormSpread
    from .things import HeadersXFlat as HeadersXFlat
    from .things import HeadersXMap as HeadersXMap
    from .things import LabelExplodedMap as LabelExplodedMap
    from .things import LabelMap as LabelMap
    from .things import MatrixExplodedMap as MatrixExplodedMap
    from .things import MatrixMap as MatrixMap
    from .things import OthersDeep as OthersDeep
    from .things import OthersJson as OthersJson
    from .things import SimpleExplodedMap as SimpleExplodedMap
    from .things import SimpleMap as SimpleMap

__all__ = [
    "FormMap",
    "FormSpread",
    "HeadersXFlat",
    "HeadersXMap",
    "LabelExplodedMap",
    "LabelMap",
    "MatrixExplodedMap",
    "MatrixMap",
    "OthersDeep",
    "OthersJson",
    "SimpleExplodedMap",
    "SimpleMap",
]

_HOMES = {
    "FormMap": ".things",
    "FormSpread": ".things",
    "HeadersXFlat": ".things",
    "HeadersXMap": ".things",
    "LabelExplodedMap": ".things",
    "LabelMap": ".things",
    "MatrixExplodedMap": ".things",
    "MatrixMap": ".things",
    "OthersDeep": ".things",
    "OthersJson": ".things",
    "SimpleExplodedMap": ".things",
    "SimpleMap": ".things",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
