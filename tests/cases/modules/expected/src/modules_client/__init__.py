"""A typed Python client for Modules.

Generated from spec.yaml; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import AsyncModulesClient as AsyncModulesClient
    from ._client import ModulesClient as ModulesClient
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
    from .models.cats import Cats as Cats
    from .models.dogs import Dogs as Dogs
    from .models.shared import All as All
    from .models.shared import Cat as Cat
    from .models.shared import Dog as Dog
    from .models.shared import Each as Each
    from .models.shared import Filter as Filter
    from .models.shared import Notes as Notes
    from .models.shared import Owner as Owner
    from .models.shared import Page as Page
    from .models.shared import Pets as Pets
    from .resources.cats import AsyncCatsResource as AsyncCatsResource
    from .resources.cats import CatsResource as CatsResource
    from .resources.dogs import AsyncDogsResource as AsyncDogsResource
    from .resources.dogs import DogsResource as DogsResource

__all__ = [
    "All",
    "ApiError",
    "AsyncAuth",
    "AsyncCatsResource",
    "AsyncDogsResource",
    "AsyncModulesClient",
    "AsyncTransport",
    "Auth",
    "BadRequest",
    "Cat",
    "Cats",
    "CatsResource",
    "ClientClosed",
    "ClientError",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "Disconnected",
    "Dog",
    "Dogs",
    "DogsResource",
    "Each",
    "Filter",
    "Forbidden",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequest",
    "Model",
    "ModulesClient",
    "NotFound",
    "Notes",
    "OmittedField",
    "Owner",
    "Page",
    "Pets",
    "Problem",
    "RequestOptions",
    "Response",
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
    "All": ".models.shared",
    "ApiError": "._runtime.errors",
    "AsyncAuth": "._runtime.auth.base",
    "AsyncCatsResource": ".resources.cats",
    "AsyncDogsResource": ".resources.dogs",
    "AsyncModulesClient": "._client",
    "AsyncTransport": "._runtime.transport",
    "Auth": "._runtime.auth.base",
    "BadRequest": "._runtime.errors",
    "Cat": ".models.shared",
    "Cats": ".models.cats",
    "CatsResource": ".resources.cats",
    "ClientClosed": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "ConfigurationError": "._runtime.errors",
    "Conflict": "._runtime.errors",
    "ConnectFailed": "._runtime.errors",
    "Disconnected": "._runtime.errors",
    "Dog": ".models.shared",
    "Dogs": ".models.dogs",
    "DogsResource": ".resources.dogs",
    "Each": ".models.shared",
    "Filter": ".models.shared",
    "Forbidden": "._runtime.errors",
    "Headers": "._runtime.transport",
    "HttpRequest": "._runtime.transport",
    "HttpResponse": "._runtime.transport",
    "InvalidRequest": "._runtime.errors",
    "Model": "._runtime.model",
    "ModulesClient": "._client",
    "NotFound": "._runtime.errors",
    "Notes": ".models.shared",
    "OmittedField": "._runtime.errors",
    "Owner": ".models.shared",
    "Page": ".models.shared",
    "Pets": ".models.shared",
    "Problem": "._runtime.errors",
    "RequestOptions": "._runtime.operation",
    "Response": "._runtime.response",
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
