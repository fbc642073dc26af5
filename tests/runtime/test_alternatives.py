"""Objects that are alike but for their rules: a union takes the one whose rules are kept."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from runtime.decode import decode, surprises
from runtime.errors import InvalidRequest
from runtime.model import Model
from runtime.sending import encode_body


class Small(Model):
    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^[a-z]+$"}}}
    name: str | None = None


class Dotted(Model):
    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^[a-z.]+$"}}}
    name: str | None = None


Either = Small | Dotted


class Box(Model):
    one: Either | None = None
    many: list[Either] | None = None


class Tree(Model):
    """Alternatives that refer to themselves."""

    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^[a-z]+$"}}}
    name: str | None = None
    inner: Tree | Bush | None = None


class Bush(Model):
    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^[0-9]+$"}}}
    name: str | None = None
    inner: Tree | Bush | None = None


class Left(Model):
    part: Annotated[Small | None, Field(alias="p")] = None


class Right(Model):
    piece: Annotated[Dotted | None, Field(alias="p")] = None


class OpenSmall(Small):
    __open__: ClassVar[bool] = True


class OpenDotted(Dotted):
    __open__: ClassVar[bool] = True


BUILT = Box(one=Dotted(name="a."), many=[Small(name="a"), Dotted(name=".")])
GIVEN: dict[str, Any] = {"one": {"name": "a."}, "many": [{"name": "a"}, {"name": "."}]}


def test_a_dict_becomes_the_first_alternative_whose_rules_it_keeps() -> None:
    assert Box(**GIVEN) == BUILT
    assert Box.model_validate(GIVEN, from_attributes=True) == BUILT
    assert Box.model_validate_strings({"one": {"name": "a."}}).one == BUILT.one
    assert Box().model_copy(update=GIVEN) == BUILT


def test_a_body_is_sent_as_the_alternative_that_it_fits() -> None:
    assert encode_body({"name": "a."}, Either) == b'{"name":"a."}'
    assert encode_body(GIVEN, Box) == encode_body(BUILT, Box)
    assert encode_body([{"name": "."}], list[Either]) == b'[{"name":"."}]'


def test_none_stands_for_absence_before_rules_choose() -> None:
    assert encode_body({"name": None}, Either) == b"{}"


def test_alternatives_that_refer_to_themselves() -> None:
    inner: Any = {"name": "1", "inner": {"name": "b"}}
    made = Tree(name="a", inner=inner)
    assert made == Tree(name="a", inner=Bush(name="1", inner=Tree(name="b")))
    assert encode_body({"name": "1"}, Tree | Bush) == b'{"name":"1"}'


def test_open_classes_are_told_apart_too() -> None:
    type_ = OpenSmall | OpenDotted
    assert encode_body({"name": ".", "more": 1}, type_) == b'{"name":".","more":1}'
    assert type(decode(type_, b'{"name":".","more":1}')) is OpenDotted


@pytest.mark.parametrize("type_", [Either, OpenSmall | OpenDotted])
def test_what_keeps_no_rules_is_refused_as_that_and_nothing_else(type_: Any) -> None:
    with pytest.raises(InvalidRequest) as caught:
        encode_body({"name": "A"}, type_)
    assert [problem.path for problem in caught.value.problems] == ["name"]
    assert "must match" in str(caught.value)


def test_a_model_is_sent_as_what_it_is_and_held_to_its_own_rules() -> None:
    box = Box(one=Dotted(name="a"))
    assert isinstance(box.one, Dotted)
    box.one.name = "A"
    with pytest.raises(InvalidRequest, match=r"one\.name: must match"):
        encode_body(box, Box)


def test_what_is_inside_is_held_to_its_rules_whatever_it_is_called_in_the_other_class() -> None:
    piece = Dotted(name="a")
    right = Right(piece=piece)
    piece.name = "A"
    with pytest.raises(InvalidRequest, match=r"piece\.name: must match"):
        encode_body({"one": right}, dict[str, Left | Right])


def test_a_reply_is_read_as_the_alternative_whose_rules_it_keeps() -> None:
    raw = b'{"one":{"name":"a."},"many":[{"name":"a"},{"name":"."}]}'
    read = decode(Box, raw)
    assert read == BUILT
    assert encode_body(read, Box) == raw
    assert surprises(Box, raw) == ()


def test_a_reply_that_is_odd_elsewhere_is_read_as_the_same_alternative() -> None:
    raw = b'{"one":{"name":"a."},"new":1}'
    assert isinstance(decode(Box, raw).one, Dotted)
    deeper = b'{"one":{"name":"1","inner":{"name":"b","new":1}}}'
    read = decode(dict[str, Tree | Bush], deeper)["one"]
    assert (type(read), type(read.inner)) == (Bush, Tree)


def test_a_reply_that_keeps_no_rules_may_go_back() -> None:
    raw = b'{"many":[{"name":"A"},{"name":"."}]}'
    read = decode(Box, raw)
    assert [type(item) for item in read.many] == [Small, Dotted]
    assert encode_body(read, Box) == raw
    assert encode_body(Box(one=read.many[0]), Box) == b'{"one":{"name":"A"}}'
    assert encode_body({"one": read.many[0], "many": [{"name": "."}]}, Box) == (
        b'{"one":{"name":"A"},"many":[{"name":"."}]}'
    )


class Ahead(Model):
    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^(?=a)(a+)+$"}}}
    name: str | None = None


class Behind(Model):
    __rules__: ClassVar[Any] = {"properties": {"name": {"pattern": "^(?=b)(b+)+$"}}}
    name: str | None = None


class Holder(Model):
    one: Ahead | Behind | None = None


def test_a_pattern_that_can_take_for_ever_is_not_asked_of_a_reply() -> None:
    """A server could answer with a text on which looking ahead never ends; what the caller builds is held to it."""
    raw = b'{"one": {"name": "bb"}}'
    for broken in (raw, b'{"one": {"name": "bb", "more": 1}}', b'{"one": {"name": ["bb"]}}'):
        assert isinstance(decode(Holder, broken).one, Ahead)
    assert surprises(Holder, raw) == ()
    fits: Any = {"name": "bb"}
    assert isinstance(Holder(one=fits).one, Behind)
    wrong: Any = {"name": "ab"}
    with pytest.raises(InvalidRequest):
        Holder(one=wrong)
