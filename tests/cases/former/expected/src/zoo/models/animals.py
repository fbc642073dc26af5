"""Models of animals.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictStr
from typing_extensions import deprecated

from .._runtime.model import Model


class Animal(Model):
    """The schema ``Animal`` of the document."""

    __former__ = {"born_at": "birth"}

    name: StrictStr

    birth: Annotated[StrictStr | None, Field(alias="bornAt")] = None

    size: Size | None = None

    @property
    @deprecated("`Animal.born_at` is called `birth` now; the former name goes with 0.5.0.")
    def born_at(self) -> StrictStr | None:
        """Former name of `birth`."""
        return self.birth

    @born_at.setter
    @deprecated(
        "`Animal.born_at` is called `birth` now; the former name goes with 0.5.0.", stacklevel=2
    )
    def born_at(self, value: StrictStr | None) -> None:
        self.birth = value


class AnimalReply(Model):
    """The schema ``AnimalReply`` of the document."""

    id: StrictStr | None = None


class Page(Model):
    """The schema ``Page`` of the document."""

    data: list[AnimalReply]

    next: StrictStr | None = None


class Size(StrEnum):
    """The schema ``Size`` of the document."""

    LITTLE = "s"

    LARGE = "l"

    SMALL = "s"
    """Former name of `LITTLE`, until 0.5.0."""
