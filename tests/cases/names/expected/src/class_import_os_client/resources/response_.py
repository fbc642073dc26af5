"""Operations on response.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from ..models.response_ import (
    ModelModel,
    OperationModel,
    Problem,
)

CLASS: Operation[OperationModel] = Operation(
    id="class",
    method="POST",
    path="/{self}/{options}/{class}",
    parameters=(
        Parameter("self_", "self", "path", type=str),
        Parameter("options_", "options", "path", type=str),
        Parameter("class_", "class", "path", type=str),
        Parameter("body_in_query", "body", "query", type=str),
        Parameter("async_", "async", "query", type=str),
        Parameter("path", "path", "query", type=str),
        Parameter("body_in_header", "Body", "header", type=str),
    ),
    body=Body("application/json", "json", ModelModel),
    success={"200": Reply("application/json", "json", OperationModel)},
    failure={"400": Problem},
    idempotent=False,
    authenticated=False,
)


class ResponseResource:
    """Operations on response."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def class_(
        self,
        self_: str,
        options_: str,
        class_: str,
        body: ModelModel,
        *,
        body_in_query: str | None = None,
        async_: str | None = None,
        path: str | None = None,
        body_in_header: str | None = None,
        options: RequestOptions | None = None,
    ) -> OperationModel:
        """Call ``class``.

        ``POST /{self}/{options}/{class}``

        Args:
            self_: The path parameter ``self``.
            options_: The path parameter ``options``.
            class_: The path parameter ``class``.
            body: What to send.
            body_in_query: The query parameter ``body``.
            async_: The query parameter ``async``.
            path: The query parameter ``path``.
            body_in_header: The header parameter ``Body``.
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            BadRequest: Not done.
                `body` is a `Problem`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            CLASS,
            {
                "self_": self_,
                "options_": options_,
                "class_": class_,
                "body_in_query": body_in_query,
                "async_": async_,
                "path": path,
                "body_in_header": body_in_header,
            },
            body,
            options,
        )


class AsyncResponseResource:
    """Operations on response."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def class_(
        self,
        self_: str,
        options_: str,
        class_: str,
        body: ModelModel,
        *,
        body_in_query: str | None = None,
        async_: str | None = None,
        path: str | None = None,
        body_in_header: str | None = None,
        options: RequestOptions | None = None,
    ) -> OperationModel:
        """Call ``class``.

        ``POST /{self}/{options}/{class}``

        Args:
            self_: The path parameter ``self``.
            options_: The path parameter ``options``.
            class_: The path parameter ``class``.
            body: What to send.
            body_in_query: The query parameter ``body``.
            async_: The query parameter ``async``.
            path: The query parameter ``path``.
            body_in_header: The header parameter ``Body``.
            options: Overrides for this call only.

        Returns:
            Done.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            BadRequest: Not done.
                `body` is a `Problem`.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            CLASS,
            {
                "self_": self_,
                "options_": options_,
                "class_": class_,
                "body_in_query": body_in_query,
                "async_": async_,
                "path": path,
                "body_in_header": body_in_header,
            },
            body,
            options,
        )
