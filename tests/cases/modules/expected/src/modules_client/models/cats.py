"""Models of cats.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.model import Model
from .shared import (
    Cat,
    Page,
)


class Cats(Model):
    """The schema ``Cats`` of the document."""

    items: list[Cat] | None = None

    page: Page | None = None
