"""Alternatives that are single values are a list of values."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.normalise.values import listing


def test_titles_name_numbers_only() -> None:
    one, two = {"const": 1, "title": "A", "description": "first"}, {"const": 2, "title": "B"}
    found = listing([one, two, {"type": "null"}])
    assert found == {
        "enum": [1, 2, None],
        "x-enum-varnames": ["A", "B", "null"],
        "x-enum-descriptions": ["first", "", ""],
    }
    words = listing([{"const": "x", "title": "A"}, {"enum": ["y"], "x-more": 1}])
    assert words == {"enum": ["x", "y"], "x-enum-descriptions": ["", ""]}


@pytest.mark.parametrize(
    "alternatives",
    [
        [{"const": 1, "title": "A"}, {"const": 2, "title": "A"}],
        [{"const": 1, "title": "A"}, {"const": 2}],
        [{"const": 1, "title": "A"}, {"enum": [2, 3], "title": "B"}],
    ],
)
def test_numbers_without_a_title_each_have_no_names(alternatives: list[Any]) -> None:
    found = listing(alternatives)
    assert found is not None
    assert "x-enum-varnames" not in found


@pytest.mark.parametrize(
    "alternatives",
    [
        [{"const": 1}, {"type": "string"}],
        [{"const": 1}, {"$ref": "#/components/schemas/A"}],
        [{"const": 1, "type": "string"}, {"const": "a"}],
        [{"const": 1, "minimum": 3}],
        [{"type": "null"}],
        [{"const": 1}, True],
    ],
)
def test_what_is_more_than_values_is_no_list(alternatives: list[Any]) -> None:
    assert listing(alternatives) is None
