"""Where the pages begin if a member of the body asks for one."""

from __future__ import annotations

import pytest
from pydantic import StrictInt

from runtime.model import Model
from runtime.operation import Operation, RequestOptions
from runtime.paging import Paging, _given


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
    paging = Paging(operation, "page", member="page", start=1)
    options = None if extra is None else RequestOptions(extra_body=extra)
    assert _given(paging, body, options) == first
