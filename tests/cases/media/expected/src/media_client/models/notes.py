"""Models of notes.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.model import Model


class NotePatch(Model):
    """The schema ``NotePatch`` of the document."""

    __nullable__ = frozenset({"text"})

    title: StrictStr | None = None

    text: StrictStr | None = None
