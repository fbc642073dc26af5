"""Models of files.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt, StrictStr

from .._runtime.header_fields import HeaderFields
from .._runtime.model import Model
from .._runtime.uploads import LocalFile
from .shared import Note


class DownloadFileResponseHeaders(HeaderFields):
    """Header fields of an answer: `read` gives them their documented types."""

    x_checksum: Annotated[StrictStr | None, Field(alias="X-Checksum")] = None
    """SHA-256 of the content."""


class UploadFilesRequest(Model):
    """The schema ``UploadFilesRequest`` of the document."""

    main: bytes | LocalFile

    more: list[bytes | LocalFile] | None = None

    about: Note | None = None

    labels: list[StrictStr] | None = None

    days: list[StrictInt] | None = None
