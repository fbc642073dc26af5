"""User name and password in the `Authorization` header (RFC 7617)."""

from __future__ import annotations

import base64
from typing import ClassVar, Self

from ..errors import ConfigurationError
from ..transport import HttpRequest
from .base import credential, from_environment

__all__ = ["Basic"]


class Basic:
    """Sends ``Authorization: Basic <user:password>``, in UTF-8.

    Raises:
        ConfigurationError: The user name contains a colon, or one of the two has line breaks or is empty.
    """

    __slots__ = ("_user", "_value")

    environment: ClassVar[str | None] = None

    def __init__(self, username: str, password: str) -> None:
        self._user = credential("the user name", username, ascii_only=False)
        credential("the password", password, ascii_only=False)
        if ":" in username:
            raise ConfigurationError(
                "the user name contains a colon, which basic authentication cannot send"
            )
        self._value = "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()

    @classmethod
    def from_env(cls) -> Self:
        """Read ``user:password`` from the environment variable `environment`."""
        user, colon, password = from_environment(
            f"the {cls.__name__} credentials", cls.environment
        ).partition(":")
        if not colon:
            raise ConfigurationError(
                f"the environment variable {cls.environment} must hold user:password"
            )
        return cls(user, password)

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with user name and password."""
        return request.replace(headers={**request.headers, "Authorization": self._value})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._user!r}, ***)"
