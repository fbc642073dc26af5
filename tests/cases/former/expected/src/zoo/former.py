"""Former names.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING
from warnings import warn

if TYPE_CHECKING:
    from typing import TypeAlias

    from typing_extensions import deprecated

    from .models.animals import (
        Animal,
        AnimalReply,
    )
    from .resources.animals import (
        Animals,
        AsyncAnimals,
    )

    AsyncPets: TypeAlias = AsyncAnimals

    @deprecated("`Pet` is called `Animal` now; the former name goes with 0.4.0.")
    class Pet(Animal):
        """Former name of `Animal`."""

    PetReply: TypeAlias = AnimalReply

    Pets: TypeAlias = Animals

_FORMER = {
    "AsyncPets": (
        ".resources.animals",
        "AsyncAnimals",
        "`AsyncPets` is called `AsyncAnimals` now; the former name goes with 0.4.0.",
    ),
    "Pet": (
        ".models.animals",
        "Animal",
        "`Pet` is called `Animal` now; the former name goes with 0.4.0.",
    ),
    "PetReply": (
        ".models.animals",
        "AnimalReply",
        "`PetReply` is called `AnimalReply` now; the former name goes with 0.4.0.",
    ),
    "Pets": (
        ".resources.animals",
        "Animals",
        "`Pets` is called `Animals` now; the former name goes with 0.4.0.",
    ),
}


def __getattr__(name: str) -> object:
    if name not in _FORMER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, present, message = _FORMER[name]
    # Behind this function stands the package's own, and behind that who asked for the name.
    warn(message, DeprecationWarning, stacklevel=3)
    return getattr(import_module(module, __package__), present)
