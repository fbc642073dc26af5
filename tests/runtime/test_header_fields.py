"""Documented header fields, read by their documented types and by nothing stricter."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from runtime.errors import OmittedField
from runtime.header_fields import HeaderFields
from runtime.model import Model
from runtime.transport import Headers


class Place(Model):
    lat: StrictFloat | None = None
    name: StrictStr | None = None


class Filter(Model):
    a: list[StrictInt] | None = None


class ThingHeaders(HeaderFields):
    left: Annotated[StrictInt, Field(alias="X-Left", ge=0)]
    ratio: Annotated[StrictFloat | None, Field(alias="X-Ratio")] = None
    cached: Annotated[StrictBool | None, Field(alias="X-Cached")] = None
    tag: Annotated[StrictStr | None, Field(alias="ETag")] = None
    tags: Annotated[list[StrictStr] | None, Field(alias="X-Tags")] = None
    ids: Annotated[list[StrictInt] | None, Field(alias="X-Ids")] = None
    place: Annotated[Place | None, Field(alias="X-Place")] = None
    filter: Annotated[Filter | None, Field(alias="X-Filter")] = None
    kind: Annotated[Literal["a", "b"] | None, Field(alias="X-Kind")] = None
    any: Annotated[Any | None, Field(alias="X-Any")] = None


@pytest.mark.parametrize(
    ("wire", "text", "name", "value"),
    [
        ("X-Left", "7", "left", 7),
        ("x-left", " 7 ", "left", 7),
        ("X-Left", "-1", "left", -1),
        ("X-Ratio", "0.5", "ratio", 0.5),
        ("X-Ratio", "2", "ratio", 2.0),
        ("X-Cached", "true", "cached", True),
        ("ETag", '"abc"', "tag", '"abc"'),
        ("ETag", "12", "tag", "12"),
        ("X-Tags", "a, b,c", "tags", ["a", "b", "c"]),
        ("X-Tags", "a", "tags", ["a"]),
        ("X-Tags", "", "tags", []),
        ("X-Ids", "1,2", "ids", [1, 2]),
        ("X-Ids", "[1, 2]", "ids", [1, 2]),
        ("X-Place", "lat=1.5,name=x", "place", Place(lat=1.5, name="x")),
        ("X-Place", "name,x", "place", Place(name="x")),
        ("X-Filter", '{"a": [1]}', "filter", Filter(a=[1])),
        ("X-Kind", "b", "kind", "b"),
        ("X-Any", "x,y", "any", "x,y"),
    ],
)
def test_a_field_has_its_documented_type(wire: str, text: str, name: str, value: Any) -> None:
    found = getattr(ThingHeaders.read(Headers({wire: text})), name)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("wire", "text", "name"),
    [
        ("X-Left", "many", "left"),
        ("X-Cached", "yes", "cached"),
        ("X-Ids", "1,b", "ids"),
        ("X-Kind", "c", "kind"),
        ("X-Filter", "{a", "filter"),
        ("X-Left", "9" * 5000, "left"),
        ("X-Filter", "[" * 5000, "filter"),
    ],
)
def test_what_is_not_as_documented_stays_as_it_came(wire: str, text: str, name: str) -> None:
    assert getattr(ThingHeaders.read({wire: text}), name) == text


def test_what_did_not_come_is_absent() -> None:
    found = ThingHeaders.read({"X-Other": "1"})
    assert found.ratio is None
    with pytest.raises(OmittedField):
        _ = found.left
