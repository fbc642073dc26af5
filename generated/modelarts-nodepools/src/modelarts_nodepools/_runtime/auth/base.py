"""What authentication has to do, for own providers, and helpers that the built-in ones share."""

from __future__ import annotations

import os
from typing import Protocol, runtime_checkable

from ..errors import ConfigurationError
from ..transport import HttpRequest

__all__ = ["AsyncAuth", "Auth", "credential", "from_environment"]


@runtime_checkable
class Auth(Protocol):
    """Adds credentials to a request.

    Called once for every attempt, from any thread. Whatever it adds is taken for a secret and kept out of logs
    and errors. Example of an own provider::

        class Vault:
            def sign(self, request: HttpRequest) -> HttpRequest:
                return request.replace(headers={**request.headers, "X-Auth-Token": fetch_token()})
    """

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with credentials; the one given is left as it is."""
        ...


@runtime_checkable
class AsyncAuth(Protocol):
    """The same for providers that have to wait; for asynchronous clients only."""

    async def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with credentials; the one given is left as it is."""
        ...


def credential(what: str, value: str, *, ascii_only: bool = True) -> str:
    """`value`, if it can be sent in a header.

    Args:
        what: What it is, for the message; the value itself never appears there.
        value: The credential.
        ascii_only: Whether it goes on the wire as it is, rather than being used as a key.

    Raises:
        ConfigurationError: It is not text, empty, has blanks or line breaks around it, or odd characters.
    """
    if not isinstance(value, str):
        raise ConfigurationError(f"{what} must be text, not {type(value).__name__}")
    if not value:
        raise ConfigurationError(f"{what} is empty")
    if value != value.strip():
        raise ConfigurationError(f"{what} begins or ends with a blank or a line break; strip() it")
    if any(ord(char) < 32 or ord(char) == 127 for char in value):
        raise ConfigurationError(f"{what} contains a line break or another control character")
    if ascii_only and not value.isascii():
        raise ConfigurationError(
            f"{what} contains characters outside ASCII, which cannot be sent in a header"
        )
    # Not found out by encoding it: the error, which this one would hold on to, quotes the value.
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise ConfigurationError(f"{what} contains a lone surrogate, which cannot be encoded")
    return value


def from_environment(what: str, variable: str | None) -> str:
    """The value of an environment variable.

    Raises:
        ConfigurationError: No variable is documented, or it is not set.
    """
    if variable is None:
        raise ConfigurationError(
            f"no environment variable is documented for {what}; pass it to the constructor"
        )
    value = os.environ.get(variable)
    if not value:
        raise ConfigurationError(f"{what} is missing: set the environment variable {variable}")
    return value
