"""Models that several resources use.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

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


Pets = TypeAliasType("Pets", list[Cat | Dog])
