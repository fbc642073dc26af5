"""All resources.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .con_ import AsyncCon as AsyncCon
    from .con_ import Con as Con
    from .getattr_ import AsyncGetattr as AsyncGetattr
    from .getattr_ import Getattr as Getattr
    from .part_98e820 import AsyncИмпорт as AsyncИмпорт
    from .part_98e820 import Импорт as Импорт
    from .party_popper import AsyncPartyPopper as AsyncPartyPopper
    from .party_popper import PartyPopper as PartyPopper
    from .response_ import AsyncResponseResource as AsyncResponseResource
    from .response_ import ResponseResource as ResponseResource
    from .str_ import AsyncStr as AsyncStr
    from .str_ import Str as Str

__all__ = [
    "AsyncCon",
    "AsyncGetattr",
    "AsyncPartyPopper",
    "AsyncResponseResource",
    "AsyncStr",
    "AsyncИмпорт",
    "Con",
    "Getattr",
    "PartyPopper",
    "ResponseResource",
    "Str",
    "Импорт",
]

_HOMES = {
    "AsyncCon": ".con_",
    "AsyncGetattr": ".getattr_",
    "AsyncPartyPopper": ".party_popper",
    "AsyncResponseResource": ".response_",
    "AsyncStr": ".str_",
    "AsyncИмпорт": ".part_98e820",
    "Con": ".con_",
    "Getattr": ".getattr_",
    "PartyPopper": ".party_popper",
    "ResponseResource": ".response_",
    "Str": ".str_",
    "Импорт": ".part_98e820",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
