"""The header field `Link` (RFC 8288), as far as it leads to the next page."""

from __future__ import annotations

import pytest

from runtime.paging import _linked


@pytest.mark.parametrize(
    ("field", "url"),
    [
        ('<a>; rel="next"', "a"),
        ("<a>; rel=next", "a"),
        ("<a>;REL = NEXT;title=x", "a"),
        ('<z>; rel="prev", <a>; title="x"; rel="last next"', "a"),
        ('<a>; rel="next-archive"', None),
        ('<a>; rel="nextpage", <b>; title="next"', None),
        ("", None),
        # Looked at once from end to end, whatever a server sends.
        ('<a>; rel="' + "next " * 20_000, None),
        ('<a>; rel="' * 10_000, None),
        ("<" * 100_000, None),
        ("<a>" + "; " * 50_000, None),
        ("<a>;" + " " * 100_000, None),
    ],
)  # fmt: skip
def test_the_next_page(field: str, url: str | None) -> None:
    assert _linked(field) == url
