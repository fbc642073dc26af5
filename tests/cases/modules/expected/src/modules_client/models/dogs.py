"""Models of dogs.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.model import Model
from .shared import (
    Dog,
    Page,
)


class Dogs(Model):
    """The schema ``Dogs`` of the document."""

    items: list[Dog] | None = None

    page: Page | None = None
