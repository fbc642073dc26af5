"""A fixed key or token in a header, the query or a cookie."""

from __future__ import annotations

from typing import ClassVar, Literal, Self
from urllib.parse import quote

from ..transport import HttpRequest
from .base import credential, from_environment

__all__ = ["ApiKey"]


class ApiKey:
    """Base of the generated classes, which say by class attributes where the key goes.

    Raises:
        ConfigurationError: The key cannot be sent (empty, line breaks, characters outside ASCII).
    """

    __slots__ = ("_value",)

    name: ClassVar[str] = "X-Api-Key"
    location: ClassVar[Literal["header", "query", "cookie"]] = "header"
    environment: ClassVar[str | None] = None

    def __init__(self, key: str) -> None:
        self._value = credential(f"the {type(self).__name__}", key)
        if self.location == "cookie" and any(char in key for char in '; ,"\\'):
            self._value = quote(key, safe="")

    @classmethod
    def from_env(cls) -> Self:
        """Read the key from the environment variable `environment`."""
        return cls(from_environment(f"the {cls.__name__}", cls.environment))

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with the key."""
        if self.location == "header":
            return request.replace(headers={**request.headers, self.name: self._value})
        pair = f"{quote(self.name, safe='')}={quote(self._value, safe='')}"
        if self.location == "query":
            return request.replace(url=f"{request.url}{'&' if '?' in request.url else '?'}{pair}")
        pair = f"{self.name}={self._value}"
        headers = {
            name: value for name, value in request.headers.items() if name.lower() != "cookie"
        }
        present = request.header("Cookie")
        return request.replace(
            headers={**headers, "Cookie": f"{present}; {pair}" if present else pair}
        )

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"
