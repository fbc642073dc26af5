"""The network, by httpx2. Nothing but this and `httpx_errors` imports it; the first client loads them."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.request import getproxies

import httpx2

from .compression import decompressed
from .errors import ClientClosed, ClientError, ConfigurationError
from .httpx_errors import DEFAULT_TIMEOUT, mapped, root, too_slow, unusable
from .transport import TLS, HttpRequest, HttpResponse, Timeout

__all__ = ["AsyncHttpxTransport", "HttpxTransport"]

ClientT = TypeVar("ClientT", bound=httpx2.Client | httpx2.AsyncClient)

# Adds nothing. With None, the library would look for credentials in the URL, which takes time.
_NO_AUTH = httpx2.Auth()
_CACHED = 256
MAX_BODY = 64 * 1024 * 1024


class _QuietURL(httpx2.URL):
    """Shows no query, which may hold a key: the library writes URLs to its own log."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0] + "?…"

    __repr__ = __str__


class _Base(Generic[ClientT]):
    """What both flavours share: turning requests and answers into httpx2's and back, without waiting.

    The library's own request builder is passed by, because it costs more than all the rest of a call; so client-wide
    headers, cookies and parameters do not apply, and `Host` and `Content-Length` are written here.
    """

    def __init__(
        self,
        max_body: int,
        kind: Callable[..., ClientT],
        proxy: str | None,
        tls: TLS | None,
        trust_env: bool,
        mock: httpx2.BaseTransport | httpx2.AsyncBaseTransport | None,
    ) -> None:
        if proxy is not None and "://" not in str(proxy):
            raise ConfigurationError("proxy must be a URL, such as http://proxy.example.com:8080")
        self._kind: Callable[..., ClientT] = kind
        self._settings = proxy, tls, trust_env
        self._mock = mock
        self._max_body = max_body
        self._clients: dict[bool, ClientT] = {}
        self._lock = threading.Lock()
        self._closed = False
        if proxy is not None or tls is not None:
            self._client("https:")  # finds mistakes now rather than in the first call
        self._targets: dict[str, tuple[ClientT, httpx2.URL]] = {}
        # The limits in the library's form; nearly all requests of a client have the same ones.
        self._extensions: tuple[Timeout | None, dict[str, Any]] = (None, {})

    def _client(self, url: str) -> ClientT:
        """The client for a URL, made when first needed.

        Loading the certificates of the system takes longer than all the rest, so ``http:`` goes without them: there
        is no TLS then, and if there were, it would trust nobody.
        """
        plain = url.startswith("http:")
        client = self._clients.get(plain)
        if client is not None:
            return client
        with self._lock:
            if self._closed:
                raise ClientClosed("the client is closed")
            if plain not in self._clients:
                self._clients[plain] = self._made(plain)
            return self._clients[plain]

    def _made(self, plain: bool) -> ClientT:
        proxy, tls, trust_env = self._settings
        direct = proxy is None and tls is None and not (trust_env and getproxies())
        try:
            if plain and direct:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            elif (other := self._clients.get(not plain)) is not None and not direct:
                return other
            else:
                context = _context(tls or TLS(), trust_env)
            return self._kind(
                proxy=proxy,
                verify=context,
                trust_env=trust_env,
                timeout=None,
                follow_redirects=False,
                # Cookies of answers are neither kept nor sent back.
                cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
                transport=self._mock,
            )
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise unusable(error) from None

    def _all(self) -> list[ClientT]:
        """The clients to close; no others will be made."""
        with self._lock:
            self._closed = True
            self._targets.clear()
            return list({id(client): client for client in self._clients.values()}.values())

    def _prepared(self, request: HttpRequest) -> tuple[ClientT, httpx2.Request]:
        target = self._targets.get(request.url)
        if target is None:
            if len(self._targets) >= _CACHED:
                self._targets.clear()
            target = self._client(request.url), httpx2.URL(request.url)
            self._targets[request.url] = target
        client, url = target
        body = request.body
        headers = [*request.headers.items()]
        if body or request.method in ("POST", "PUT", "PATCH"):
            headers.append(("Content-Length", str(len(body))))
        timeout = request.timeout or DEFAULT_TIMEOUT
        known, extensions = self._extensions
        if known is not timeout:
            connect, read = timeout.connect, timeout.read
            extensions = {
                "timeout": {"connect": connect, "read": read, "write": read, "pool": connect}
            }
            self._extensions = timeout, extensions
        stream = httpx2.ByteStream(body)
        message = httpx2.Request(
            request.method, url, headers=headers, stream=stream, extensions=extensions
        )
        if "?" in request.url:
            message.url = _QuietURL(url)
        return client, message

    def _answer(
        self, response: httpx2.Response, body: bytes, *, truncated: bool = False
    ) -> HttpResponse:
        fields = response.headers.raw
        for name, value in fields:
            # The length is compared first because looking a field up by name costs ten times as much.
            if len(name) == 16 and name.lower() == b"content-encoding" and body:
                kind = value.decode("latin-1")
                body, truncated = decompressed(body, kind, self._max_body, truncated)
        return HttpResponse(response.status_code, fields, body, truncated=truncated)


