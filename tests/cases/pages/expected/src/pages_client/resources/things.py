"""Operations on things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from pydantic import StrictInt, StrictStr

from .._runtime.core import AsyncCore, Core
from .._runtime.operation import Body, Operation, Parameter, Reply, RequestOptions
from .._runtime.paging import AsyncPagedItems, PagedItems, Paging
from ..models.things import (
    Page,
    SearchPagesRequest,
    SearchRowsRequest,
    SearchThingsRequest,
    SearchThingsResponse,
    SearchWithinRequest,
    Thing,
)

LIST_BY_CURSOR: Operation[Page] = Operation(
    id="listByCursor",
    method="GET",
    path="/by-cursor",
    parameters=(
        Parameter("after", "after", "query", type=str),
        Parameter("kind", "kind", "query", required=True, type=str),
    ),
    success={"200": Reply("application/json", "json", Page)},
    idempotent=True,
    authenticated=False,
)
LIST_BY_LINK: Operation[list[Thing]] = Operation(
    id="listByLink",
    method="GET",
    path="/by-link",
    success={"200": Reply("application/json", "json", list[Thing])},
    idempotent=True,
    authenticated=False,
)
LIST_BY_OFFSET: Operation[list[str]] = Operation(
    id="listByOffset",
    method="GET",
    path="/by-offset",
    parameters=(
        Parameter("offset", "offset", "query", type=StrictInt),
        Parameter("limit", "limit", "query", type=StrictInt),
    ),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=True,
    authenticated=False,
)
LIST_BY_PAGE: Operation[Page] = Operation(
    id="listByPage",
    method="GET",
    path="/by-page",
    parameters=(Parameter("page", "page", "query", type=StrictInt),),
    success={"200": Reply("application/json", "json", Page)},
    idempotent=True,
    authenticated=False,
)
LIST_BY_URL: Operation[Page] = Operation(
    id="listByUrl",
    method="GET",
    path="/by-url",
    success={"200": Reply("application/json", "json", Page)},
    idempotent=True,
    authenticated=False,
)
SEARCH_THINGS: Operation[SearchThingsResponse] = Operation(
    id="searchThings",
    method="POST",
    path="/search",
    body=Body("application/json", "json", SearchThingsRequest),
    success={"200": Reply("application/json", "json", SearchThingsResponse)},
    idempotent=False,
    authenticated=False,
)
SEARCH_PAGES: Operation[list[str]] = Operation(
    id="searchPages",
    method="POST",
    path="/search-pages",
    body=Body("application/json", "json", SearchPagesRequest),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=False,
    authenticated=False,
)
SEARCH_ROWS: Operation[list[str]] = Operation(
    id="searchRows",
    method="POST",
    path="/search-rows",
    body=Body("application/json", "json", SearchRowsRequest),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=False,
    authenticated=False,
)
SEARCH_WITHIN: Operation[list[str]] = Operation(
    id="searchWithin",
    method="POST",
    path="/search-within",
    body=Body("application/json", "json", SearchWithinRequest),
    success={"200": Reply("application/json", "json", list[StrictStr])},
    idempotent=False,
    authenticated=False,
)
LIST_BY_CURSOR_ALL = Paging(
    LIST_BY_CURSOR, "cursor", request="after", items=("data",), next=("meta", "next_cursor")
)
LIST_BY_LINK_ALL = Paging(LIST_BY_LINK, "link")
LIST_BY_OFFSET_ALL = Paging(LIST_BY_OFFSET, "offset", request="offset")
LIST_BY_PAGE_ALL = Paging(LIST_BY_PAGE, "page", request="page", items=("data",), start=1)
LIST_BY_URL_ALL = Paging(LIST_BY_URL, "link", items=("data",), next=("meta", "next"))
SEARCH_THINGS_ALL = Paging(
    SEARCH_THINGS, "cursor", member=("after",), items=("data",), next=("next",)
)
SEARCH_PAGES_ALL = Paging(SEARCH_PAGES, "page", member=("pageNumber",), start=1)
SEARCH_ROWS_ALL = Paging(SEARCH_ROWS, "offset", member=("offset",))
SEARCH_WITHIN_ALL = Paging(SEARCH_WITHIN, "page", member=("window", "number"), start=1)


class Things:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def list_by_cursor(
        self,
        *,
        kind: str,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByCursor``.

        ``GET /by-cursor``

        Args:
            kind: The query parameter ``kind``.
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_BY_CURSOR,
            {"after": after, "kind": kind},
            None,
            options,
        )

    def list_by_cursor_all(
        self,
        *,
        kind: str,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> PagedItems[Thing]:
        """Call ``listByCursor``.

        ``GET /by-cursor``

        Goes through all pages, and asks for one when it is needed.

        Args:
            kind: The query parameter ``kind``.
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_BY_CURSOR_ALL,
            {"after": after, "kind": kind},
            None,
            options,
        )

    def list_by_link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[Thing]:
        """Call ``listByLink``.

        ``GET /by-link``

        Args:
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_BY_LINK,
            {},
            None,
            options,
        )

    def list_by_link_all(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[Thing]:
        """Call ``listByLink``.

        ``GET /by-link``

        Goes through all pages, and asks for one when it is needed.

        Args:
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_BY_LINK_ALL,
            {},
            None,
            options,
        )

    def list_by_offset(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``listByOffset``.

        ``GET /by-offset``

        Args:
            offset: The query parameter ``offset``.
            limit: The query parameter ``limit``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_BY_OFFSET,
            {"offset": offset, "limit": limit},
            None,
            options,
        )

    def list_by_offset_all(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> PagedItems[str]:
        """Call ``listByOffset``.

        ``GET /by-offset``

        Goes through all pages, and asks for one when it is needed.

        Args:
            offset: The query parameter ``offset``.
            limit: The query parameter ``limit``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_BY_OFFSET_ALL,
            {"offset": offset, "limit": limit},
            None,
            options,
        )

    def list_by_page(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByPage``.

        ``GET /by-page``

        Args:
            page: The query parameter ``page``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_BY_PAGE,
            {"page": page},
            None,
            options,
        )

    def list_by_page_all(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> PagedItems[Thing]:
        """Call ``listByPage``.

        ``GET /by-page``

        Goes through all pages, and asks for one when it is needed.

        Args:
            page: The query parameter ``page``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_BY_PAGE_ALL,
            {"page": page},
            None,
            options,
        )

    def list_by_url(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByUrl``.

        ``GET /by-url``

        Args:
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LIST_BY_URL,
            {},
            None,
            options,
        )

    def list_by_url_all(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[Thing]:
        """Call ``listByUrl``.

        ``GET /by-url``

        Goes through all pages, and asks for one when it is needed.

        Args:
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            LIST_BY_URL_ALL,
            {},
            None,
            options,
        )

    def search(
        self,
        body: SearchThingsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> SearchThingsResponse:
        """Call ``searchThings``.

        ``POST /search``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SEARCH_THINGS,
            {},
            body,
            options,
        )

    def search_all(
        self,
        body: SearchThingsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[str]:
        """Call ``searchThings``.

        ``POST /search``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            SEARCH_THINGS_ALL,
            {},
            body,
            options,
        )

    def search_pages(
        self,
        body: SearchPagesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchPages``.

        ``POST /search-pages``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SEARCH_PAGES,
            {},
            body,
            options,
        )

    def search_pages_all(
        self,
        body: SearchPagesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[str]:
        """Call ``searchPages``.

        ``POST /search-pages``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            SEARCH_PAGES_ALL,
            {},
            body,
            options,
        )

    def search_rows(
        self,
        body: SearchRowsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchRows``.

        ``POST /search-rows``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SEARCH_ROWS,
            {},
            body,
            options,
        )

    def search_rows_all(
        self,
        body: SearchRowsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[str]:
        """Call ``searchRows``.

        ``POST /search-rows``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            SEARCH_ROWS_ALL,
            {},
            body,
            options,
        )

    def search_within(
        self,
        body: SearchWithinRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchWithin``.

        ``POST /search-within``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SEARCH_WITHIN,
            {},
            body,
            options,
        )

    def search_within_all(
        self,
        body: SearchWithinRequest,
        *,
        options: RequestOptions | None = None,
    ) -> PagedItems[str]:
        """Call ``searchWithin``.

        ``POST /search-within``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return PagedItems(
            self._core,
            SEARCH_WITHIN_ALL,
            {},
            body,
            options,
        )


class AsyncThings:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def list_by_cursor(
        self,
        *,
        kind: str,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByCursor``.

        ``GET /by-cursor``

        Args:
            kind: The query parameter ``kind``.
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_BY_CURSOR,
            {"after": after, "kind": kind},
            None,
            options,
        )

    def list_by_cursor_all(
        self,
        *,
        kind: str,
        after: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[Thing]:
        """Call ``listByCursor``.

        ``GET /by-cursor``

        Goes through all pages, and asks for one when it is needed.

        Args:
            kind: The query parameter ``kind``.
            after: The query parameter ``after``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_BY_CURSOR_ALL,
            {"after": after, "kind": kind},
            None,
            options,
        )

    async def list_by_link(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[Thing]:
        """Call ``listByLink``.

        ``GET /by-link``

        Args:
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_BY_LINK,
            {},
            None,
            options,
        )

    def list_by_link_all(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[Thing]:
        """Call ``listByLink``.

        ``GET /by-link``

        Goes through all pages, and asks for one when it is needed.

        Args:
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_BY_LINK_ALL,
            {},
            None,
            options,
        )

    async def list_by_offset(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``listByOffset``.

        ``GET /by-offset``

        Args:
            offset: The query parameter ``offset``.
            limit: The query parameter ``limit``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_BY_OFFSET,
            {"offset": offset, "limit": limit},
            None,
            options,
        )

    def list_by_offset_all(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[str]:
        """Call ``listByOffset``.

        ``GET /by-offset``

        Goes through all pages, and asks for one when it is needed.

        Args:
            offset: The query parameter ``offset``.
            limit: The query parameter ``limit``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_BY_OFFSET_ALL,
            {"offset": offset, "limit": limit},
            None,
            options,
        )

    async def list_by_page(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByPage``.

        ``GET /by-page``

        Args:
            page: The query parameter ``page``.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_BY_PAGE,
            {"page": page},
            None,
            options,
        )

    def list_by_page_all(
        self,
        *,
        page: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[Thing]:
        """Call ``listByPage``.

        ``GET /by-page``

        Goes through all pages, and asks for one when it is needed.

        Args:
            page: The query parameter ``page``.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_BY_PAGE_ALL,
            {"page": page},
            None,
            options,
        )

    async def list_by_url(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Page:
        """Call ``listByUrl``.

        ``GET /by-url``

        Args:
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LIST_BY_URL,
            {},
            None,
            options,
        )

    def list_by_url_all(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[Thing]:
        """Call ``listByUrl``.

        ``GET /by-url``

        Goes through all pages, and asks for one when it is needed.

        Args:
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            LIST_BY_URL_ALL,
            {},
            None,
            options,
        )

    async def search(
        self,
        body: SearchThingsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> SearchThingsResponse:
        """Call ``searchThings``.

        ``POST /search``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SEARCH_THINGS,
            {},
            body,
            options,
        )

    def search_all(
        self,
        body: SearchThingsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[str]:
        """Call ``searchThings``.

        ``POST /search``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            SEARCH_THINGS_ALL,
            {},
            body,
            options,
        )

    async def search_pages(
        self,
        body: SearchPagesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchPages``.

        ``POST /search-pages``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SEARCH_PAGES,
            {},
            body,
            options,
        )

    def search_pages_all(
        self,
        body: SearchPagesRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[str]:
        """Call ``searchPages``.

        ``POST /search-pages``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            SEARCH_PAGES_ALL,
            {},
            body,
            options,
        )

    async def search_rows(
        self,
        body: SearchRowsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchRows``.

        ``POST /search-rows``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SEARCH_ROWS,
            {},
            body,
            options,
        )

    def search_rows_all(
        self,
        body: SearchRowsRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[str]:
        """Call ``searchRows``.

        ``POST /search-rows``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            SEARCH_ROWS_ALL,
            {},
            body,
            options,
        )

    async def search_within(
        self,
        body: SearchWithinRequest,
        *,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """Call ``searchWithin``.

        ``POST /search-within``

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            A page.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SEARCH_WITHIN,
            {},
            body,
            options,
        )

    def search_within_all(
        self,
        body: SearchWithinRequest,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncPagedItems[str]:
        """Call ``searchWithin``.

        ``POST /search-within``

        Goes through all pages, and asks for one when it is needed.

        Args:
            body: What to send.
            options: Overrides for this call only.

        Returns:
            The items of all pages.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return AsyncPagedItems(
            self._core,
            SEARCH_WITHIN_ALL,
            {},
            body,
            options,
        )
