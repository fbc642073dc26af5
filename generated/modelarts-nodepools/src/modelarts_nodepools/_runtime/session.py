"""What a client is set up with, and everything it decides that does not wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Required, TypedDict, TypeVar, Unpack, cast

from .endpoint import Endpoint, Server, parse_endpoint, select_endpoint
from .errors import ConfigurationError
from .exchange import Plan
from .operation import Operation, RequestOptions
from .retry import Retry
from .transport import TLS, Timeout

__all__ = ["Session", "Settings"]

T = TypeVar("T")

_KEPT_TRANSPORTS = 8
_PYTHON = sys.version.partition(" ")[0]


class Settings(TypedDict, total=False):
    """What both flavours of client are set up with.

    Attributes:
        product: Name and version of the package, as in ``name/1.0``.
        servers: Of the document.
        variables: Values of server variables, such as the region; None where none was given.
        endpoint: A URL, or a host, to use instead of a server.
        defaults: Arguments that the client knows, by Python name.
        timeout: Time limits.
        retry: When to send again.
        proxy: URL of a proxy; without it, the environment decides (``HTTPS_PROXY`` and the like).
        tls: How to check the service.
        trust_env: Whether the environment may name proxies and certificates; true by default.
        user_agent: Put behind our own product in `User-Agent`.
        strict_responses: Whether an answer that differs from the documentation is an error.
    """

    product: Required[str]
    servers: Sequence[Server]
    variables: Mapping[str, str | None]
    endpoint: str | None
    defaults: Mapping[str, Any]
    timeout: Timeout | None
    retry: Retry | None
    proxy: str | None
    tls: TLS | None
    trust_env: bool
    user_agent: str | None
    strict_responses: bool


def _known(servers: Sequence[Server], variables: Mapping[str, str | None]) -> dict[str, str | None]:
    """The variables that one of these servers has."""
    known = {name for server in servers for name in server.variables}
    return {name: value for name, value in variables.items() if name in known}


class Session:
    """The settings of a client, checked. Shared by all its calls; nothing in it changes but caches."""

    def __init__(self, auth: Any, **settings: Unpack[Settings]) -> None:
        if auth is not None and not callable(getattr(auth, "sign", None)):
            raise ConfigurationError(
                f"auth must have a method sign(request); {type(auth).__name__} has none"
            )
        self.auth = auth
        servers, variables = settings.get("servers", ()), settings.get("variables", {})
        if settings.get("endpoint") is None:
            # Others are variables of operations with servers of their own.
            variables = _known(servers, variables) if servers else variables
        self.endpoint = select_endpoint(servers, variables, settings.get("endpoint"))
        # Where operations with servers of their own are; nowhere else, once the caller has named a place.
        self._variables = (
            settings.get("variables", {}) if settings.get("endpoint") is None else None
        )
        defaults = settings.get("defaults", {})
        self.defaults = {name: value for name, value in defaults.items() if value is not None}
        self.timeout = _instance("timeout", settings.get("timeout"), Timeout) or Timeout()
        self.retry = _instance("retry", settings.get("retry"), Retry) or Retry()
        self.strict = settings.get("strict_responses", False)
        self._proxy = settings.get("proxy")
        self._tls = _instance("tls", settings.get("tls"), TLS)
        self._trust_env = settings.get("trust_env", True)
        self._product = f"{settings['product']} (python {_PYTHON})"
        self._user_agent = self._agent(settings.get("user_agent"))
        self._via: tuple[Any, str] = None, "connected"
        self.plans: dict[Operation[Any], Plan] = {}
        self._transports: dict[tuple[str | None, TLS | None], Any] = {}

    def _agent(self, suffix: str | None) -> str:
        if suffix is None:
            return self._product
        if type(suffix) is not str or not suffix.isascii() or not suffix.isprintable():
            raise ConfigurationError("user_agent must be printable ASCII text, without line breaks")
        return f"{self._product} {suffix.strip()}".strip()

    def plan(self, operation: Operation[Any], options: RequestOptions | None = None) -> Plan:
        """The plan of an operation; one that the options turn elsewhere is not kept."""
        if options is not None and (options.endpoint is not None or options.user_agent is not None):
            if options.endpoint is None:
                endpoint = self._home(operation) if operation.servers else self.endpoint
            else:
                endpoint = parse_endpoint(options.endpoint)
            agent = (
                self._user_agent if options.user_agent is None else self._agent(options.user_agent)
            )
            return Plan(operation, endpoint, agent)
        plan = self.plans.get(operation)
        if plan is None:
            endpoint = self._home(operation) if operation.servers else self.endpoint
            plan = self.plans[operation] = Plan(operation, endpoint, self._user_agent)
        return plan

    def _home(self, operation: Operation[Any]) -> Endpoint:
        """The place of an operation with servers of its own."""
        if self._variables is None:
            return self.endpoint
        url = operation.servers[0].url
        if url.startswith("/"):  # relative to where the rest is
            scheme, _, rest = self.endpoint.base.partition("://")
            host = "" if url.startswith("//") else f"//{rest.partition('/')[0]}"
            return parse_endpoint(f"{scheme}:{host}{url}")
        given = _known(operation.servers, self._variables)
        return select_endpoint(operation.servers, given, None)

    def connect(self, transport: Any, how: str) -> None:
        """Let credentials that fetch something use the transport of the client; `how` is what makes them so."""
        self._via = transport, how
        self.auth = self.connected(self.auth)

    def connected(self, auth: Any) -> Any:
        """Credentials that can be used with this client."""
        transport, how = self._via
        make = getattr(auth, how, None)
        return auth if make is None else make(transport)

    def network(self, make: Callable[..., T]) -> T:
        """The network, as the client is set up for it."""
        return make(proxy=self._proxy, tls=self._tls, trust_env=self._trust_env)

    def usable(self, transport: T, method: str) -> T:
        """The transport, if it has the method of this flavour of client.

        Raises:
            ConfigurationError: It has not.
        """
        if not callable(getattr(transport, method, None)):
            raise ConfigurationError(
                f"a transport must have a method {method}(request) for this client; "
                f"{type(transport).__name__} has none"
            )
        return transport

    def other(self, options: RequestOptions, usual: T, make: Callable[..., T], method: str) -> T:
        """The transport that the options ask for; one made for them is kept for later calls."""
        if options.transport is not None:
            return self.usable(cast("T", options.transport), method)
        if options.proxy is None and options.tls is None:
            return usual
        key = (options.proxy or self._proxy, options.tls or self._tls)
        transport = self._transports.get(key)
        if transport is None:
            if len(self._transports) >= _KEPT_TRANSPORTS:
                raise ConfigurationError(
                    f"more than {_KEPT_TRANSPORTS} other proxies and TLS settings; make another client"
                )
            transport = make(proxy=key[0], tls=key[1], trust_env=self._trust_env)
            # Two threads may get here at once; both then use the one that was first.
            transport = self._transports.setdefault(key, transport)
        found: T = transport
        return found

    def made_transports(self) -> list[Any]:
        """The transports that were made for single calls, to be closed with the client."""
        made = list(self._transports.values())
        self._transports.clear()
        return made


def _instance(name: str, value: Any, kind: type[T]) -> T | None:
    if value is not None and not isinstance(value, kind):
        raise ConfigurationError(f"{name} must be a {kind.__name__}, not {type(value).__name__}")
    return value
