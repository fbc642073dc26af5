"""A bearer token in the `Authorization` header (RFC 6750)."""

from __future__ import annotations

from typing import ClassVar, Self

from ..transport import HttpRequest
from .base import credential, from_environment

__all__ = ["Bearer"]


class Bearer:
    """Sends ``Authorization: Bearer <token>``.

    Raises:
        ConfigurationError: The token cannot be sent (empty, line breaks, characters outside ASCII).
    """

    __slots__ = ("_value",)

    environment: ClassVar[str | None] = None

    def __init__(self, token: str) -> None:
        self._value = "Bearer " + credential(f"the {type(self).__name__} token", token)

    @classmethod
    def from_env(cls) -> Self:
        """Read the token from the environment variable `environment`."""
        return cls(from_environment(f"the {cls.__name__} token", cls.environment))

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with the token."""
        return request.replace(headers={**request.headers, "Authorization": self._value})

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"
