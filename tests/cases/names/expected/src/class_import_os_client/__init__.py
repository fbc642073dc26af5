"""A typed Python client for class; import os.

Generated from spec.yaml; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import (
        AsyncClassImportOsClient as AsyncClassImportOsClient,
        ClassImportOsClient as ClassImportOsClient,
    )
    from ._runtime.auth.base import AsyncAuth as AsyncAuth, Auth as Auth
    from ._runtime.errors import (
        ApiError as ApiError,
        BadRequest as BadRequest,
        ClientClosed as ClientClosed,
        ClientError as ClientError,
        ConfigurationError as ConfigurationError,
        Conflict as Conflict,
        ConnectFailed as ConnectFailed,
        Disconnected as Disconnected,
        Forbidden as Forbidden,
        InvalidRequest as InvalidRequest,
        NotFound as NotFound,
        OmittedField as OmittedField,
        ServerError as ServerError,
        TimedOut as TimedOut,
        TooManyRequests as TooManyRequests,
        TransportError as TransportError,
        Unauthorized as Unauthorized,
        UnexpectedResponse as UnexpectedResponse,
    )
    from ._runtime.model import Model as Model
    from ._runtime.operation import RequestOptions as RequestOptions
    from ._runtime.response import Response as Response, response_of as response_of
    from ._runtime.retry import Retry as Retry
    from ._runtime.stub import StubTransport as StubTransport
    from ._runtime.surprise import Surprise as Surprise
    from ._runtime.transport import (
        AsyncTransport as AsyncTransport,
        Headers as Headers,
        HttpRequest as HttpRequest,
        HttpResponse as HttpResponse,
        Timeout as Timeout,
        TLS as TLS,
        Transport as Transport,
    )
    from ._version import __version__ as __version__
    from .models.response_ import (
        FieldModel as FieldModel,
        ModelModel as ModelModel,
        OperationModel as OperationModel,
        Problem as Problem,
    )
    from .resources.response_ import (
        AsyncResponseResource as AsyncResponseResource,
        ResponseResource as ResponseResource,
    )

__all__ = [
    "ApiError",
    "AsyncAuth",
    "AsyncClassImportOsClient",
    "AsyncResponseResource",
    "AsyncTransport",
    "Auth",
    "BadRequest",
    "ClassImportOsClient",
    "ClientClosed",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "Disconnected",
    "FieldModel",
    "Forbidden",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequest",
    "Model",
    "ModelModel",
    "NotFound",
    "OmittedField",
    "OperationModel",
    "Problem",
    "RequestOptions",
    "Response",
    "ResponseResource",
    "Retry",
    "ServerError",
    "StubTransport",
    "Surprise",
    "TLS",
    "TimedOut",
    "Timeout",
    "TooManyRequests",
    "Transport",
    "TransportError",
    "Unauthorized",
    "UnexpectedResponse",
    "response_of",
]

_HOMES = {
    "ApiError": "._runtime.errors",
    "AsyncAuth": "._runtime.auth.base",
    "AsyncClassImportOsClient": "._client",
    "AsyncResponseResource": ".resources.response_",
    "AsyncTransport": "._runtime.transport",
    "Auth": "._runtime.auth.base",
    "BadRequest": "._runtime.errors",
    "ClassImportOsClient": "._client",
    "ClientClosed": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "ConfigurationError": "._runtime.errors",
    "Conflict": "._runtime.errors",
    "ConnectFailed": "._runtime.errors",
    "Disconnected": "._runtime.errors",
    "FieldModel": ".models.response_",
    "Forbidden": "._runtime.errors",
    "Headers": "._runtime.transport",
    "HttpRequest": "._runtime.transport",
    "HttpResponse": "._runtime.transport",
    "InvalidRequest": "._runtime.errors",
    "Model": "._runtime.model",
    "ModelModel": ".models.response_",
    "NotFound": "._runtime.errors",
    "OmittedField": "._runtime.errors",
    "OperationModel": ".models.response_",
    "Problem": ".models.response_",
    "RequestOptions": "._runtime.operation",
    "Response": "._runtime.response",
    "ResponseResource": ".resources.response_",
    "Retry": "._runtime.retry",
    "ServerError": "._runtime.errors",
    "StubTransport": "._runtime.stub",
    "Surprise": "._runtime.surprise",
    "TLS": "._runtime.transport",
    "TimedOut": "._runtime.errors",
    "Timeout": "._runtime.transport",
    "TooManyRequests": "._runtime.errors",
    "Transport": "._runtime.transport",
    "TransportError": "._runtime.errors",
    "Unauthorized": "._runtime.errors",
    "UnexpectedResponse": "._runtime.errors",
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
