"""The network, by httpx2. No other module imports it, and this one is loaded by the first client."""

from __future__ import annotations

import ssl
import time
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any

import httpx2

from .compression import decompressed
from .errors import (
    ClientClosed,
    ClientError,
    ConfigurationError,
    ConnectFailed,
    Disconnected,
    TimedOut,
)
from .transport import TLS, HttpRequest, HttpResponse, Timeout

__all__ = ["AsyncHttpxTransport", "HttpxTransport"]

_DEFAULT_TIMEOUT = Timeout()
# Adds nothing. With None, the library would look for credentials in the URL, which takes time.
_NO_AUTH = httpx2.Auth()
_CACHED = 256
MAX_BODY = 64 * 1024 * 1024


class _QuietURL(httpx2.URL):
    """Shows no query, which may hold a key: the library writes URLs to its own log."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0] + "?…"

    __repr__ = __str__


class _Base:
    """What both flavours share: turning requests and answers into httpx2's and back, without waiting.

    The library's own request builder is passed by, because it costs more than all the rest of a call; so client-wide
    headers, cookies and parameters do not apply, and `Host` and `Content-Length` are written here.
    """

    def __init__(self, max_body: int) -> None:
        self._max_body = max_body
        self._urls: dict[str, httpx2.URL] = {}
        self._limits: tuple[Timeout | None, dict[str, float | None]] = (None, {})

    def _message(self, request: HttpRequest) -> httpx2.Request:
        url = self._urls.get(request.url)
        if url is None:
            if len(self._urls) >= _CACHED:
                self._urls.clear()
            url = self._urls[request.url] = httpx2.URL(request.url)
        body = request.body
        headers = [*request.headers.items()]
        if body or request.method in ("POST", "PUT", "PATCH"):
            headers.append(("Content-Length", str(len(body))))
        timeout = request.timeout
        known, limits = self._limits
        if known is not timeout or timeout is None:
            timeout = timeout or _DEFAULT_TIMEOUT
            limits = {
                "connect": timeout.connect,
                "read": timeout.read,
                "write": timeout.read,
                "pool": timeout.connect,
            }
            self._limits = (timeout, limits)
        message = httpx2.Request(
            request.method,
            url,
            headers=headers,
            stream=httpx2.ByteStream(body),
            extensions={"timeout": limits},
        )
        if "?" in request.url:
            message.url = _QuietURL(url)
        return message

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


class HttpxTransport(_Base):
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
        super().__init__(max_body)
        try:
            self._client = httpx2.Client(**_settings(proxy, tls, trust_env), transport=mock)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise _unusable(error) from None

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            response = self._client.send(
                self._message(request), stream=True, auth=_NO_AUTH, follow_redirects=False
            )
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
                        raise _too_slow(total)
            finally:
                response.close()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise _mapped(error, request.timeout) from _root(error)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class AsyncHttpxTransport(_Base):
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
        super().__init__(max_body)
        try:
            self._client = httpx2.AsyncClient(**_settings(proxy, tls, trust_env), transport=mock)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise _unusable(error) from None

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Send once and return the answer, whatever its status."""
        total = None if request.timeout is None else request.timeout.total
        deadline = None if total is None else time.monotonic() + total
        try:
            response = await self._client.send(
                self._message(request), stream=True, auth=_NO_AUTH, follow_redirects=False
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
                        raise _too_slow(total)
            finally:
                await response.aclose()
            body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            return self._answer(response, body, truncated=size > self._max_body)
        except ClientError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is becomes one of our errors
            raise _mapped(error, request.timeout) from _root(error)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()


def _settings(proxy: str | None, tls: TLS | None, trust_env: bool) -> dict[str, Any]:
    if proxy is not None and "://" not in str(proxy):
        raise ConfigurationError("proxy must be a URL, such as http://proxy.example.com:8080")
    return {
        "proxy": proxy,
        "verify": _context(tls or TLS(), trust_env),
        "trust_env": trust_env,
        "timeout": None,
        "follow_redirects": False,
        # Cookies of answers are neither kept nor sent back.
        "cookies": CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
    }


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


def _unusable(error: Exception) -> ConfigurationError:
    # The message of the cause is not shown: it quotes the proxy's URL, which may hold a password.
    return ConfigurationError(
        f"cannot set up the network ({type(error).__name__}); check the proxy, also in HTTPS_PROXY, HTTP_PROXY "
        "and ALL_PROXY (socks5 needs the package socksio), and NO_PROXY"
    )


def _mapped(error: Exception, timeout: Timeout | None) -> ClientError:
    """Our error for one of the library's. `retry_safe` only where nothing can have been sent."""
    timeout = timeout or _DEFAULT_TIMEOUT
    match error:
        case httpx2.ConnectTimeout():
            return TimedOut(f"no connection within {timeout.connect} s", retry_safe=True)
        case httpx2.PoolTimeout():
            return TimedOut(f"no free connection within {timeout.connect} s", retry_safe=True)
        case httpx2.ReadTimeout():
            return TimedOut(f"no answer within {timeout.read} s")
        case httpx2.WriteTimeout():
            return TimedOut(f"the request could not be sent within {timeout.read} s")
        case httpx2.ConnectError() | httpx2.ProxyError():
            return ConnectFailed(f"no connection: {error}")
        case httpx2.LocalProtocolError() | httpx2.InvalidURL() | httpx2.UnsupportedProtocol():
            # Its text may quote a header.
            return ClientError("the request cannot be written as HTTP")
        case httpx2.NetworkError() | httpx2.ProtocolError():
            return Disconnected(f"the connection broke: {str(error) or type(error).__name__}")
    if isinstance(error, RuntimeError) and "closed" in str(error):
        return ClientClosed("the client is closed")
    return ClientError(f"sending failed ({type(error).__name__})")


def _root(error: BaseException) -> BaseException | None:
    """The operating system's error below the library's, which holds on to the request and its credentials."""
    seen = 0
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError) and seen < 20:
        found = found.__cause__ or found.__context__
        seen += 1
    return found if isinstance(found, OSError) else None


def _too_slow(total: float | None) -> TimedOut:
    return TimedOut(f"the answer was not complete within {total:.3g} s")
