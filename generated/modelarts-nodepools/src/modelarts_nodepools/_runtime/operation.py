"""What generated code says about an operation: data only, the behaviour is in the core.

`Parameter`, `Body`, `Reply` and `Operation` are written by the generator, once per operation, at import.
`RequestOptions` is for callers: it overrides the client's settings for one call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .auth.base import AsyncAuth, Auth
    from .endpoint import Server
    from .retry import Retry
    from .transport import TLS, AsyncTransport, Timeout, Transport

__all__ = ["Body", "Encoding", "Operation", "Parameter", "Reply", "RequestOptions"]

T_co = TypeVar("T_co", covariant=True)

Location: TypeAlias = Literal["path", "query", "header", "cookie"]
Kind: TypeAlias = Literal[
    "json", "form", "multipart", "string", "text", "binary", "lines", "events", "none"
]

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class Parameter:
    """A parameter of an operation.

    Args:
        name: The Python name, the key in what the resource method passes.
        wire_name: The name in the document.
        location: Where it goes.
        style: As OpenAPI spells it; that of the location when omitted.
        explode: As OpenAPI has it; true for ``form`` when omitted, otherwise false.
        required: Whether a call without it is refused.
        allow_reserved: Whether reserved characters stay as they are in the query.
        media: Set for a `content` parameter: the value is serialised as this media type first.
        type: The documented type; values that do not fit are refused. None: anything that can be written.
        rules: What else the document says of the value, as a JSON Schema.
    """

    __slots__ = (
        "allow_reserved",
        "explode",
        "location",
        "media",
        "name",
        "required",
        "rules",
        "style",
        "type",
        "wire_name",
    )

    def __init__(
        self,
        name: str,
        wire_name: str,
        location: Location,
        *,
        style: str | None = None,
        explode: bool | None = None,
        required: bool | None = None,
        allow_reserved: bool = False,
        media: str | None = None,
        type: Any = None,
        rules: Any = None,
    ) -> None:
        self.name = name
        self.wire_name = wire_name
        self.location = location
        self.style = _STYLES[location] if style is None else style
        self.explode = self.style == "form" if explode is None else explode
        self.required = location == "path" if required is None else required
        self.allow_reserved = allow_reserved
        self.media = media
        self.type = type
        self.rules = rules


class Encoding(Parameter):
    """How one member of a form is written: as `media` if that is given, else by `style` and `explode`.

    `headers` are those of its part whose value the document gives.
    """

    __slots__ = ("headers",)

    def __init__(
        self,
        wire_name: str,
        *,
        media: str | None = None,
        style: str = "form",
        explode: bool | None = None,
        allow_reserved: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.headers = headers or {}
        super().__init__(
            wire_name,
            wire_name,
            "query",
            style=style,
            explode=explode,
            allow_reserved=allow_reserved,
            media=media,
        )


class Body:
    """The request body that the client sends.

    Args:
        media: The media type.
        kind: How it is written.
        type: The documented type.
        required: Whether a call without it is refused.
        rules: What else the document says of a value that is no model, as a JSON Schema.
        encodings: How members of a form are written, where the document says so.
        writer: Writes kinds that few packages have: takes this, the value and `extra_body`.
        null: Whether None is a value of a required body, and sent; otherwise it means that there is none.
    """

    __slots__ = ("encodings", "kind", "media", "null", "required", "rules", "type", "writer")

    def __init__(
        self,
        media: str,
        kind: Kind,
        type: Any = None,
        *,
        required: bool = True,
        rules: Any = None,
        encodings: tuple[Encoding, ...] = (),
        writer: Callable[[Body, Any, Any], Any] | None = None,
        null: bool = False,
    ) -> None:
        self.media = media
        self.kind: Kind = kind
        self.type = type
        self.required = required
        self.rules = rules
        self.encodings = encodings
        self.writer = writer
        self.null = null

    def choose(self, value: Any, media: str | None) -> Body:
        """The body to send for a value, or of a media type; here there is one only."""
        if media is not None and media != self.media:
            from .errors import InvalidRequest, Problem

            raise InvalidRequest([Problem("content_type", "", f"must be {self.media}")])
        return self


class Reply:
    """What a success carries: media type, how it is read, and its type; kind ``none`` reads nothing.

    Kind ``string`` is text, in JSON or as it is, as the answer says.

    `end` is the data of the event that ends a stream, such as ``[DONE]``.
    """

    __slots__ = ("end", "kind", "media", "type")

    def __init__(
        self, media: str | None, kind: Kind, type: Any = None, end: str | None = None
    ) -> None:
        self.media = media
        self.kind = kind
        self.type = type
        self.end = end


class Operation(Generic[T_co]):
    """One operation; `T_co` is what a success gives.

    Args:
        id: The operation ID of the document, for logs and errors.
        method: Upper case.
        path: The template, such as ``/v2/{project_id}/pools``.
        parameters: In the order of the document.
        body: The request body, if there is one.
        success: Reply by status: ``200``, ``2XX`` or ``default``.
        failure: Type of the body of an error by status; `ApiError.body` is decoded with it, tolerantly.
        idempotent: Whether sending it twice does no harm. Decides what may be retried.
        authenticated: Whether credentials are needed; or, where there are several kinds, the alternatives, each the
            names of the kinds that are needed together.
        lookup: How to find out whether a call that got no answer took effect; shown in the error.
        servers: Where it is served, if not where the rest is. An endpoint that the caller gave holds for it too.
    """

    __slots__ = (
        "authenticated",
        "body",
        "failure",
        "id",
        "idempotent",
        "lookup",
        "method",
        "parameters",
        "path",
        "servers",
        "success",
    )

    def __init__(
        self,
        *,
        id: str,
        method: str,
        path: str,
        parameters: tuple[Parameter, ...] = (),
        body: Body | None = None,
        success: Mapping[str, Reply] | None = None,
        failure: Mapping[str, Any] | None = None,
        idempotent: bool = False,
        authenticated: bool | tuple[tuple[str, ...], ...] = True,
        lookup: str | None = None,
        servers: tuple[Server, ...] = (),
    ) -> None:
        self.id = id
        self.method = method
        self.path = path
        self.parameters = parameters
        self.body = body
        self.success: Mapping[str, Reply] = success or {}
        self.failure: Mapping[str, Any] = failure or {}
        self.idempotent = idempotent
        self.authenticated = authenticated
        self.lookup = lookup
        self.servers = servers

    def __repr__(self) -> str:
        return f"<Operation {self.id}: {self.method} {self.path}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """Overrides for one call; what is left out stays as the client has it.

    Attributes:
        timeout: Time limits.
        retry: Retry policy; ``Retry(attempts=1)`` for none.
        auth: Other credentials.
        endpoint: Another address of the service: a URL, or a host.
        user_agent: Another suffix of the `User-Agent` header.
        strict_responses: Whether an answer that differs from the documentation is an error.
        transport: Another transport.
        proxy: Another proxy; the connection is kept for later calls with the same one.
        tls: Other TLS settings; kept likewise.
        content_type: Which of the media types that are documented for the body to send it as.
        extra_headers: Header fields to add or replace. Credentials, `Host` and framing are refused.
        extra_query: Query parameters to add or replace; a list repeats the name.
        extra_body: Members to add or replace at the top of a JSON or form body. Sent as they are: this is the way
            to use a field that the service has and the documentation does not yet know.
    """

    timeout: Timeout | None = None
    retry: Retry | None = None
    auth: Auth | AsyncAuth | None = None
    endpoint: str | None = None
    user_agent: str | None = None
    strict_responses: bool | None = None
    transport: Transport | AsyncTransport | None = None
    proxy: str | None = None
    tls: TLS | None = None
    content_type: str | None = None
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, Any] | None = None
    extra_body: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        # What was set; but a header, a query, a proxy and a mistaken endpoint may hold credentials.
        shown: list[str] = []
        for name in self.__slots__:
            value = getattr(self, name)
            if value is None:
                continue
            if name in ("proxy", "endpoint") and "@" in str(value):
                text = f"'…@{str(value).rpartition('@')[2]}'"
            elif name in ("extra_headers", "extra_query") and isinstance(value, Mapping):
                text = f"{{{', '.join([f'{key!r}: …' for key in value])}}}"
            else:
                text = repr(value)
            shown.append(f"{name}={text}")
        return f"RequestOptions({', '.join(shown)})"
