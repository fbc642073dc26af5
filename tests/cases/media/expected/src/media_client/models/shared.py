"""Models that several resources use.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.model import Model


class Failure(Model):
    """The schema ``Failure`` of the document."""

    code: StrictStr | None = None

    message: StrictStr | None = None


class Note(Model):
    """The schema ``Note`` of the document."""

    title: StrictStr

    text: StrictStr | None = None
