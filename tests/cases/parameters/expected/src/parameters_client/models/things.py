"""Models of things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from .._runtime.model import Model


class FormMap(Model):
    """The schema ``FormMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class FormSpread(Model):
    """The schema ``FormSpread`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class HeadersXFlat(Model):
    """The schema ``HeadersXFlat`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class HeadersXMap(Model):
    """The schema ``HeadersXMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class LabelExplodedMap(Model):
    """The schema ``LabelExplodedMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class LabelMap(Model):
    """The schema ``LabelMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class MatrixExplodedMap(Model):
    """The schema ``MatrixExplodedMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class MatrixMap(Model):
    """The schema ``MatrixMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class OthersDeep(Model):
    """The schema ``OthersDeep`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class OthersJson(Model):
    """The schema ``OthersJson`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class SimpleExplodedMap(Model):
    """The schema ``SimpleExplodedMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None


class SimpleMap(Model):
    """The schema ``SimpleMap`` of the document."""

    r: Annotated[StrictInt | None, Field(alias="R")] = None

    g: Annotated[StrictInt | None, Field(alias="G")] = None

    b: Annotated[StrictInt | None, Field(alias="B")] = None
