"""Operations on node pools.  Generated from spec/modelarts; do not edit."""

from __future__ import annotations

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from ..models.node_pools import (
    CreateNodePoolRequest,
    ErrorResponse,
    GatewayError,
    NodePool,
)

CREATE_NODE_POOL: Operation[NodePool] = Operation(
    id="CreateNodePool",
    method="POST",
    path="/v2/{project_id}/pools/{pool_name}/nodepools",
    parameters=(
        Parameter("project_id", "project_id", "path", type=str),
        Parameter("pool_name", "pool_name", "path", type=str),
    ),
    body=Body("application/json", "json", CreateNodePoolRequest),
    success={"200": Reply("application/json", "json", NodePool)},
    failure={"400": ErrorResponse, "default": GatewayError},
    idempotent=False,
    authenticated=True,
    lookup="GET the same path lists the node pools of the resource pool; look there for the name that was sent (metadata.name or spec.resources.nodePool) before creating it again.",
)


class NodePools:
    """Groups of equal nodes inside a resource pool."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def create(
        self,
        pool_name: str,
        body: CreateNodePoolRequest,
        *,
        project_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> NodePool:
        """Add a node pool to a resource pool.

        ``POST /v2/{project_id}/pools/{pool_name}/nodepools``

        The reply repeats what was asked for; it says nothing about progress.
        The nodes come up afterwards and may take minutes to hours.

        Documented on the page Creating a Node Pool, with the tables that its models name.

        Args:
            pool_name: ID of the resource pool that holds the node pool: the `metadata.name`
                that the service generated for it, not the display name that a person gave.
            body: The node pool to create.
            project_id: ID of the project to act in, as the console shows it under My
                Credentials.
                The client's own when omitted.
            options: Overrides for this call only.

        Returns:
            The service accepted the node pool and echoes it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            BadRequest: The service refused the request.
                `body` is an `ErrorResponse`.
            ApiError: A refusal or failure that the page does not list, mostly by the API
                gateway: 401, 403, 404, 413, 429 and every 5xx.
                `body` is a `GatewayError`.
            TransportError: No complete answer came.
        """
        return self._core.send(
            CREATE_NODE_POOL,
            {"project_id": project_id, "pool_name": pool_name},
            body,
            options,
        )


class AsyncNodePools:
    """Groups of equal nodes inside a resource pool."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def create(
        self,
        pool_name: str,
        body: CreateNodePoolRequest,
        *,
        project_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> NodePool:
        """Add a node pool to a resource pool.

        ``POST /v2/{project_id}/pools/{pool_name}/nodepools``

        The reply repeats what was asked for; it says nothing about progress.
        The nodes come up afterwards and may take minutes to hours.

        Documented on the page Creating a Node Pool, with the tables that its models name.

        Args:
            pool_name: ID of the resource pool that holds the node pool: the `metadata.name`
                that the service generated for it, not the display name that a person gave.
            body: The node pool to create.
            project_id: ID of the project to act in, as the console shows it under My
                Credentials.
                The client's own when omitted.
            options: Overrides for this call only.

        Returns:
            The service accepted the node pool and echoes it.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            BadRequest: The service refused the request.
                `body` is an `ErrorResponse`.
            ApiError: A refusal or failure that the page does not list, mostly by the API
                gateway: 401, 403, 404, 413, 429 and every 5xx.
                `body` is a `GatewayError`.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            CREATE_NODE_POOL,
            {"project_id": project_id, "pool_name": pool_name},
            body,
            options,
        )
