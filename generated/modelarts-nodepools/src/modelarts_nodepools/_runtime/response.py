"""What is known of an answer beside its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import ClientError
from .operation import Reply
from .transport import HttpResponse

if TYPE_CHECKING:
    from .surprise import Surprise

__all__ = ["Response", "response_of"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Response(Generic[T_co]):
    """An answer: its value, and what came with it.

    Attributes:
        value: What the method returned.
        status: The HTTP status.
        headers: The header fields; names ignore case.
    """

    __slots__ = ("_http", "_reply", "_surprises", "value")

    def __init__(self, value: T_co, http: HttpResponse, reply: Reply) -> None:
        self.value = value
        self._http = http
        self._reply = reply
        self._surprises: tuple[Surprise, ...] | None = None

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._http.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields; names ignore case."""
        return self._http.headers

    @property
    def request_id(self) -> str | None:
        """What to quote when asking the provider for help."""
        from .failure import request_id

        return request_id(self._http)

    @property
    def surprises(self) -> tuple[Surprise, ...]:
        """Where the answer differs from the documentation; worked out when first asked for."""
        if self._surprises is None:
            self._surprises = ()
            if self._reply.kind == "json":
                from .decode import surprises

                self._surprises = surprises(self._reply.type, self._http.body)
        return self._surprises

    def __repr__(self) -> str:
        return f"<Response {self.status}, request ID {self.request_id}, value {self.value!r}>"


def response_of(model: T) -> Response[T]:
    """The response that a model was the answer of.

    Args:
        model: What a method returned, not a part of it.

    Raises:
        ClientError: It did not come from a call as it is. For answers that are not models (lists, text, nothing)
            use the client's `response` method.
    """
    origin: Any = getattr(model, "__response__", None)
    if not (isinstance(origin, tuple) and len(origin) == 2 and isinstance(origin[0], HttpResponse)):
        raise ClientError(
            f"this {type(model).__name__} is not the answer of a call itself; "
            "client.response(method, …) gives the response of any method"
        )
    return Response(model, *origin)
