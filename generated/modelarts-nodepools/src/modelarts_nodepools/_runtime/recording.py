"""Calls of which the whole response is wanted: the method of a resource, called with a stand-in for its core."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable
from functools import partial
from types import MethodType
from typing import TYPE_CHECKING, Any

from .errors import ClientError, InvalidRequest, Problem

if TYPE_CHECKING:
    from .call import Call
    from .response import Response

__all__ = ["AsyncRecorder", "Recorder", "prepared"]


class Recorder:
    """Stands in for the core of a resource, and keeps the response of the last call."""

    def __init__(self, core: Any) -> None:
        self._core = core
        self._last: Call[Any] | None = None

    def send(self, *args: Any, **kwargs: Any) -> Any:
        call = self._last = self._core.exchange(*args, **kwargs)
        return call.value

    def last(self) -> Response[Any]:
        if self._last is None:
            raise ClientError("response(): the method made no call")
        return self._last.response()


class AsyncRecorder(Recorder):
    async def send(self, *args: Any, **kwargs: Any) -> Any:
        call = self._last = await self._core.exchange(*args, **kwargs)
        return call.value


def prepared(
    core: object, method: Any, stand_in: object, what: str = "response"
) -> Callable[..., Any]:
    """A method of a resource of this client, which will use the stand-in.

    That it is deprecated is told the caller of the client's `what`, which stands between.

    Raises:
        InvalidRequest: It is no method of a resource of this client.
    """
    resource: Any = method.__self__ if isinstance(method, MethodType) else None
    if resource is None or getattr(resource, "_core", None) is not core:
        told = "must be a method of one of this client's resources, such as client.things.get"
        raise InvalidRequest([Problem("method", "", told)], f"call of {what}()")
    function: Any = method.__func__
    message = getattr(function, "__deprecated__", None)
    if message is not None:
        warnings.warn(message, DeprecationWarning, stacklevel=4)
        function = function.__wrapped__
    resource = copy.copy(resource)
    resource._core = stand_in  # noqa: SLF001 - the attribute that all generated resources have
    return partial(function, resource)