class HttpxTransport(_Base[httpx2.Client]):
    """Sends requests over pooled connections; safe to share between threads.

    Args:
        proxy: URL of a proxy (``http``, ``https``, or ``socks5`` with the extra package). Without it the
            environment decides (``HTTPS_PROXY`` and the like), unless `trust_env` is false.
        tls: How to check the service.
        trust_env: Whether the environment may name proxies and certificates.
        max_body: Longest answer to hold in memory, in bytes.
        mock: Replaces the network below httpx2; for tests and measurements.

    Raises:
        ConfigurationError: The proxy or a certificate cannot be used.
    """

    def __init__(
        self,
        *,
        proxy: str | None = None,
        tls: TLS | None = None,
        trust_env: bool = True,
        max_body: int = MAX_BODY,
        mock: httpx2.BaseTransport | None = None,
    ) -> None:
        super().__init__(max_body, httpx2.Client, proxy, tls, trust_env, mock)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            client, message = self._prepared(request)
            response = client.send(message, stream=True, auth=_NO_AUTH, follow_redirects=False)
            if response.is_closed:  # a mock has read it already
                return self._answer(response, response.content)
            try:
                chunks: list[bytes] = []
                size = 0
                for chunk in response.stream:  # type: ignore[union-attr]
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > self._max_body:
                        break
                    if deadline is not None and time.monotonic() > deadline:
                        raise too_slow(total)
            finally:
                response.close()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise mapped(error, request.timeout) from root(error)

    def close(self) -> None:
        """Close all connections."""
        for client in self._all():
            client.close()


class AsyncHttpxTransport(_Base[httpx2.AsyncClient]):
    """The same for asynchronous clients; safe to share between tasks of one event loop."""

    def __init__(
        self,
        *,
        proxy: str | None = None,
        tls: TLS | None = None,
        trust_env: bool = True,
        max_body: int = MAX_BODY,
        mock: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(max_body, httpx2.AsyncClient, proxy, tls, trust_env, mock)

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            client, message = self._prepared(request)
            response = await client.send(
                message, stream=True, auth=_NO_AUTH, follow_redirects=False
            )
            if response.is_closed:  # a mock has read it already
                return self._answer(response, response.content)
            try:
                chunks: list[bytes] = []
                size = 0
                async for chunk in response.stream:  # type: ignore[union-attr]
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > self._max_body:
                        break
                    if deadline is not None and time.monotonic() > deadline:
                        raise too_slow(total)
            finally:
                await response.aclose()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise mapped(error, request.timeout) from root(error)

    async def aclose(self) -> None:
        """Close all connections."""
        for client in self._all():
            await client.aclose()


def _context(tls: TLS, trust_env: bool) -> ssl.SSLContext:
    try:
        if isinstance(tls.verify, bool):
            context = httpx2.create_ssl_context(verify=tls.verify, trust_env=trust_env)
        elif Path(tls.verify).is_dir():
            context = ssl.create_default_context(capath=tls.verify)
        else:
            context = ssl.create_default_context(cafile=tls.verify)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"cannot load CA certificates from {tls.verify!r}: {error}"
        ) from None
    if tls.certificate is not None:
        try:
            # A password is always given, or OpenSSL would ask for one on the terminal.
            context.load_cert_chain(tls.certificate, tls.key, tls.password or "")
        except (OSError, ValueError) as error:
            what = f"client certificate {tls.certificate!r} (key {tls.key!r})"
            raise ConfigurationError(f"cannot load the {what}: {error}") from None
    elif tls.key is not None:
        raise ConfigurationError("tls has a key but no certificate")
    return context
