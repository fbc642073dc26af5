"""The network, by httpx2. Nothing but this and `httpx_errors` imports it; the first client loads them.

Requests go to httpx2's transports (pool, TLS, proxies) and not through its client, whose features are either not
wanted here or done before: it follows redirects, keeps cookies, takes credentials out of URLs and writes URLs to its
log.  None of that can happen on this road, and it costs half as much.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpx2

from .compression import decompressed
from .errors import ClientClosed, ClientError, ConfigurationError
from .httpx_errors import DEFAULT_TIMEOUT, mapped, root, too_slow, unusable
from .transport import TLS, HttpRequest, HttpResponse, Timeout

__all__ = ["AsyncHttpxTransport", "HttpxTransport"]

WayT = TypeVar("WayT", bound=httpx2.BaseTransport | httpx2.AsyncBaseTransport)

_CACHED = 256
MAX_BODY = 64 * 1024 * 1024


class _Base(Generic[WayT]):
    """What both flavours share: turning requests and answers into httpx2's and back, without waiting.

    A way is one of httpx2's transports: a pool of connections, straight or by a proxy.
    """

    def __init__(
        self,
        max_body: int,
        kind: Callable[..., WayT],
        proxy: str | None,
        tls: TLS | None,
        trust_env: bool,
        mock: WayT | None,
    ) -> None:
        if proxy is not None and "://" not in str(proxy):
            raise ConfigurationError("proxy must be a URL, such as http://proxy.example.com:8080")
        self._kind = kind
        self._proxy, self._tls, self._trust_env = proxy, tls, trust_env
        self._mock = mock
        self._max_body = max_body
        self._ways: dict[tuple[str | None, bool], WayT] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._targets: dict[str, tuple[WayT, httpx2.URL]] = {}
        # The limits in the library's form; nearly all requests of a client have the same ones.
        self._extensions: tuple[Timeout | None, dict[str, Any]] = (None, {})
        if proxy is not None or tls is not None:
            self._way(httpx2.URL("https://localhost"))  # finds mistakes now, not in the first call

    def _way(self, url: httpx2.URL) -> WayT:
        """The way to a host, made when first needed."""
        if self._mock is not None:
            return self._mock
        proxy = self._proxy
        try:
            if proxy is None and self._trust_env and not proxy_bypass(url.host):
                proxies = getproxies()
                proxy = proxies.get(url.scheme) or proxies.get("all")
            if proxy is not None and "://" not in proxy:
                proxy = f"http://{proxy}"
            # Loading the certificates of the system takes longer than all the rest, so ``http:`` goes without them:
            # there is no TLS then, and if there were, it would trust nobody.
            plain = url.scheme == "http" and proxy is None and self._tls is None
            with self._lock:
                if self._closed:
                    raise ClientClosed("the client is closed")
                way = self._ways.get((proxy, plain))
                if way is None:
                    if plain:
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                    else:
                        context = _context(self._tls or TLS(), self._trust_env)
                    way = self._kind(verify=context, proxy=proxy, trust_env=self._trust_env)
                    self._ways[proxy, plain] = way
                return way
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise unusable(error) from None

    def _all(self) -> list[WayT]:
        """The ways to close; no others will be made."""
        with self._lock:
            self._closed = True
            self._targets.clear()
            return [self._mock] if self._mock is not None else list(self._ways.values())

    def _prepared(self, request: HttpRequest) -> tuple[WayT, httpx2.Request]:
        target = self._targets.get(request.url)
        if target is None:
            url = httpx2.URL(request.url)
            if url.scheme not in ("http", "https") or not url.host:
                raise ClientError(
                    "the URL of a request must begin with http:// or https:// and a host"
                )
            target = self._way(url), url
            if len(self._targets) >= _CACHED:
                self._targets.clear()
            self._targets[request.url] = target
        if self._closed:
            raise ClientClosed("the client is closed")
        way, url = target
        body: Any = request.body
        headers = [*request.headers.items()]
        stream: Any
        if not isinstance(body, bytes):  # it is read while it is sent
            stream, framing = body.framed()
            headers.append(framing)
        else:
            stream = httpx2.ByteStream(body)
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
        return way, httpx2.Request(
            request.method, url, headers=headers, stream=stream, extensions=extensions
        )

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


class HttpxTransport(_Base[httpx2.BaseTransport]):
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
        super().__init__(max_body, httpx2.HTTPTransport, proxy, tls, trust_env, mock)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            way, message = self._prepared(request)
            response = way.handle_request(message)
            if response.is_closed:  # a mock has read it already
                return self._answer(response, response.content)
            stream: Any = response.stream
            try:
                chunks: list[bytes] = []
                size = 0
                for chunk in stream:
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > self._max_body:
                        break
                    if deadline is not None and time.monotonic() > deadline:
                        raise too_slow(total)
            finally:
                stream.close()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            failure, cause = mapped(error, request.timeout), root(error)
        # Raised out here so that it does not hold on to the library's error, which leads to the credentials.
        raise failure from cause

    def close(self) -> None:
        """Close all connections."""
        for way in self._all():
            way.close()


class AsyncHttpxTransport(_Base[httpx2.AsyncBaseTransport]):
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
        super().__init__(max_body, httpx2.AsyncHTTPTransport, proxy, tls, trust_env, mock)

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            way, message = self._prepared(request)
            response = await way.handle_async_request(message)
            if response.is_closed:  # a mock has read it already
                return self._answer(response, response.content)
            stream: Any = response.stream
            try:
                chunks: list[bytes] = []
                size = 0
                async for chunk in stream:
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > self._max_body:
                        break
                    if deadline is not None and time.monotonic() > deadline:
                        raise too_slow(total)
            finally:
                await stream.aclose()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            failure, cause = mapped(error, request.timeout), root(error)
        # Raised out here so that it does not hold on to the library's error, which leads to the credentials.
        raise failure from cause

    async def aclose(self) -> None:
        """Close all connections."""
        for way in self._all():
            await way.aclose()


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
