"""From arguments to a request. Nothing here waits or sends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from .encode import cookie_pairs, header_value, path_value, plain, query_pairs, quoted, scalar
from .endpoint import Endpoint
from .errors import InvalidRequest, Problem
from .operation import Body, Operation, Parameter, Reply, RequestOptions
from .reply import reply_for
from .transport import HttpRequest, Timeout

__all__ = ["Plan", "check_signed"]

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CACHED_URLS = 256
# What would break the framing of the request, or send it elsewhere.
_FORBIDDEN = frozenset(
    {
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "te",
        "trailer",
        "upgrade",
        "expect",
    }
    | {"proxy-authorization", "proxy-connection", "keep-alive"}
)


class Plan:
    """All that two calls of an operation have in common, worked out once per client."""

    def __init__(self, operation: Operation[Any], endpoint: Endpoint, user_agent: str) -> None:
        self.operation = operation
        self._base = endpoint.base
        self._in_path = tuple(p for p in operation.parameters if p.location == "path")
        self._elsewhere = tuple(p for p in operation.parameters if p.location != "path")
        self._urls: dict[tuple[Any, ...], str] = {}
        self.replies: dict[int, Reply | None] = {}
        media = dict.fromkeys(reply.media for reply in operation.success.values() if reply.media)
        self._headers = {
            "Host": endpoint.host,
            "User-Agent": user_agent,
            "Accept": ", ".join(media) or "*/*",
            "Accept-Encoding": "gzip",
        }
        # Imported by the first call rather than with the package: not every program makes one.
        from .decode import decode
        from .sending import encode_body

        self.decode = decode
        self._encode = encode_body
        self._typed = self._headers
        body = operation.body
        # What `choose` would give for most values, and without asking it.
        self._is_json = type(body) is Body and body.kind == "json" and body.rules is None
        if operation.body is not None:
            self._typed = {**self._headers, "Content-Type": operation.body.media}

    def request(
        self,
        arguments: Mapping[str, Any],
        defaults: Mapping[str, Any],
        body: Any,
        options: RequestOptions | None,
        timeout: Timeout,
    ) -> HttpRequest:
        """The request, without credentials.

        Args:
            arguments: By Python name; None means absent.
            defaults: What the client knows, by Python name, for arguments that are absent.
            body: The body, or None.
            options: Overrides.
            timeout: Time limits.

        Raises:
            InvalidRequest: Something does not fit.
        """
        operation = self.operation
        try:
            url = self._urls.get(tuple(arguments.items())) or self._url(arguments, defaults)
        except TypeError:  # an argument that cannot be a key
            url = self._url(arguments, defaults)
        documented = operation.body
        headers: Mapping[str, str] = self._headers
        content = b""
        extra = None if options is None else options.extra_body
        if documented is None:
            if extra is not None or body is not None:
                raise _problem("body", "this operation takes no body")
        elif body is None and extra is None and not documented.null:
            if documented.required:
                raise _problem("body", "is required")
        elif self._is_json and (
            options is None or (extra is None and options.content_type is None)
        ):
            headers = self._typed
            content = self._encode(body, documented.type)
        else:
            from .bodies import write_body  # most bodies are JSON and nothing else

            chosen = documented.choose(body, None if options is None else options.content_type)
            content, media = write_body(chosen, body, extra)
            headers = {**self._typed, "Content-Type": media}
        if self._elsewhere or options is not None:
            url, headers = self._extended(url, headers, arguments, defaults, options)
        return HttpRequest(operation.method, url, headers, content, timeout)

    def _url(self, arguments: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
        values = [
            defaults.get(parameter.name) if value is None else value
            for parameter in self._in_path
            for value in (arguments.get(parameter.name),)
        ]
        url = self._fill(values)
        # `1 == True == 1.0`: only text can be a key, and None, which stands for the same default each time.
        if not self._elsewhere and all(type(value) is str for value in values):
            if len(self._urls) >= _CACHED_URLS:
                self._urls.clear()
            self._urls[tuple(arguments.items())] = url
        return url

    def _fill(self, values: Sequence[Any]) -> str:
        problems: list[Problem] = []
        texts: dict[str, str] = {}
        for parameter, value in zip(self._in_path, values, strict=True):
            try:
                if value is None:
                    raise _problem(parameter.name, "is required")
                texts[parameter.wire_name] = path_value(parameter, value)
            except InvalidRequest as error:
                problems += error.problems
        if problems:
            raise InvalidRequest(problems)
        # The template's own text is brought into the form that is sent, so that what is signed is what is sent.  It may
        # begin a query, as `/messages?beta=true` does.
        parts = _VARIABLE.split(self.operation.path)
        path = "".join(
            [texts[p] if i % 2 else quote(p, safe="/%:@!$&'()*+,;=~?") for i, p in enumerate(parts)]
        )
        if any(segment in (".", "..") for segment in path.partition("?")[0].split("/")):
            raise _problem("path", f"{path!r} must not have '.' or '..' as a part")
        return self._base + path

    def _extended(
        self,
        url: str,
        headers: Mapping[str, str],
        arguments: Mapping[str, Any],
        defaults: Mapping[str, Any],
        options: RequestOptions | None,
    ) -> tuple[str, Mapping[str, str]]:
        problems: list[Problem] = []
        query: list[tuple[str, str]] = []
        cookies: list[tuple[str, str]] = []
        added: dict[str, str] = {}
        for parameter in self._elsewhere:
            value = arguments.get(parameter.name)
            if value is None:
                value = defaults.get(parameter.name)
            try:
                if value is not None:
                    _place(parameter, value, query, added, cookies)
                elif parameter.required:
                    raise _problem(parameter.name, "is required")
            except InvalidRequest as error:
                problems += error.problems
        if options is not None:
            try:
                if options.extra_query:
                    extra = _extra_query(options.extra_query)
                    names = {name for name, _ in extra}
                    query = [pair for pair in query if pair[0] not in names] + extra
                if options.extra_headers:
                    added.update(_extra_headers(options.extra_headers))
            except InvalidRequest as error:
                problems += error.problems
        if problems:
            raise InvalidRequest(problems)
        if cookies:
            added["Cookie"] = "; ".join([f"{name}={value}" for name, value in cookies])
        if added:
            replaced = {name.lower() for name in added}
            kept = {name: value for name, value in headers.items() if name.lower() not in replaced}
            headers = {**kept, **added}
        if query:
            sign = "&" if "?" in url else "?"
            url = f"{url}{sign}{'&'.join([f'{name}={value}' for name, value in query])}"
        return url, headers

    def reply(self, status: int) -> Reply | None:
        """What a status carries if it is a success; None if it is a failure."""
        reply = self.replies[status] = reply_for(self.operation, status)
        return reply


def check_signed(unsigned: HttpRequest, signed: HttpRequest, options: RequestOptions) -> None:
    """Refuse extra headers and query parameters that meet those of the credentials: one of them would be lost.

    Raises:
        InvalidRequest: They meet.
    """
    for name in options.extra_headers or ():
        lower = name.lower()
        mine = [value for key, value in unsigned.headers.items() if key.lower() == lower]
        theirs = [value for key, value in signed.headers.items() if key.lower() == lower]
        if lower == "authorization" or mine != theirs:
            raise _problem(
                f"extra_headers[{name!r}]",
                "is set by the credentials; pass other credentials by auth",
            )
    if options.extra_query and signed.url != unsigned.url:
        before = unsigned.url.partition("?")[2].split("&")
        for pair in signed.url.partition("?")[2].split("&"):
            name = pair.partition("=")[0]
            if pair not in before and any(quoted(extra) == name for extra in options.extra_query):
                raise _problem(
                    f"extra_query[{name!r}]",
                    "is set by the credentials; pass other credentials by auth",
                )


def _place(
    parameter: Parameter,
    value: Any,
    query: list[tuple[str, str]],
    headers: dict[str, str],
    cookies: list[tuple[str, str]],
) -> None:
    if parameter.location == "query":
        query += query_pairs(parameter, value)
    elif parameter.location == "header":
        headers[parameter.wire_name] = header_value(parameter, value)
    else:
        cookies += cookie_pairs(parameter, value)


def _extra_query(extra: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, given in extra.items():
        try:
            value = plain(given)
            items = value if isinstance(value, list) else [value]
            pairs += [(quoted(name), quoted(scalar(item))) for item in items if item is not None]
        except (TypeError, ValueError):
            raise _problem(f"extra_query[{name!r}]", "cannot be written in a query") from None
    return pairs


def _extra_headers(extra: Mapping[str, str]) -> dict[str, str]:
    for name, value in extra.items():
        place = f"extra_headers[{name!r}]"
        if not _TOKEN.fullmatch(str(name)):
            raise _problem(place, "is not a name that a header can have")
        if name.lower() in _FORBIDDEN:
            raise _problem(place, "is for the client to set")
        # The value itself is not shown: it may be a credential.
        if type(value) is not str or not value.isascii() or not value.isprintable():
            raise _problem(place, "must be printable ASCII text, without line breaks")
    return {name: value.strip() for name, value in extra.items()}


def _problem(path: str, message: str) -> InvalidRequest:
    return InvalidRequest([Problem(path, "", message)])
