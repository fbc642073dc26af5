"""A typed Python client for class; import os.

Generated from spec.yaml; do not edit.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; importing it would cost more than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._client import AsyncClassImportOsClient as AsyncClassImportOsClient
    from ._client import ClassImportOsClient as ClassImportOsClient
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
    from .models.con_ import BuiltinsRequest as BuiltinsRequest
    from .models.con_ import EncodingModel as EncodingModel
    from .models.con_ import ExceptionModel as ExceptionModel
    from .models.con_ import State as State
    from .models.con_ import VM as VM
    from .models.con_ import WarningModel as WarningModel
    from .models.response_ import FieldModel as FieldModel
    from .models.response_ import ModelModel as ModelModel
    from .models.response_ import OperationModel as OperationModel
    from .models.response_ import Problem as Problem
    from .resources.con_ import AsyncCon as AsyncCon
    from .resources.con_ import Con as Con
    from .resources.getattr_ import AsyncGetattr as AsyncGetattr
    from .resources.getattr_ import Getattr as Getattr
    from .resources.part_98e820 import AsyncИмпорт as AsyncИмпорт
    from .resources.part_98e820 import Импорт as Импорт
    from .resources.party_popper import AsyncPartyPopper as AsyncPartyPopper
    from .resources.party_popper import PartyPopper as PartyPopper
    from .resources.response_ import AsyncResponseResource as AsyncResponseResource
    from .resources.response_ import ResponseResource as ResponseResource
    from .resources.str_ import AsyncStr as AsyncStr
    from .resources.str_ import Str as Str

__all__ = [
    "ApiError",
    "AsyncAuth",
    "AsyncClassImportOsClient",
    "AsyncCon",
    "AsyncGetattr",
    "AsyncPartyPopper",
    "AsyncResponseResource",
    "AsyncStr",
    "AsyncTransport",
    "AsyncИмпорт",
    "Auth",
    "BadRequest",
    "BuiltinsRequest",
    "ClassImportOsClient",
    "ClientClosed",
    "ClientError",
    "Con",
    "ConfigurationError",
    "Conflict",
    "ConnectFailed",
    "Disconnected",
    "EncodingModel",
    "ExceptionModel",
    "FieldModel",
    "Forbidden",
    "Getattr",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequest",
    "Model",
    "ModelModel",
    "NotFound",
    "OmittedField",
    "OperationModel",
    "PartyPopper",
    "Problem",
    "RequestOptions",
    "Response",
    "ResponseResource",
    "Retry",
    "ServerError",
    "State",
    "Str",
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
    "VM",
    "WarningModel",
    "response_of",
    "Импорт",
]

_HOMES = {
    "ApiError": "._runtime.errors",
    "AsyncAuth": "._runtime.auth.base",
    "AsyncClassImportOsClient": "._client",
    "AsyncCon": ".resources.con_",
    "AsyncGetattr": ".resources.getattr_",
    "AsyncPartyPopper": ".resources.party_popper",
    "AsyncResponseResource": ".resources.response_",
    "AsyncStr": ".resources.str_",
    "AsyncTransport": "._runtime.transport",
    "AsyncИмпорт": ".resources.part_98e820",
    "Auth": "._runtime.auth.base",
    "BadRequest": "._runtime.errors",
    "BuiltinsRequest": ".models.con_",
    "ClassImportOsClient": "._client",
    "ClientClosed": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "Con": ".resources.con_",
    "ConfigurationError": "._runtime.errors",
    "Conflict": "._runtime.errors",
    "ConnectFailed": "._runtime.errors",
    "Disconnected": "._runtime.errors",
    "EncodingModel": ".models.con_",
    "ExceptionModel": ".models.con_",
    "FieldModel": ".models.response_",
    "Forbidden": "._runtime.errors",
    "Getattr": ".resources.getattr_",
    "Headers": "._runtime.transport",
    "HttpRequest": "._runtime.transport",
    "HttpResponse": "._runtime.transport",
    "InvalidRequest": "._runtime.errors",
    "Model": "._runtime.model",
    "ModelModel": ".models.response_",
    "NotFound": "._runtime.errors",
    "OmittedField": "._runtime.errors",
    "OperationModel": ".models.response_",
    "PartyPopper": ".resources.party_popper",
    "Problem": ".models.response_",
    "RequestOptions": "._runtime.operation",
    "Response": "._runtime.response",
    "ResponseResource": ".resources.response_",
    "Retry": "._runtime.retry",
    "ServerError": "._runtime.errors",
    "State": ".models.con_",
    "Str": ".resources.str_",
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
    "VM": ".models.con_",
    "WarningModel": ".models.con_",
    "__version__": "._version",
    "response_of": "._runtime.response",
    "Импорт": ".resources.part_98e820",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
