"""From servers, variables and endpoints to one base URL."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from .errors import ConfigurationError

__all__ = ["Endpoint", "Server", "parse_endpoint", "select_endpoint"]

# One label of a host name: no dot, slash, at sign, colon or percent, so that a value cannot change the host.
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?", re.ASCII)
_HOST = re.compile(rf"{_LABEL.pattern}(?:\.{_LABEL.pattern})*\.?", re.ASCII)
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\]", re.ASCII)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@-]+)*", re.ASCII)
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Server:
    """A server of the document.

    Args:
        url: Template, such as ``https://service.{region}.example.com``.
        variables: Default by the name that the template spells; None where a value has to be given.
        hosts: Hosts that the template does not give: value of the first variable → host.
    """

    __slots__ = ("hosts", "url", "variables")

    def __init__(
        self,
        url: str,
        variables: Mapping[str, str | None] | None = None,
        hosts: Mapping[str, str] | None = None,
    ) -> None:
        self.url = url
        self.variables: Mapping[str, str | None] = variables or {}
        self.hosts: Mapping[str, str] = hosts or {}


class Endpoint:
    """Where requests go: `base` is the URL without a trailing slash, `host` the value of the `Host` field."""

    __slots__ = ("base", "host")

    def __init__(self, base: str, host: str) -> None:
        self.base = base
        self.host = host

    def __repr__(self) -> str:
        return f"Endpoint({self.base!r})"


def select_endpoint(
    servers: Sequence[Server], variables: Mapping[str, str | None], endpoint: str | None
) -> Endpoint:
    """The base URL that the arguments of a client mean.

    Args:
        servers: Of the document; the first one that has the given variables is used.
        variables: Values for the variables of the server, such as the region; None where none was given.
        endpoint: A URL, or a host, to use instead of a server.

    Raises:
        ConfigurationError: Neither or both are given, or one cannot be used.
    """
    given = {name: value for name, value in variables.items() if value is not None}
    names = " and ".join(variables)
    if endpoint is not None:
        if given:
            raise ConfigurationError(
                f"give either endpoint or {names}, not both: an endpoint says it all"
            )
        return parse_endpoint(endpoint)
    for server in servers:
        if set(given) <= set(server.variables):
            return _fill(server, given)
    if given:
        raise ConfigurationError(
            f"no documented server has the variable {names}; pass endpoint instead"
        )
    raise ConfigurationError(
        "the document names no server; pass endpoint, such as 'https://service.example.com'"
    )


def _fill(server: Server, given: Mapping[str, str]) -> Endpoint:
    values: dict[str, str] = {}
    for name, default in server.variables.items():
        value = given.get(name, default)
        if value is None:
            raise ConfigurationError(f"where is the service? Pass {name}, or endpoint with a URL")
        values[name] = value
    authority = server.url.partition("://")[2].partition("/")[0]
    for name, value in values.items():
        # Inside the host a value is a label; what the document itself offers as default is taken as it is.
        given_here = f"{{{name}}}" in authority and value != server.variables[name]
        if type(value) is not str or (given_here and not _LABEL.fullmatch(value)):
            raise ConfigurationError(
                f"{name}={value!r} must be one part of a host name: letters, digits and hyphens; "
                "for another host pass endpoint"
            )
    url = _VARIABLE.sub(lambda match: values.get(match[1], match[0]), server.url)
    first = next(iter(values.values()), None)
    host = server.hosts.get(first) if first is not None else None
    if host is not None:
        scheme, _, rest = url.partition("://")
        url = f"{scheme}://{host}/{rest.partition('/')[2]}"
    if url.startswith("//"):
        url = f"https:{url}"
    elif url.startswith(("/", ".")):
        raise ConfigurationError(
            f"the document names no host: its server is {server.url!r}, relative to where the document is; "
            "pass endpoint, such as 'https://service.example.com'"
        )
    return parse_endpoint(url)


def parse_endpoint(text: str) -> Endpoint:
    """A URL, or a host (then https).

    Raises:
        ConfigurationError: It is neither, or has user information, a query or a fragment.
    """
    if not isinstance(text, str):
        raise ConfigurationError(f"endpoint must be text, not {type(text).__name__}")
    shown = _without_userinfo(text)
    if text != text.strip() or not text.isprintable():
        raise ConfigurationError(
            f"endpoint {shown!r} contains blanks around it or control characters"
        )
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ConfigurationError(
            f"endpoint {shown!r} is not a URL; expected https://host or host"
        ) from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise ConfigurationError(f"endpoint {shown!r} must begin with https:// or http://")
    if "@" in parts.netloc:
        raise ConfigurationError(
            f"endpoint {shown!r} contains user information; pass credentials by auth"
        )
    if "?" in text or "#" in text:
        raise ConfigurationError(f"endpoint {shown!r} contains a query or a fragment")
    host = parts.netloc.lower()
    if port is not None:
        host = host.rpartition(":")[0]
    if not (_HOST.fullmatch(host) or _IPV6.fullmatch(host)):
        hint = "" if text.isascii() else "; write international names in their xn-- form"
        raise ConfigurationError(f"endpoint {shown!r} has no valid host name{hint}")
    path = parts.path.rstrip("/")
    if not _PATH.fullmatch(path) or re.search(r"/\.\.?(/|$)", path):
        raise ConfigurationError(f"endpoint {shown!r} has a path that cannot be used: {path!r}")
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    return Endpoint(f"{scheme}://{host}{path}", host)


def _without_userinfo(text: str) -> str:
    """The text, fit for a message: user information and query may hold passwords."""
    text = re.sub(r"[?#].*", "?…", text, flags=re.DOTALL)
    head, at, tail = text.rpartition("@")
    if not at:
        return text
    scheme, separator, _ = head.partition("://")
    return f"{scheme}://…@{tail}" if separator else f"…@{tail}"
