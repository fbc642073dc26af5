"""JSON tells true from 1 and "1" from 1, and so do models."""

from __future__ import annotations

import json
from enum import IntEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, StrictFloat, StrictInt, StrictStr
from typing_extensions import TypeAliasType

from runtime.decode import decode, surprises
from runtime.errors import InvalidRequest
from runtime.model import Model
from runtime.sending import encode_body


class Code(IntEnum):
    """A coded option."""

    ONE = 1
    TWO = 2


Size = TypeAliasType("Size", "StrictInt | list[Size]")


class Cat(Model):
    """Known by its kind."""

    kind: Literal["cat"] = "cat"
    name: StrictStr | None = None


class Dog(Model):
    """Known by its kind."""

    kind: Literal["dog"] = "dog"


class Thing(Model):
    """Numbers, constants and codes in every place."""

    number: StrictInt | None = None
    real: StrictFloat | None = None
    code: Code | None = None
    one: Literal[1, 2] | None = None
    yes: Literal[True] | None = None
    mixed: Literal["a", 1, True] | None = None
    numbers: list[StrictInt] | None = None
    by_key: dict[str, Code] | None = None
    size: Size | None = None
    pair: tuple[StrictInt, Literal[0]] | None = None
    pet: Annotated[Cat | Dog, Field(discriminator="kind")] | None = None


ODD = [
    {"number": True},
    {"real": False},
    {"code": "1"},
    {"code": True},
    {"one": True},
    {"yes": 1},
    {"numbers": [1, True]},
    {"by_key": {"a": "2"}},
    {"size": [1, [True]]},
    {"pair": [True, False]},
    {"pet": {"kind": ["cat"]}},
    {"pet": {"kind": {}, "name": "x"}},
]


@pytest.mark.parametrize("value", ODD, ids=json.dumps)
def test_an_odd_value_of_a_reply_is_named_and_goes_back_as_it_came(value: dict[str, Any]) -> None:
    raw = json.dumps(value).encode()
    assert surprises(Thing, raw)
    assert json.loads(encode_body(decode(Thing, raw), Thing)) == value
    assert repr(json.loads(encode_body(decode(Thing, raw), Thing))) == repr(value)


@pytest.mark.parametrize("value", ODD, ids=json.dumps)
def test_an_odd_value_is_not_sent(value: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest):
        Thing(**value)
    with pytest.raises(InvalidRequest):
        encode_body(value, Thing)


@pytest.mark.parametrize("mixed", ["a", 1, True])
def test_constants_of_several_types_stay_apart(mixed: Any) -> None:
    raw = encode_body(Thing(mixed=mixed), Thing)
    assert repr(json.loads(raw)["mixed"]) == repr(mixed) == repr(decode(Thing, raw).mixed)


def test_a_bool_put_among_numbers_later_is_found() -> None:
    thing = Thing(numbers=[1])
    assert thing.numbers is not None
    thing.numbers.append(True)
    with pytest.raises(InvalidRequest, match="numbers"):
        encode_body(thing, Thing)


def test_bodies_that_are_no_models_are_exact_too() -> None:
    assert encode_body([1, 2], list[StrictInt]) == b"[1,2]"
    for value, type_ in [
        ([True], list[StrictInt]),
        (["1"], list[Code]),
        ({"a": 1}, dict[str, Literal[True]]),
    ]:
        with pytest.raises(InvalidRequest):
            encode_body(value, type_)


def test_codes_are_taken_as_numbers_and_as_members() -> None:
    for code in (1, Code.ONE):
        assert encode_body({"code": code}, Thing) == b'{"code":1}'
    assert decode(Thing, b'{"code":1.0}').code is Code.ONE


class Loose(Model):
    """May hold either of two objects that nothing tells apart."""

    either: Cat2 | Dog2 | None = None


class Cat2(Model):
    """No constant."""

    name: StrictStr
    note: StrictStr | None = None


class Dog2(Model):
    """No constant."""

    name: StrictInt


def test_a_null_that_came_in_one_of_several_objects_may_go_back() -> None:
    raw = b'{"either":{"name":"x","note":null}}'
    value = decode(Loose, raw)
    assert encode_body(value, Loose) == raw
    assert value.either.model_extra == {}
