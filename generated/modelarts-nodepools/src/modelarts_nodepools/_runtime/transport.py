"""Requests and responses as transports see them, and what a transport has to do.

A transport sends one request once and returns the answer, whatever its status. Neither redirects nor retries
are its business. What goes wrong is a `TransportError`; `retry_safe` may be true only if nothing can have arrived.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from .errors import ConfigurationError

__all__ = [
    "TLS",
    "AsyncTransport",
    "Headers",
    "HttpRequest",
    "HttpResponse",
    "Timeout",
    "Transport",
]

_SECRET_HEADERS = frozenset(
    {
        "authorization",
        "proxy-authorization",
        "cookie",
        "set-cookie",
        "x-auth-token",
        "x-security-token",
    }
    | {"x-subject-token", "x-api-key", "api-key"}
)


@dataclass(frozen=True, slots=True)
class Timeout:
    """Time limits in seconds; None means no limit.

    Attributes:
        connect: For establishing a connection, and for getting one from the pool.
        read: For each wait for the next part of the answer, and each wait to send a part of the request.
        total: For the whole call: all attempts, the waiting between them, and reading the body. An asynchronous
            call ends on time. A synchronous one looks at the clock before each attempt and after each part of the
            body, and no single wait is longer than what was left when the attempt began.
    """

    connect: float | None = 10.0
    read: float | None = 120.0
    total: float | None = None

    def __post_init__(self) -> None:
        for name in ("connect", "read", "total"):
            value = getattr(self, name)
            # `not value > 0` refuses NaN as well.
            if value is not None and (type(value) not in (int, float) or not value > 0):
                raise ConfigurationError(
                    f"timeout {name}={value!r} must be a number of seconds above 0, or None"
                )

    def within(self, seconds: float) -> Timeout:
        """The same limits, none of them longer than `seconds`."""
        connect = seconds if self.connect is None else min(self.connect, seconds)
        read = seconds if self.read is None else min(self.read, seconds)
        return Timeout(connect, read, seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class TLS:
    """How to check the service and how to show who we are.

    Attributes:
        verify: True checks against the operating system's trust store; a path names a file or folder of CA
            certificates to trust instead; False checks nothing, which is for experiments only.
        certificate: Path of a client certificate (PEM), which may include the key.
        key: Path of its private key.
        password: Password of the key.
    """

    verify: bool | str = True
    certificate: str | None = None
    key: str | None = None
    password: str | None = None

    def __repr__(self) -> str:
        password = ", password=***" if self.password else ""
        return f"TLS(verify={self.verify!r}, certificate={self.certificate!r}, key={self.key!r}{password})"


class Headers(Mapping[str, str]):
    """Header fields of a response: names ignore case; repeated fields are joined by a comma.

    What came over the wire is kept as it is, and only decoded when someone looks.
    """

    __slots__ = ("_raw", "_values")

    def __init__(self, fields: Mapping[str, str] | Iterable[tuple[Any, Any]] = ()) -> None:
        self._raw = fields
        self._values: dict[str, str] | None = None

    def _load(self) -> dict[str, str]:
        values: dict[str, str] = {}
        raw = self._raw
        for name, value in raw.items() if isinstance(raw, Mapping) else raw:
            key = (name.decode("latin-1") if isinstance(name, bytes) else str(name)).lower()
            text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
            values[key] = f"{values[key]}, {text}" if key in values else text
        self._values = values
        self._raw = ()
        return values

    def __getitem__(self, name: str) -> str:
        return (self._load() if self._values is None else self._values)[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._load() if self._values is None else self._values)

    def __len__(self) -> int:
        return len(self._load() if self._values is None else self._values)

    def __repr__(self) -> str:
        return f"Headers({redact(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Headers, (dict(self),)


class HttpRequest:
    """A request, ready to send. Treat it as immutable: `replace` gives a changed copy.

    Attributes:
        method: Upper case.
        url: Absolute, percent-encoded, without fragment.
        headers: All fields but `Content-Length`; `Host` included.
        body: Empty if there is none. A body with files is an object that is read while it is sent; `bytes(body)` reads
            all of it.
        timeout: Time limits for this attempt.
    """

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes = b"",
        timeout: Timeout | None = None,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout

    def header(self, name: str) -> str | None:
        """The value of a header field, whatever the case of its name."""
        value = self.headers.get(name)
        if value is None:
            wanted = name.lower()
            for key, value in self.headers.items():
                if key.lower() == wanted:
                    return value
            return None
        return value

    def replace(
        self, *, url: str | None = None, headers: Mapping[str, str] | None = None
    ) -> HttpRequest:
        """A copy with another URL, other header fields, or both."""
        return HttpRequest(
            self.method,
            self.url if url is None else url,
            self.headers if headers is None else headers,
            self.body,
            self.timeout,
        )

    def json(self) -> Any:
        """The body, parsed; meant for tests."""
        return json.loads(bytes(self.body))

    def __repr__(self) -> str:
        # The query may hold a key, the body anything, and own credentials go into fields of any name.
        url, names = self.url.partition("?")[0], ", ".join(self.headers)
        return f"<HttpRequest {self.method} {url}, headers {names}, {len(self.body)} bytes>"


class HttpResponse:
    """An answer.

    Attributes:
        status: The HTTP status.
        body: The body, decompressed.
        truncated: Whether the body was longer than the client is willing to hold.
    """

    __slots__ = ("_fields", "body", "status", "truncated")

    def __init__(
        self,
        status: int = 200,
        headers: Mapping[str, str] | Iterable[tuple[Any, Any]] = (),
        body: bytes = b"",
        *,
        truncated: bool = False,
    ) -> None:
        self.status = status
        self._fields = headers
        self.body = body
        self.truncated = truncated

    @property
    def headers(self) -> Headers:
        """The header fields; names ignore case."""
        fields = self._fields
        if not isinstance(fields, Headers):
            fields = self._fields = Headers(fields)
        return fields

    @classmethod
    def of_json(
        cls, value: Any, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> HttpResponse:
        """An answer with `value` as JSON; meant for tests."""
        return cls(
            status,
            {"Content-Type": "application/json", **(headers or {})},
            json.dumps(value).encode(),
        )

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status}, {len(self.body)} bytes>"


@runtime_checkable
class Transport(Protocol):
    """Sends requests for a synchronous client."""

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...


@runtime_checkable
class AsyncTransport(Protocol):
    """Sends requests for an asynchronous client. The names differ so that one object can do both."""

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        ...

    async def aclose(self) -> None:
        """Release connections."""
        ...


def redact(headers: Mapping[str, str]) -> dict[str, str]:
    """Header fields fit for a log: the values of those that carry credentials are removed."""
    return {name: "***" if is_secret(name) else value for name, value in headers.items()}


def is_secret(name: str) -> bool:
    """Whether a field or parameter of this name carries credentials, by its name."""
    name = name.lower()
    return name in _SECRET_HEADERS or any(
        word in name for word in ("token", "secret", "password", "api-key", "apikey")
    )
