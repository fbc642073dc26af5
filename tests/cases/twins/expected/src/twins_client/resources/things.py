"""Operations on things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictInt

from .._runtime.core import AsyncCore, Core
from .._runtime.multipart import write_multipart
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from .._runtime.uploads import LocalFile, write_file
from ..models.things import (
    GetThingResponse404,
    PostFormRequest,
    Thing,
)

GET_THING: Operation[Thing] = Operation(
    id="getThing",
    method="GET",
    path="/things/{id}",
    parameters=(
        Parameter(
            "id",
            "id",
            "path",
            type=StrictInt,
            rules={"exclusiveMinimum": 0, "exclusiveMaximum": 10},
        ),
        Parameter("state", "state", "query", type=Literal["on", "off"] | None),
    ),
    success={"200": Reply("application/json", "json", Thing)},
    failure={"404": GetThingResponse404 | None},
    idempotent=True,
    authenticated=False,
)
PUT_PICTURE: Operation[None] = Operation(
    id="putPicture",
    method="PUT",
    path="/things/{id}",
    parameters=(
        Parameter(
            "id",
            "id",
            "path",
            type=StrictInt,
            rules={"exclusiveMinimum": 0, "exclusiveMaximum": 10},
        ),
    ),
    body=Body("image/png", "binary", bytes, writer=write_file),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
POST_FORM: Operation[None] = Operation(
    id="postForm",
    method="POST",
    path="/things/{id}",
    parameters=(
        Parameter(
            "id",
            "id",
            "path",
            type=StrictInt,
            rules={"exclusiveMinimum": 0, "exclusiveMaximum": 10},
        ),
    ),
    body=Body("multipart/form-data", "multipart", PostFormRequest, writer=write_multipart),
    success={"204": Reply(None, "none")},
    idempotent=False,
    authenticated=False,
)


class Things:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(
        self,
        id: int,
        *,
        state: Literal["on", "off"] | None = None,
        options: RequestOptions | None = None,
    ) -> Thing:
        """Call ``getThing``.

        ``GET /things/{id}``

        Args:
            id: The path parameter ``id``.
            state: The query parameter ``state``.
            options: Overrides for this call only.

        Returns:
            A thing.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: None.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            GET_THING,
            {"id": id, "state": state},
            None,
            options,
        )

    def put_picture(
        self,
        id: int,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``putPicture``.

        ``PUT /things/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            PUT_PICTURE,
            {"id": id},
            body,
            options,
        )

    def post_form(
        self,
        id: int,
        body: PostFormRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``postForm``.

        ``POST /things/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            POST_FORM,
            {"id": id},
            body,
            options,
        )


class AsyncThings:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        id: int,
        *,
        state: Literal["on", "off"] | None = None,
        options: RequestOptions | None = None,
    ) -> Thing:
        """Call ``getThing``.

        ``GET /things/{id}``

        Args:
            id: The path parameter ``id``.
            state: The query parameter ``state``.
            options: Overrides for this call only.

        Returns:
            A thing.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            NotFound: None.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            GET_THING,
            {"id": id, "state": state},
            None,
            options,
        )

    async def put_picture(
        self,
        id: int,
        body: bytes | LocalFile,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``putPicture``.

        ``PUT /things/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            PUT_PICTURE,
            {"id": id},
            body,
            options,
        )

    async def post_form(
        self,
        id: int,
        body: PostFormRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``postForm``.

        ``POST /things/{id}``

        Args:
            id: The path parameter ``id``.
            body: What to send.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            POST_FORM,
            {"id": id},
            body,
            options,
        )
