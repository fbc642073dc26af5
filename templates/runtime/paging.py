"""Lists that come page by page, as iterators over their items.

What asks for the next page is decided here, without waiting; both flavours differ in `await`.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, Literal, TypeAlias, TypeVar
from urllib.parse import parse_qs, urlsplit

from .errors import ClientError
from .operation import Operation, RequestOptions

__all__ = ["AsyncPagedItems", "PagedItems", "Paging"]

T = TypeVar("T")

Style: TypeAlias = Literal["cursor", "page", "offset", "link"]
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_RELATIONS = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))", re.IGNORECASE)


class Paging:
    """How an operation's pages follow each other.

    Args:
        operation: What gives a page.
        style: ``cursor``: the page says what to ask for next; ``page`` and ``offset``: a number that the caller counts;
            ``link``: the page, or its header field `Link`, gives the URL of the next.
        request: The Python name of the parameter that asks for a page.
        member: Names on the wire that lead to the member of a JSON body that does so in its place.
        items: Python names that lead from the value to the list.
        next: Python names that lead to the next cursor or URL.
        start: The number of the first page, or the first offset.
    """

    __slots__ = ("items", "member", "next", "operation", "request", "start", "style")

    def __init__(
        self,
        operation: Operation[Any],
        style: Style,
        *,
        request: str = "",
        member: tuple[str, ...] = (),
        items: tuple[str, ...] = (),
        next: tuple[str, ...] = (),
        start: int = 0,
    ) -> None:
        self.operation = operation
        self.style = style
        self.request = request
        self.member = member
        self.items = items
        self.next = next
        self.start = start


class _Turn:
    """Which page to ask for; `done` when there is none left."""

    def __init__(
        self,
        paging: Paging,
        arguments: Mapping[str, Any],
        body: Any,
        options: RequestOptions | None,
    ) -> None:
        self._paging = paging
        self.arguments = dict(arguments)
        self.options = options
        self.done = False
        self._body = body
        self._seen: set[Any] = set()
        if paging.style in ("page", "offset"):
            if paging.member:
                self._number = _given(paging, body, options)
                self._ask(self._number)
            elif self.arguments.get(paging.request) is None:
                self.arguments[paging.request] = paging.start

    def take(self, call: Any) -> list[Any]:
        """The items of a page; sets up the request for the next one."""
        paging = self._paging
        found = _at(call.value, paging.items)
        items = found if isinstance(found, list) else []
        if paging.style in ("page", "offset"):
            self.done = not items
            step = 1 if paging.style == "page" else len(items)
            if paging.member:
                self._number += step
                self._ask(self._number)
            else:
                self.arguments[paging.request] += step
            return items
        if paging.style == "link" and not paging.next:
            following = _linked(call.response().headers.get("link", ""))
        else:
            following = _at(call.value, paging.next)
        if following is None or following == "":
            self.done = True
            return items
        if following in self._seen:
            raise ClientError(f"{paging.operation.id}: the service sends the same page again")
        self._seen.add(following)
        if paging.member:
            self._ask(following)
        elif paging.style == "cursor":
            self.arguments[paging.request] = following
        else:
            # Only the query is taken, so that the credentials never go elsewhere.
            query = parse_qs(urlsplit(str(following)).query, keep_blank_values=True)
            if not query:
                raise ClientError(f"{paging.operation.id}: the next page's URL has no query")
            options = self.options or RequestOptions()
            self.options = replace(options, extra_query={**(options.extra_query or {}), **query})
        return items

    def _ask(self, page: Any) -> None:
        """Put what asks for a page into the body."""
        options = self.options or RequestOptions()
        first, *inner = self._paging.member
        around = _stated(self._paging, self._body, options) if inner else None
        extra = {**(options.extra_body or {}), first: _put(around, inner, page)}
        self.options = replace(options, extra_body=extra)


class PagedItems(Generic[T]):
    """The items of all pages; iterating asks for a page when the one before it is used up, and starts anew each time."""

    def __init__(
        self,
        core: Any,
        paging: Paging,
        arguments: Mapping[str, Any],
        body: Any = None,
        options: RequestOptions | None = None,
    ) -> None:
        self._core = core
        self._paging = paging
        self._arguments, self._body, self._options = arguments, body, options

    def __iter__(self) -> Iterator[T]:
        turn = _Turn(self._paging, self._arguments, self._body, self._options)
        while not turn.done:
            operation = self._paging.operation
            call = self._core.exchange(operation, turn.arguments, self._body, turn.options)
            yield from turn.take(call)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._paging.operation.id}>"


class AsyncPagedItems(PagedItems[T]):
    """The same for asynchronous clients: ``async for``."""

    __iter__ = None  # type: ignore[assignment]

    async def __aiter__(self) -> AsyncIterator[T]:
        turn = _Turn(self._paging, self._arguments, self._body, self._options)
        while not turn.done:
            operation = self._paging.operation
            call = await self._core.exchange(operation, turn.arguments, self._body, turn.options)
            for item in turn.take(call):
                yield item


def _given(paging: Paging, body: Any, options: RequestOptions | None) -> int:
    """The page or offset that the caller's own body asks for; where the pages start if it asks for none."""
    asked = _stated(paging, body, options)
    for key in paging.member[1:]:
        asked = asked.get(key) if isinstance(asked, dict) else None
    return asked if isinstance(asked, int) else paging.start


def _stated(paging: Paging, body: Any, options: RequestOptions | None) -> Any:
    """What the caller says for the member of the body that asks for a page, or has in it what does: as JSON."""
    from .encode import plain
    from .facts import facts  # loads pydantic
    from .model import Model

    name = paging.member[0]
    stated = None if options is None else (options.extra_body or {}).get(name)
    if stated is None and isinstance(body, Model):
        field = facts(type(body)).by_wire.get(name)  # a body of another media type may lack it
        stated = None if field is None else getattr(body, field.name, None)
    return plain(stated)


def _put(around: Any, keys: list[str], value: Any) -> Any:
    """`around` as JSON with a value put where keys lead; objects that are not there are made."""
    if not keys:
        return value
    members = around if isinstance(around, dict) else {}
    return {**members, keys[0]: _put(members.get(keys[0]), keys[1:], value)}


def _at(value: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        value = getattr(value, name, None)
    return value


def _linked(field: str) -> str | None:
    """The URL that a header field `Link` calls ``next`` (RFC 8288)."""
    return next((url for url, words in _LINK.findall(field) if _is_next(words)), None)


def _is_next(parameters: str) -> bool:
    """Whether a link with these parameters leads to the next page (RFC 8288: relations stand apart by spaces)."""
    found = _RELATIONS.finditer(parameters)
    return any("next" in (one[1] or one[2] or "").lower().split() for one in found)
