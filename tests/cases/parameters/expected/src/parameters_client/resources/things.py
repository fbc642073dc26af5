"""Operations on things.  Generated from spec.yaml; do not edit."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool, StrictInt, StrictStr

from .._runtime.core import AsyncCore, Core
from .._runtime.endpoint import Server
from .._runtime.operation import Operation, Parameter, Reply, RequestOptions
from ..models.things import (
    FormMap,
    FormSpread,
    HeadersXFlat,
    HeadersXMap,
    LabelExplodedMap,
    LabelMap,
    MatrixExplodedMap,
    MatrixMap,
    OthersDeep,
    OthersJson,
    SimpleExplodedMap,
    SimpleMap,
)

ELSEWHERE: Operation[None] = Operation(
    id="elsewhere",
    method="GET",
    path="/elsewhere",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
    servers=(Server("https://{stage}.files.example.com", {"stage": "live"}),),
)
EMPTY: Operation[None] = Operation(
    id="empty",
    method="GET",
    path="/empty",
    parameters=(
        Parameter("page", "page", "query", type=StrictInt | Literal[""], rules={"minimum": 1}),
        Parameter(
            "list", "list", "query", type=list[StrictStr] | Literal[""], rules={"minItems": 2}
        ),
        Parameter("order", "order", "query", type=Literal["asc", "desc"] | Literal[""]),
        Parameter(
            "text", "text", "query", type=str, rules={"anyOf": [{"const": ""}, {"minLength": 2}]}
        ),
        Parameter("flag", "flag", "query", type=StrictBool | Literal[""] | None),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
FORM: Operation[None] = Operation(
    id="form",
    method="GET",
    path="/form",
    parameters=(
        Parameter("color", "color", "query", type=str),
        Parameter("list", "list", "query", type=list[StrictStr]),
        Parameter("flat", "flat", "query", explode=False, type=list[StrictStr]),
        Parameter("map", "map", "query", explode=False, type=FormMap),
        Parameter("spread", "spread", "query", type=FormSpread),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
HEADERS: Operation[None] = Operation(
    id="headers",
    method="GET",
    path="/headers",
    parameters=(
        Parameter("x_list", "X-List", "header", type=list[StrictStr]),
        Parameter("x_map", "X-Map", "header", explode=True, type=HeadersXMap),
        Parameter("x_flat", "X-Flat", "header", type=HeadersXFlat),
        Parameter("sid", "sid", "cookie", type=str),
        Parameter("tags", "tags", "cookie", explode=False, type=list[StrictStr]),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
LABEL: Operation[None] = Operation(
    id="label",
    method="GET",
    path="/label/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", style="label", type=str),
        Parameter("list", "list", "path", style="label", type=list[StrictStr]),
        Parameter("map", "map", "path", style="label", type=LabelMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
LABEL_EXPLODED: Operation[None] = Operation(
    id="labelExploded",
    method="GET",
    path="/labelExploded/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", style="label", explode=True, type=str),
        Parameter("list", "list", "path", style="label", explode=True, type=list[StrictStr]),
        Parameter("map", "map", "path", style="label", explode=True, type=LabelExplodedMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
MATRIX: Operation[None] = Operation(
    id="matrix",
    method="GET",
    path="/matrix/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", style="matrix", type=str),
        Parameter("list", "list", "path", style="matrix", type=list[StrictStr]),
        Parameter("map", "map", "path", style="matrix", type=MatrixMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
MATRIX_EXPLODED: Operation[None] = Operation(
    id="matrixExploded",
    method="GET",
    path="/matrixExploded/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", style="matrix", explode=True, type=str),
        Parameter("list", "list", "path", style="matrix", explode=True, type=list[StrictStr]),
        Parameter("map", "map", "path", style="matrix", explode=True, type=MatrixExplodedMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
OTHERS: Operation[None] = Operation(
    id="others",
    method="GET",
    path="/others",
    parameters=(
        Parameter("spaces", "spaces", "query", style="spaceDelimited", type=list[StrictStr]),
        Parameter("pipes", "pipes", "query", style="pipeDelimited", type=list[StrictStr]),
        Parameter("deep", "deep", "query", style="deepObject", explode=True, type=OthersDeep),
        Parameter("raw", "raw", "query", allow_reserved=True, type=str),
        Parameter("plain", "plain", "query", type=StrictInt),
        Parameter("json", "json", "query", media="application/json", type=OthersJson),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
RELATIVE: Operation[None] = Operation(
    id="relative",
    method="GET",
    path="/relative",
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
    servers=(Server("/v2"),),
)
SIMPLE: Operation[None] = Operation(
    id="simple",
    method="GET",
    path="/simple/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", type=str),
        Parameter("list", "list", "path", type=list[StrictStr]),
        Parameter("map", "map", "path", type=SimpleMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)
SIMPLE_EXPLODED: Operation[None] = Operation(
    id="simpleExploded",
    method="GET",
    path="/simpleExploded/{color}/{list}/{map}",
    parameters=(
        Parameter("color", "color", "path", explode=True, type=str),
        Parameter("list", "list", "path", explode=True, type=list[StrictStr]),
        Parameter("map", "map", "path", explode=True, type=SimpleExplodedMap),
    ),
    success={"204": Reply(None, "none")},
    idempotent=True,
    authenticated=False,
)


class Things:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: Core) -> None:
        self._core = core

    def elsewhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``elsewhere``.

        ``GET /elsewhere``

        Served at ``https://{stage}.files.example.com``, unless the client was given an endpoint.

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            ELSEWHERE,
            {},
            None,
            options,
        )

    def empty(
        self,
        *,
        page: int | Literal[""] | None = None,
        list: list[str] | Literal[""] | None = None,
        order: Literal["asc", "desc"] | Literal[""] | None = None,
        text: str | None = None,
        flag: bool | Literal[""] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``empty``.

        ``GET /empty``

        Args:
            page: The query parameter ``page``.
            list: The query parameter ``list``.
            order: The query parameter ``order``.
            text: The query parameter ``text``.
            flag: The query parameter ``flag``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            EMPTY,
            {"page": page, "list": list, "order": order, "text": text, "flag": flag},
            None,
            options,
        )

    def form(
        self,
        *,
        color: str | None = None,
        list: list[str] | None = None,
        flat: list[str] | None = None,
        map: FormMap | None = None,
        spread: FormSpread | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``form``.

        ``GET /form``

        Args:
            color: The query parameter ``color``.
            list: The query parameter ``list``.
            flat: The query parameter ``flat``.
            map: The query parameter ``map``.
            spread: The query parameter ``spread``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            FORM,
            {"color": color, "list": list, "flat": flat, "map": map, "spread": spread},
            None,
            options,
        )

    def headers(
        self,
        *,
        x_list: list[str] | None = None,
        x_map: HeadersXMap | None = None,
        x_flat: HeadersXFlat | None = None,
        sid: str | None = None,
        tags: list[str] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``headers``.

        ``GET /headers``

        Args:
            x_list: The header parameter ``X-List``.
            x_map: The header parameter ``X-Map``.
            x_flat: The header parameter ``X-Flat``.
            sid: The cookie parameter ``sid``.
            tags: The cookie parameter ``tags``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            HEADERS,
            {"x_list": x_list, "x_map": x_map, "x_flat": x_flat, "sid": sid, "tags": tags},
            None,
            options,
        )

    def label(
        self,
        color: str,
        list: list[str],
        map: LabelMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``label``.

        ``GET /label/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LABEL,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    def label_exploded(
        self,
        color: str,
        list: list[str],
        map: LabelExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``labelExploded``.

        ``GET /labelExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            LABEL_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    def matrix(
        self,
        color: str,
        list: list[str],
        map: MatrixMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``matrix``.

        ``GET /matrix/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            MATRIX,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    def matrix_exploded(
        self,
        color: str,
        list: list[str],
        map: MatrixExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``matrixExploded``.

        ``GET /matrixExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            MATRIX_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    def others(
        self,
        *,
        spaces: list[str] | None = None,
        pipes: list[str] | None = None,
        deep: OthersDeep | None = None,
        raw: str | None = None,
        plain: int | None = None,
        json: OthersJson | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``others``.

        ``GET /others``

        Args:
            spaces: The query parameter ``spaces``.
            pipes: The query parameter ``pipes``.
            deep: The query parameter ``deep``.
            raw: The query parameter ``raw``.
            plain: The query parameter ``plain``.
            json: The query parameter ``json``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            OTHERS,
            {
                "spaces": spaces,
                "pipes": pipes,
                "deep": deep,
                "raw": raw,
                "plain": plain,
                "json": json,
            },
            None,
            options,
        )

    def relative(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``relative``.

        ``GET /relative``

        Served at ``/v2``, unless the client was given an endpoint.

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            RELATIVE,
            {},
            None,
            options,
        )

    def simple(
        self,
        color: str,
        list: list[str],
        map: SimpleMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``simple``.

        ``GET /simple/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SIMPLE,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    def simple_exploded(
        self,
        color: str,
        list: list[str],
        map: SimpleExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``simpleExploded``.

        ``GET /simpleExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return self._core.send(
            SIMPLE_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )


class AsyncThings:
    """Operations on things."""

    __slots__ = ("_core",)

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def elsewhere(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``elsewhere``.

        ``GET /elsewhere``

        Served at ``https://{stage}.files.example.com``, unless the client was given an endpoint.

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            ELSEWHERE,
            {},
            None,
            options,
        )

    async def empty(
        self,
        *,
        page: int | Literal[""] | None = None,
        list: list[str] | Literal[""] | None = None,
        order: Literal["asc", "desc"] | Literal[""] | None = None,
        text: str | None = None,
        flag: bool | Literal[""] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``empty``.

        ``GET /empty``

        Args:
            page: The query parameter ``page``.
            list: The query parameter ``list``.
            order: The query parameter ``order``.
            text: The query parameter ``text``.
            flag: The query parameter ``flag``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            EMPTY,
            {"page": page, "list": list, "order": order, "text": text, "flag": flag},
            None,
            options,
        )

    async def form(
        self,
        *,
        color: str | None = None,
        list: list[str] | None = None,
        flat: list[str] | None = None,
        map: FormMap | None = None,
        spread: FormSpread | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``form``.

        ``GET /form``

        Args:
            color: The query parameter ``color``.
            list: The query parameter ``list``.
            flat: The query parameter ``flat``.
            map: The query parameter ``map``.
            spread: The query parameter ``spread``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            FORM,
            {"color": color, "list": list, "flat": flat, "map": map, "spread": spread},
            None,
            options,
        )

    async def headers(
        self,
        *,
        x_list: list[str] | None = None,
        x_map: HeadersXMap | None = None,
        x_flat: HeadersXFlat | None = None,
        sid: str | None = None,
        tags: list[str] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``headers``.

        ``GET /headers``

        Args:
            x_list: The header parameter ``X-List``.
            x_map: The header parameter ``X-Map``.
            x_flat: The header parameter ``X-Flat``.
            sid: The cookie parameter ``sid``.
            tags: The cookie parameter ``tags``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            HEADERS,
            {"x_list": x_list, "x_map": x_map, "x_flat": x_flat, "sid": sid, "tags": tags},
            None,
            options,
        )

    async def label(
        self,
        color: str,
        list: list[str],
        map: LabelMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``label``.

        ``GET /label/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LABEL,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    async def label_exploded(
        self,
        color: str,
        list: list[str],
        map: LabelExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``labelExploded``.

        ``GET /labelExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            LABEL_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    async def matrix(
        self,
        color: str,
        list: list[str],
        map: MatrixMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``matrix``.

        ``GET /matrix/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            MATRIX,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    async def matrix_exploded(
        self,
        color: str,
        list: list[str],
        map: MatrixExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``matrixExploded``.

        ``GET /matrixExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            MATRIX_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    async def others(
        self,
        *,
        spaces: list[str] | None = None,
        pipes: list[str] | None = None,
        deep: OthersDeep | None = None,
        raw: str | None = None,
        plain: int | None = None,
        json: OthersJson | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``others``.

        ``GET /others``

        Args:
            spaces: The query parameter ``spaces``.
            pipes: The query parameter ``pipes``.
            deep: The query parameter ``deep``.
            raw: The query parameter ``raw``.
            plain: The query parameter ``plain``.
            json: The query parameter ``json``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            OTHERS,
            {
                "spaces": spaces,
                "pipes": pipes,
                "deep": deep,
                "raw": raw,
                "plain": plain,
                "json": json,
            },
            None,
            options,
        )

    async def relative(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``relative``.

        ``GET /relative``

        Served at ``/v2``, unless the client was given an endpoint.

        Args:
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            RELATIVE,
            {},
            None,
            options,
        )

    async def simple(
        self,
        color: str,
        list: list[str],
        map: SimpleMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``simple``.

        ``GET /simple/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SIMPLE,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )

    async def simple_exploded(
        self,
        color: str,
        list: list[str],
        map: SimpleExplodedMap,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Call ``simpleExploded``.

        ``GET /simpleExploded/{color}/{list}/{map}``

        Args:
            color: The path parameter ``color``.
            list: The path parameter ``list``.
            map: The path parameter ``map``.
            options: Overrides for this call only.

        Raises:
            InvalidRequest: The arguments do not fit the documentation; nothing was sent.
            ApiError: The service answered with another error.
            TransportError: No complete answer came.
        """
        return await self._core.send(
            SIMPLE_EXPLODED,
            {"color": color, "list": list, "map": map},
            None,
            options,
        )
