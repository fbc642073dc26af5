"""Models of entries.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.model import Model


class CopyEntriesRequest(Model):
    """The schema ``CopyEntriesRequest`` of the document."""

    to: StrictStr | None = None


class Entry(Model):
    """The schema ``Entry`` of the document."""

    text: StrictStr


class SearchEntriesRequest(Model):
    """The schema ``SearchEntriesRequest`` of the document."""

    words: StrictStr
