"""Where the pages begin if a member of the body asks for one."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import StrictInt

from runtime.model import Model
from runtime.operation import Operation, RequestOptions
from runtime.paging import Paging, _given, _Turn


class Search(Model):
    page: StrictInt | None = None


class Form(Model):
    """The body in another media type, which has no such member."""


@pytest.mark.parametrize(
    ("body", "extra", "first"),
    [
        (Search(page=5), None, 5),
        (Search(page=5), {"page": 7}, 7),
        (Search(page=5), {"other": 7}, 5),
        (Search(), None, 1),
        (Form(), None, 1),
        (None, None, 1),
    ],
)
def test_the_first_page(body: Model | None, extra: dict[str, int] | None, first: int) -> None:
    operation = Operation[None](id="search", method="POST", path="/")
    paging = Paging(operation, "page", member=("page",), start=1)
    options = None if extra is None else RequestOptions(extra_body=extra)
    assert _given(paging, body, options) == first


class Window(Model):
    size: StrictInt | None = None
    number: StrictInt | None = None


class Query(Model):
    window: Window | None = None


@pytest.mark.parametrize(
    ("body", "extra", "first", "sent"),
    [
        (Query(), None, 1, {"number": 1}),
        (None, None, 1, {"number": 1}),
        (Query(window=Window(size=9)), None, 1, {"size": 9, "number": 1}),
        (Query(window=Window(size=9, number=4)), None, 4, {"size": 9, "number": 4}),
        (Query(window=Window(size=9)), {"window": {"number": 7}}, 7, {"number": 7}),
        (Query(), {"window": "none"}, 1, {"number": 1}),
    ],
)
def test_what_stands_beside_the_page_is_kept(
    body: Model | None, extra: dict[str, Any] | None, first: int, sent: dict[str, int]
) -> None:
    operation = Operation[None](id="search", method="POST", path="/")
    paging = Paging(operation, "page", member=("window", "number"), start=1)
    options = RequestOptions(extra_body=extra)
    assert _given(paging, body, options) == first
    asked = _Turn(paging, {}, body, options).options
    assert asked is not None
    assert asked.extra_body == {"window": sent}
