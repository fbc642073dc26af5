"""Our errors for those of httpx2 and of what lies below it."""

from __future__ import annotations

import ssl

import httpx2

from .errors import (
    ClientClosed,
    ClientError,
    ConfigurationError,
    ConnectFailed,
    Disconnected,
    TimedOut,
)
from .transport import Timeout

__all__ = ["DEFAULT_TIMEOUT", "mapped", "root", "too_slow", "unusable"]

DEFAULT_TIMEOUT = Timeout()
# Beginnings of messages that say what happened and quote nothing.
_HARMLESS = ("Server disconnected", "peer closed connection")


def unusable(error: Exception) -> ConfigurationError:
    # The message of the cause is not shown: it quotes the proxy's URL, which may hold a password.
    return ConfigurationError(
        f"cannot set up the network ({type(error).__name__}); check the proxy, also in HTTPS_PROXY, HTTP_PROXY "
        "and ALL_PROXY (socks5 needs the package socksio), and NO_PROXY"
    )


def mapped(error: Exception, timeout: Timeout | None) -> ClientError:
    """Our error for one of the library's. `retry_safe` only where nothing can have been sent."""
    timeout = timeout or DEFAULT_TIMEOUT
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
        case httpx2.RemoteProtocolError() if not str(error).startswith(_HARMLESS):
            # Its text may quote what the server sent, and that may echo credentials.
            return Disconnected("what came back is not HTTP")
        case httpx2.NetworkError() | httpx2.ProtocolError():
            what = str(error).rstrip(".") or type(error).__name__
            return Disconnected(f"the connection broke: {what}")
        case ssl.SSLError():
            # A refusal by TLS 1.3 comes after the handshake, and past the library's own errors.
            return Disconnected(f"the connection broke: {error}")
    if isinstance(error, RuntimeError) and "loop" in str(error):
        return ClientError(
            "the event loop that this client was used in has ended; make a client for each loop"
        )
    if isinstance(error, RuntimeError) and "closed" in str(error):
        return ClientClosed("the client is closed")
    return ClientError(f"sending failed ({type(error).__name__})")


def root(error: BaseException) -> BaseException | None:
    """The operating system's error below the library's, without what leads to the request and its credentials."""
    seen = 0
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError) and seen < 20:
        found = found.__cause__ or found.__context__
        seen += 1
    if not isinstance(found, OSError):
        return None
    found.__cause__ = found.__context__ = None
    return found.with_traceback(None)


def too_slow(total: float | None) -> TimedOut:
    return TimedOut(f"the answer was not complete within {total:.3g} s")
