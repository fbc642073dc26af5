"""Models of pets.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictFloat, StrictInt, StrictStr
from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Error(Model):
    """The schema ``Error`` of the document."""

    code: StrictInt

    message: StrictStr | None = None


class NewPet(Model):
    """A pet to keep."""

    __nullable__ = frozenset({"nick_name"})

    name: Annotated[StrictStr, Field(min_length=1)]
    """What it listens to."""

    nick_name: Annotated[StrictStr | None, Field(alias="nickName")] = None

    kind: Kind | None = None

    weight: Annotated[StrictFloat | None, Field(gt=0.0)] = None

    tags: dict[str, StrictStr] | None = None


class Pet(Model):
    """A pet that is kept."""

    __nullable__ = frozenset({"nick_name"})

    name: Annotated[StrictStr, Field(min_length=1)]
    """What it listens to."""

    nick_name: Annotated[StrictStr | None, Field(alias="nickName")] = None

    kind: Kind | None = None

    weight: Annotated[StrictFloat | None, Field(gt=0.0)] = None

    tags: dict[str, StrictStr] | None = None

    id: StrictStr
    """Given by the service.

    Set by the service.
    """

    parents: list[Pet] | None = None


Kind = TypeAliasType(
    "Kind",
    Literal[
        "cat",
        "dog",
    ],
)
