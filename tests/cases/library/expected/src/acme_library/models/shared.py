"""Models that several resources use.  Generated from acme/library; do not edit."""

from __future__ import annotations

from enum import IntEnum

from pydantic import StrictStr

from .._runtime.model import Model


class Book(Model):
    """The schema ``Book`` of the document."""

    title: StrictStr

    shelf: Shelf | None = None

    published: StrictStr | None = None


class Shelf(IntEnum):
    """The schema ``Shelf`` of the document."""

    LOWER = 1

    UPPER = 2
