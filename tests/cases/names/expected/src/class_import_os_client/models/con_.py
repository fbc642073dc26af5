"""Models of con.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictInt, StrictStr

from .._runtime.model import Model


class BuiltinsRequest(Model):
    """The schema ``BuiltinsRequest`` of the document."""

    part: EncodingModel | None = None


class EncodingModel(Model):
    """The schema ``Encoding`` of the document."""

    name: StrictStr | None = None


class ExceptionModel(Model):
    """The schema ``Exception`` of the document."""

    warning: WarningModel | None = None


class State(StrEnum):
    """The schema ``State`` of the document."""

    StrictInt = "a"

    mro_ = "b"

    find_ = "c"

    PLUS_1 = "d"

    PARTY_POPPER = "e"


class VM(Model):
    """The schema ``VM`` of the document."""

    alarm: WarningModel | None = None

    state: State | None = None

    mro_: Annotated[StrictInt | None, Field(alias="mro")] = None


class WarningModel(Model):
    """The schema ``Warning`` of the document."""

    text: StrictStr | None = None

    cause: ExceptionModel | None = None
