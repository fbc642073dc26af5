"""A typed Python client for Pages.

Generated from spec.yaml; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import AsyncPagesClient as AsyncPagesClient
    from ._client import PagesClient as PagesClient
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
    from ._runtime.paging import AsyncPagedItems as AsyncPagedItems
    from ._runtime.paging import PagedItems as PagedItems
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
    from .models.things import Page as Page
    from .models.things import PageMeta as PageMeta
    from .models.things import SearchPagesRequest as SearchPagesRequest
    from .models.things import SearchRowsRequest as SearchRowsRequest
    from .models.things import SearchThingsRequest as SearchThingsRequest
    from .models.things import SearchThingsResponse as SearchThingsResponse
    from .models.things import SearchWithinRequest as SearchWithinRequest
    from .models.things import SearchWithinRequestWindow as SearchWithinRequestWindow
    from .models.things import Thing as Thing
    from .resources.things import AsyncThings as AsyncThings
    from .resources.things import Things as Things

__all__ = [
    "ApiError",
    "AsyncAuth",
    "AsyncPagedItems",
    "AsyncPagesClient",
    "AsyncThings",
    "AsyncTransport",
    "Auth",
    "BadRequest",
    "ClientClosed",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "Disconnected",
    "Forbidden",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequest",
    "Model",
    "NotFound",
    "OmittedField",
    "Page",
    "PageMeta",
    "PagedItems",
    "PagesClient",
    "Problem",
    "RequestOptions",
    "Response",
    "Retry",
    "SearchPagesRequest",
    "SearchRowsRequest",
    "SearchThingsRequest",
    "SearchThingsResponse",
    "SearchWithinRequest",
    "SearchWithinRequestWindow",
    "ServerError",
    "StubTransport",
    "Surprise",
    "TLS",
    "Thing",
    "Things",
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
    "AsyncPagedItems": "._runtime.paging",
    "AsyncPagesClient": "._client",
    "AsyncThings": ".resources.things",
    "AsyncTransport": "._runtime.transport",
    "Auth": "._runtime.auth.base",
    "BadRequest": "._runtime.errors",
    "ClientClosed": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "ConfigurationError": "._runtime.errors",
    "Conflict": "._runtime.errors",
    "ConnectFailed": "._runtime.errors",
    "Disconnected": "._runtime.errors",
    "Forbidden": "._runtime.errors",
    "Headers": "._runtime.transport",
    "HttpRequest": "._runtime.transport",
    "HttpResponse": "._runtime.transport",
    "InvalidRequest": "._runtime.errors",
    "Model": "._runtime.model",
    "NotFound": "._runtime.errors",
    "OmittedField": "._runtime.errors",
    "Page": ".models.things",
    "PageMeta": ".models.things",
    "PagedItems": "._runtime.paging",
    "PagesClient": "._client",
    "Problem": "._runtime.errors",
    "RequestOptions": "._runtime.operation",
    "Response": "._runtime.response",
    "Retry": "._runtime.retry",
    "SearchPagesRequest": ".models.things",
    "SearchRowsRequest": ".models.things",
    "SearchThingsRequest": ".models.things",
    "SearchThingsResponse": ".models.things",
    "SearchWithinRequest": ".models.things",
    "SearchWithinRequestWindow": ".models.things",
    "ServerError": "._runtime.errors",
    "StubTransport": "._runtime.stub",
    "Surprise": "._runtime.surprise",
    "TLS": "._runtime.transport",
    "Thing": ".models.things",
    "Things": ".resources.things",
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
