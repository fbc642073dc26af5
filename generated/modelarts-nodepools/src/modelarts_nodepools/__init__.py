"""A typed Python client for the node pools of Huawei Cloud ModelArts.

Generated from spec/modelarts; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import AsyncModelArts as AsyncModelArts
    from ._client import ModelArts as ModelArts
    from ._runtime.auth.base import AsyncAuth as AsyncAuth
    from ._runtime.auth.base import Auth as Auth
    from ._runtime.errors import ApiError as ApiError
    from ._runtime.errors import BadRequest as BadRequest
    from ._runtime.errors import ClientClosed as ClientClosed
    from ._runtime.errors import ClientError as ClientError
    from ._runtime.errors import ConfigurationError as ConfigurationError
    from ._runtime.errors import Conflict as Conflict
    from ._runtime.errors import ConnectFailed as ConnectFailed
    from ._runtime.errors import Disconnected as Disconnected
    from ._runtime.errors import Forbidden as Forbidden
    from ._runtime.errors import InvalidRequest as InvalidRequest
    from ._runtime.errors import NotFound as NotFound
    from ._runtime.errors import OmittedField as OmittedField
    from ._runtime.errors import Problem as Problem
    from ._runtime.errors import ServerError as ServerError
    from ._runtime.errors import TimedOut as TimedOut
    from ._runtime.errors import TooManyRequests as TooManyRequests
    from ._runtime.errors import TransportError as TransportError
    from ._runtime.errors import Unauthorized as Unauthorized
    from ._runtime.errors import UnexpectedResponse as UnexpectedResponse
    from ._runtime.model import Model as Model
    from ._runtime.operation import RequestOptions as RequestOptions
    from ._runtime.response import Response as Response
    from ._runtime.response import response_of as response_of
    from ._runtime.retry import Retry as Retry
    from ._runtime.stub import StubTransport as StubTransport
    from ._runtime.surprise import Surprise as Surprise
    from ._runtime.transport import AsyncTransport as AsyncTransport
    from ._runtime.transport import Headers as Headers
    from ._runtime.transport import HttpRequest as HttpRequest
    from ._runtime.transport import HttpResponse as HttpResponse
    from ._runtime.transport import Timeout as Timeout
    from ._runtime.transport import TLS as TLS
    from ._runtime.transport import Transport as Transport
    from ._version import __version__ as __version__
    from .auth import AccessKey as AccessKey
    from .auth import Token as Token
    from .models.node_pools import AutoRenew as AutoRenew
    from .models.node_pools import CreateNodePoolRequest as CreateNodePoolRequest
    from .models.node_pools import CreatingStep as CreatingStep
    from .models.node_pools import ErrorResponse as ErrorResponse
    from .models.node_pools import GatewayError as GatewayError
    from .models.node_pools import NodeNetwork as NodeNetwork
    from .models.node_pools import NodePool as NodePool
    from .models.node_pools import NodePoolAnnotations as NodePoolAnnotations
    from .models.node_pools import NodePoolMetadata as NodePoolMetadata
    from .models.node_pools import NodePoolSpec as NodePoolSpec
    from .models.node_pools import Os as Os
    from .models.node_pools import PeriodType as PeriodType
    from .models.node_pools import PoolNodeAz as PoolNodeAz
    from .models.node_pools import PoolResource as PoolResource
    from .models.node_pools import ResourceExtendParams as ResourceExtendParams
    from .models.node_pools import Taint as Taint
    from .models.node_pools import UserTag as UserTag
    from .resources.node_pools import AsyncNodePools as AsyncNodePools
    from .resources.node_pools import NodePools as NodePools

__all__ = [
    "AccessKey",
    "ApiError",
    "AsyncAuth",
    "AsyncModelArts",
    "AsyncNodePools",
    "AsyncTransport",
    "Auth",
    "AutoRenew",
    "BadRequest",
    "ClientClosed",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "CreateNodePoolRequest",
    "CreatingStep",
    "Disconnected",
    "ErrorResponse",
    "Forbidden",
    "GatewayError",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequest",
    "Model",
    "ModelArts",
    "NodeNetwork",
    "NodePool",
    "NodePoolAnnotations",
    "NodePoolMetadata",
    "NodePoolSpec",
    "NodePools",
    "NotFound",
    "OmittedField",
    "Os",
    "PeriodType",
    "PoolNodeAz",
    "PoolResource",
    "Problem",
    "RequestOptions",
    "ResourceExtendParams",
    "Response",
    "Retry",
    "ServerError",
    "StubTransport",
    "Surprise",
    "TLS",
    "Taint",
    "TimedOut",
    "Timeout",
    "Token",
    "TooManyRequests",
    "Transport",
    "TransportError",
    "Unauthorized",
    "UnexpectedResponse",
    "UserTag",
    "response_of",
]

_HOMES = {
    "AccessKey": ".auth",
    "ApiError": "._runtime.errors",
    "AsyncAuth": "._runtime.auth.base",
    "AsyncModelArts": "._client",
    "AsyncNodePools": ".resources.node_pools",
    "AsyncTransport": "._runtime.transport",
    "Auth": "._runtime.auth.base",
    "AutoRenew": ".models.node_pools",
    "BadRequest": "._runtime.errors",
    "ClientClosed": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "ConfigurationError": "._runtime.errors",
    "Conflict": "._runtime.errors",
    "ConnectFailed": "._runtime.errors",
    "CreateNodePoolRequest": ".models.node_pools",
    "CreatingStep": ".models.node_pools",
    "Disconnected": "._runtime.errors",
    "ErrorResponse": ".models.node_pools",
    "Forbidden": "._runtime.errors",
    "GatewayError": ".models.node_pools",
    "Headers": "._runtime.transport",
    "HttpRequest": "._runtime.transport",
    "HttpResponse": "._runtime.transport",
    "InvalidRequest": "._runtime.errors",
    "Model": "._runtime.model",
    "ModelArts": "._client",
    "NodeNetwork": ".models.node_pools",
    "NodePool": ".models.node_pools",
    "NodePoolAnnotations": ".models.node_pools",
    "NodePoolMetadata": ".models.node_pools",
    "NodePoolSpec": ".models.node_pools",
    "NodePools": ".resources.node_pools",
    "NotFound": "._runtime.errors",
    "OmittedField": "._runtime.errors",
    "Os": ".models.node_pools",
    "PeriodType": ".models.node_pools",
    "PoolNodeAz": ".models.node_pools",
    "PoolResource": ".models.node_pools",
    "Problem": "._runtime.errors",
    "RequestOptions": "._runtime.operation",
    "ResourceExtendParams": ".models.node_pools",
    "Response": "._runtime.response",
    "Retry": "._runtime.retry",
    "ServerError": "._runtime.errors",
    "StubTransport": "._runtime.stub",
    "Surprise": "._runtime.surprise",
    "TLS": "._runtime.transport",
    "Taint": ".models.node_pools",
    "TimedOut": "._runtime.errors",
    "Timeout": "._runtime.transport",
    "Token": ".auth",
    "TooManyRequests": "._runtime.errors",
    "Transport": "._runtime.transport",
    "TransportError": "._runtime.errors",
    "Unauthorized": "._runtime.errors",
    "UnexpectedResponse": "._runtime.errors",
    "UserTag": ".models.node_pools",
    "__version__": "._version",
    "response_of": "._runtime.response",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
