"""Models that several resources use.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pydantic import StrictInt, StrictStr
from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Cat(Model):
    """The schema ``Cat`` of the document."""

    owner: Owner | None = None

    lives: StrictInt | None = None


class Dog(Model):
    """The schema ``Dog`` of the document."""

    owner: Owner | None = None


class Owner(Model):
    """The schema ``Owner`` of the document."""

    name: StrictStr

    pets: Pets | None = None


class Page(Model):
    """The schema ``Page`` of the document."""

    next: StrictStr | None = None

    notes: Notes | None = None

    where: Each | None = None


if TYPE_CHECKING:
    Each: TypeAlias = "dict[str, Filter]"
else:
    Each = TypeAliasType("Each", "dict[str, Filter]")

if TYPE_CHECKING:
    Filter: TypeAlias = "StrictStr | All | Each"
else:
    Filter = TypeAliasType("Filter", "StrictStr | All | Each")

if TYPE_CHECKING:
    All: TypeAlias = "list[Filter]"
else:
    All = TypeAliasType("All", "list[Filter]")

if TYPE_CHECKING:
    Notes: TypeAlias = "StrictStr | Owner | list[Notes]"
    """What was noted, in one piece or in several."""
else:
    Notes = TypeAliasType("Notes", "StrictStr | Owner | list[Notes]")

Pets = TypeAliasType("Pets", list[Cat | Dog])
