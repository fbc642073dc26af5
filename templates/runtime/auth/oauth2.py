"""OAuth 2 (RFC 6749): a token that the caller has, or one that is fetched with client credentials.

A token is fetched through the transport of the client that needs it, kept, and fetched anew before it expires.  Where
several calls need one at the same time it is fetched once.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import threading
import time
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from ..errors import ClientError, ConfigurationError, TransportError
from ..transport import HttpRequest, HttpResponse
from .base import credential
from .bearer import Bearer

__all__ = ["ClientCredentials", "OAuth2Provider"]

_DEFAULT_LIFE = 300.0
_ERROR = re.compile(r"[ !#-\[\]-~]{1,60}")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class OAuth2Provider(Bearer):
    """Sends ``Authorization: Bearer <token>``, with a token that the caller has.

    `client_credentials` makes one that fetches its tokens by itself.
    """

    __slots__ = ()

    token_url: ClassVar[str] = ""
    scopes: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def client_credentials(
        cls,
        client_id: str,
        client_secret: str,
        *,
        scopes: Iterable[str] | None = None,
        token_url: str | None = None,
        in_body: bool = False,
    ) -> ClientCredentials:
        """Credentials that get their tokens from the token service.

        Args:
            client_id: As registered.
            client_secret: As registered.
            scopes: What to ask for; all that are documented when omitted.
            token_url: Where to ask; as documented when omitted. One that is relative is so to the service's own URL.
            in_body: Whether the service wants ID and secret in the body rather than in `Authorization`.

        Raises:
            ConfigurationError: One of these cannot be used.
        """
        wanted = cls.scopes if scopes is None else tuple(scopes)
        url = token_url or cls.token_url
        return ClientCredentials(cls.__name__, url, client_id, client_secret, wanted, in_body)


class ClientCredentials:
    """Client credentials; `scheme` is the name of the documented scheme that they are for."""

    def __init__(
        self,
        scheme: str,
        url: str,
        client_id: str,
        client_secret: str,
        scopes: tuple[str, ...],
        in_body: bool,
    ) -> None:
        self.scheme = scheme
        self._id = credential("the client ID", client_id, ascii_only=False)
        self._secret = credential("the client secret", client_secret, ascii_only=False)
        self._url, self._scopes, self._in_body = url, scopes, in_body
        self._value = ""
        self._expires = 0.0
        self.lock = threading.Lock()

    def connected(self, transport: Any) -> Connected:
        """For a synchronous client."""
        return Connected(self, transport)

    def aconnected(self, transport: Any) -> AsyncConnected:
        """For an asynchronous client."""
        return AsyncConnected(self, transport)

    def sign(self, request: HttpRequest) -> HttpRequest:
        """Not by itself: a client gives it the transport to fetch tokens with."""
        raise ConfigurationError(f"{self.scheme}: pass these credentials to a client, as `auth`")

    def signed(self, request: HttpRequest) -> HttpRequest | None:
        """The request with the token that is kept; None if there is none, or it is about to expire."""
        if not self._value or time.monotonic() >= self._expires:
            return None
        return request.replace(headers={**request.headers, "Authorization": self._value})

    def request(self, call: HttpRequest) -> HttpRequest:
        """The request for a token that `call` needs.

        Raises:
            ConfigurationError: The secret would go over the network unencrypted, or nowhere.
        """
        url = urljoin(call.url, self._url)
        parts = urlsplit(url)
        local = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if not self._url or not parts.hostname or not (parts.scheme == "https" or local):
            raise ConfigurationError(f"{self.scheme}: token_url must begin with https://")
        fields = {"grant_type": "client_credentials"}
        if self._scopes:
            fields["scope"] = " ".join(self._scopes)
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": call.header("User-Agent") or "",
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if self._in_body:
            fields |= {"client_id": self._id, "client_secret": self._secret}
        else:
            pair = f"{quote_plus(self._id)}:{quote_plus(self._secret)}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        url = parts._replace(fragment="").geturl()
        return HttpRequest("POST", url, headers, urlencode(fields).encode(), call.timeout)

    def take(self, response: HttpResponse) -> None:
        """Keep the token of an answer.

        Raises:
            TransportError: The token service is not able to answer at the moment.
            ClientError: It refused, or did not answer with a token. What it says is not shown but for its error code.
        """
        status = response.status
        if status == 429 or status >= 500:
            told = f"{self.scheme}: no token, because the token service answered {status}"
            raise TransportError(told, retry_safe=True)
        try:
            found = json.loads(response.body)
        except ValueError:
            found = None
        found = found if isinstance(found, dict) else {}
        token, kind = found.get("access_token"), found.get("token_type", "Bearer")
        if status != 200 or not isinstance(token, str) or str(kind).lower() != "bearer":
            code = found.get("error")
            shown = isinstance(code, str) and _ERROR.fullmatch(code) and self._secret not in code
            why = f": {code}" if shown else ""
            raise ClientError(f"{self.scheme}: the token service gave no token ({status}){why}")
        life = found.get("expires_in")
        try:
            seconds = float(life) if isinstance(life, (int, float, str)) else _DEFAULT_LIFE
        except ValueError:
            seconds = _DEFAULT_LIFE
        # Early enough for a call that has just begun to arrive in time.
        self._expires = time.monotonic() + seconds - min(60.0, seconds * 0.1)
        self._value = "Bearer " + credential(f"the {self.scheme} token", token)

    def __repr__(self) -> str:
        return f"{self.scheme}.client_credentials({self._id!r}, ***)"


class Connected:
    """Client credentials with the transport of a synchronous client."""

    def __init__(self, source: ClientCredentials, transport: Any) -> None:
        self.scheme = source.scheme
        self._source, self._transport = source, transport

    def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with a token, fetched if need be."""
        source = self._source
        with source.lock:
            signed = source.signed(request)
            if signed is None:
                try:
                    answer = self._transport.send(source.request(request))
                except TransportError as error:
                    raise _harmless(source, error) from error.__cause__
                source.take(answer)
                signed = source.signed(request)
        return _sure(source, signed)

    def __repr__(self) -> str:
        return repr(self._source)


class AsyncConnected:
    """Client credentials with the transport of an asynchronous client."""

    def __init__(self, source: ClientCredentials, transport: Any) -> None:
        self.scheme = source.scheme
        self._source, self._transport = source, transport
        self._lock = asyncio.Lock()

    async def sign(self, request: HttpRequest) -> HttpRequest:
        """The request with a token, fetched if need be."""
        source = self._source
        async with self._lock:
            signed = source.signed(request)
            if signed is None:
                try:
                    answer = await self._transport.asend(source.request(request))
                except TransportError as error:
                    raise _harmless(source, error) from error.__cause__
                source.take(answer)
                signed = source.signed(request)
        return _sure(source, signed)

    def __repr__(self) -> str:
        return repr(self._source)


def _harmless(source: ClientCredentials, error: TransportError) -> TransportError:
    """The same error as one that left the call itself unsent."""
    return type(error)(f"{source.scheme}: no token: {error}", retry_safe=True)


def _sure(source: ClientCredentials, signed: HttpRequest | None) -> HttpRequest:
    if signed is None:
        raise ClientError(f"{source.scheme}: the token service gave a token that has expired")
    return signed
