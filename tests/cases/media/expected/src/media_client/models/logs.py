"""Models of logs.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool, StrictStr

from .._runtime.model import Model


class Entry(Model):
    """The schema ``Entry`` of the document."""

    level: Literal["info", "error"]

    message: StrictStr


class SummarizeLogsRequest(Model):
    """The schema ``SummarizeLogsRequest`` of the document."""

    stream: StrictBool | None = None
