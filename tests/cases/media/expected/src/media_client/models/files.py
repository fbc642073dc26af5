"""Models of files.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictInt, StrictStr

from .._runtime.model import Model
from .._runtime.uploads import LocalFile
from .shared import Note


class UploadFilesRequest(Model):
    """The schema ``UploadFilesRequest`` of the document."""

    main: bytes | LocalFile

    more: list[bytes | LocalFile] | None = None

    about: Note | None = None

    labels: list[StrictStr] | None = None

    days: list[StrictInt] | None = None
