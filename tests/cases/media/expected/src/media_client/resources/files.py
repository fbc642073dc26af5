"""Operations on files.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictStr

from .._runtime.choices import Bodies
from .._runtime.core import AsyncCore, Core
from .._runtime.multipart import write_multipart
from .._runtime.operation import Body, Encoding, Operation, Parameter, Reply, RequestOptions
from .._runtime.uploads import LocalFile, write_file
from ..models.files import UploadFilesRequest
from ..models.shared import Failure

UPLOAD_FILES: Operation[list[str]] = Operation(
    id="uploadFiles",
    method="POST",
    path="/files",
    body=Body(
        "multipart/form-data",
        "multipart",
        UploadFilesRequest,
        encodings=(
            Encoding("days", explode=False),
            Encoding("more", media="text/plain", headers={"X-Part": "more"}),
        ),
        writer=write_multipart,
    ),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=False,
    authenticated=False,
)
DOWNLOAD_FILE: Operation[bytes] = Operation(
    id="downloadFile",
    method="GET",
    path="/files/{name}",
    parameters=(Parameter("name", "name", "path", type=str),),
    success={"200": Reply("application/octet-stream", "binary", bytes)},
    failure={"404": Failure},
    idempotent=True,
    authenticated=False,
)
REPLACE_FILE: Operation[None] = Operation(
    id="replaceFile",
    method="PUT",
    path="/files/{name}",
    parameters=(Parameter("name", "name", "path", type=str),),
    body=Bodies(
        Body("application/octet-stream", "binary", bytes, writer=write_file),
        Body("image/png", "binary", bytes, writer=write_file),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class Files:
    """Operations on files."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def upload(
        self,
        body: UploadFilesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Send files in a form.

        ``POST /files``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            What came.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            UPLOAD_FILES,
            {},
            body,
            options,
        )

    def download(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Fetch a file.

        ``GET /files/{name}``

        Header fields of the answer, by `client.response`; `DownloadFileResponseHeaders.read(response.headers)` types them:
            X-Checksum: SHA-256 of the content.

        Args:
            name: The path parameter ``name``.
            options: Overrides for this call only.

        Returns:
            The file.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: No such file.
                `body` is a `Failure`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            DOWNLOAD_FILE,
            {"name": name},
            None,
            options,
        )

    def replace(
        self,
        name: str,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Store a file.

        ``PUT /files/{name}``

        The body is one of ``application/octet-stream``, ``image/png``; `content_type` of
        `options` chooses another than fits the value first.

        Args:
            name: The path parameter ``name``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            REPLACE_FILE,
            {"name": name},
            body,
            options,
        )


class AsyncFiles:
    """Operations on files."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def upload(
        self,
        body: UploadFilesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Send files in a form.

        ``POST /files``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            What came.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            UPLOAD_FILES,
            {},
            body,
            options,
        )

    async def download(
        self,
        name: str,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Fetch a file.

        ``GET /files/{name}``

        Header fields of the answer, by `client.response`; `DownloadFileResponseHeaders.read(response.headers)` types them:
            X-Checksum: SHA-256 of the content.

        Args:
            name: The path parameter ``name``.
            options: Overrides for this call only.

        Returns:
            The file.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: No such file.
                `body` is a `Failure`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            DOWNLOAD_FILE,
            {"name": name},
            None,
            options,
        )

    async def replace(
        self,
        name: str,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Store a file.

        ``PUT /files/{name}``

        The body is one of ``application/octet-stream``, ``image/png``; `content_type` of
        `options` chooses another than fits the value first.

        Args:
            name: The path parameter ``name``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            REPLACE_FILE,
            {"name": name},
            body,
            options,
        )
