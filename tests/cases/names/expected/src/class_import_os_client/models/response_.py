"""Models of response.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt, StrictStr

from .._runtime.model import Model


class FieldModel(Model):
    """The schema ``Field`` of the document."""

    plus_1: Annotated[StrictInt | None, Field(alias="+1")] = None

    minus_1: Annotated[StrictInt | None, Field(alias="-1")] = None


class ModelModel(Model):
    """The schema ``Model`` of the document."""

    model_dump_: Annotated[StrictStr | None, Field(alias="model_dump")] = None

    copy_: Annotated[StrictStr | None, Field(alias="copy")] = None

    str_: Annotated[StrictStr | None, Field(alias="str")] = None

    list_: Annotated[list[StrictStr] | None, Field(alias="list")] = None

    empty: Annotated[StrictStr | None, Field(alias="")] = None

    field_1: Annotated[StrictInt | None, Field(alias="1")] = None


class OperationModel(Model):
    """The schema ``Operation`` of the document."""

    self: OperationModel | None = None

    field: Annotated[FieldModel | None, Field(alias="Field")] = None


class Problem(Model):
    """The schema ``Problem`` of the document."""

    type: StrictStr | None = None

    instance: StrictStr | None = None
