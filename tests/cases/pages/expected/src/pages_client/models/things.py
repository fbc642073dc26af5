"""Models of things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt, StrictStr

from .._runtime.model import Model


class Page(Model):
    """The schema ``Page`` of the document."""

    data: list[Thing] | None = None

    meta: PageMeta | None = None


class PageMeta(Model):
    """The schema ``PageMeta`` of the document."""

    __nullable__ = frozenset({"next_cursor"})

    next_cursor: Annotated[StrictStr | None, Field(alias="nextCursor")] = None

    next: StrictStr | None = None


class SearchPagesRequest(Model):
    """The schema ``SearchPagesRequest`` of the document."""

    words: StrictStr | None = None

    page_number: Annotated[StrictInt | None, Field(alias="pageNumber")] = None


class SearchRowsRequest(Model):
    """The schema ``SearchRowsRequest`` of the document."""

    offset: StrictInt | None = None


class SearchThingsRequest(Model):
    """The schema ``SearchThingsRequest`` of the document."""

    words: StrictStr

    after: StrictStr | None = None


class SearchThingsResponse(Model):
    """The schema ``SearchThingsResponse`` of the document."""

    data: list[StrictStr] | None = None

    next: StrictStr | None = None


class SearchWithinRequest(Model):
    """The schema ``SearchWithinRequest`` of the document."""

    window: SearchWithinRequestWindow | None = None


class SearchWithinRequestWindow(Model):
    """The schema ``SearchWithinRequestWindow`` of the document."""

    number: StrictInt | None = None

    size: StrictInt | None = None


class Thing(Model):
    """The schema ``Thing`` of the document."""

    name: StrictStr
