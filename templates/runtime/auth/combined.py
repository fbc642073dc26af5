"""Several credentials: what a call needs of them is decided by what the document says of it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from ..errors import ConfigurationError
from ..transport import HttpRequest

__all__ = ["CombinedAuth"]


class CombinedAuth:
    """Credentials for several of the documented schemes.

    A call gets those of the first documented alternative for which all are here.

    Args:
        providers: Instances of the package's classes.

    Raises:
        ConfigurationError: One of them has no `sign`, or there are none.
    """

    __slots__ = ("_providers", "_waits")

    def __init__(self, *providers: Any) -> None:
        if not providers:
            raise ConfigurationError("CombinedAuth needs at least one provider")
        for provider in providers:
            if not callable(getattr(provider, "sign", None)):
                told = f"auth must have a method sign(request); {type(provider).__name__} has none"
                raise ConfigurationError(told)
        self._providers = providers
        self._waits = False

    def connected(self, transport: Any) -> CombinedAuth:
        """For a synchronous client."""
        return self._with(transport, "connected")

    def aconnected(self, transport: Any) -> CombinedAuth:
        """For an asynchronous client."""
        return self._with(transport, "aconnected")

    def _with(self, transport: Any, how: str) -> CombinedAuth:
        connects = [getattr(provider, how, None) for provider in self._providers]
        pairs = zip(self._providers, connects, strict=True)
        new = CombinedAuth(*[connect(transport) if connect else one for one, connect in pairs])
        new._waits = how == "aconnected"
        return new

    def choose(self, alternatives: Iterable[tuple[str, ...]]) -> CombinedAuth | None:
        """What a call needs; None if it needs nothing and there is nothing for it.

        Args:
            alternatives: Names of schemes that are needed together, in the order of the document.

        Raises:
            ConfigurationError: Nothing here will do.
        """
        here = {name: one for one in reversed(self._providers) for name in names_of(one)}
        open_to_all = False
        for names in alternatives:
            if not names:
                open_to_all = True
            elif all(name in here for name in names):
                chosen = CombinedAuth(*[here[name] for name in names])
                chosen._waits = self._waits
                return chosen
        if open_to_all:
            return None
        wanted = " or ".join([" and ".join(names) for names in alternatives])
        held = ", ".join([type(one).__name__ for one in self._providers])
        raise ConfigurationError(f"this call needs {wanted}; the credentials are {held}")

    def sign(self, request: HttpRequest) -> Any:
        """The request with all the credentials."""
        if self._waits:
            return self._asign(request)
        for provider in self._providers:
            request = provider.sign(request)
        return request

    async def _asign(self, request: HttpRequest) -> HttpRequest:
        for provider in self._providers:
            signed = provider.sign(request)
            request = await signed if inspect.isawaitable(signed) else signed
        return request

    def __repr__(self) -> str:
        return f"CombinedAuth({', '.join([repr(one) for one in self._providers])})"


def names_of(provider: Any) -> list[str]:
    """The schemes that a provider is for: what it says, or its class and those above it."""
    scheme = getattr(provider, "scheme", None)
    return [scheme] if isinstance(scheme, str) else [cls.__name__ for cls in type(provider).__mro__]
