"""Corners of models: inherited entry points, containers of models with rules, unusual shapes."""

from __future__ import annotations

import inspect
import json
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, StrictBool, StrictInt, StrictStr

from runtime.decode import decode, surprises
from runtime.errors import InvalidRequest
from runtime.model import Model
from runtime.rule_words import condition, describe
from runtime.sending import encode_body


class Tag(Model):
    """A tag."""

    __rules__ = {"properties": {"key": {"not": {"pattern": "^CCE-"}}}}

    key: StrictStr
    value: StrictStr | None = None


class Bag(Model):
    """Tags in every kind of container, and as further keys."""

    __open__ = True
    __pydantic_extra__: dict[str, Tag] = Field(init=False)

    by_name: dict[str, Tag] | None = None
    in_turn: tuple[StrictInt, ...] | None = None
    pair: tuple[Tag] | None = None
    number: StrictInt | list[StrictStr] | None = None


class Ruled(Model):
    """A constant and a rule that needs to see it."""

    __rules__ = {
        "if": {"properties": {"kind": {"const": "ruled"}}, "required": ["kind"]},
        "then": {"required": ["size"]},
    }

    kind: Literal["ruled"] = "ruled"
    size: StrictInt | None = None


class Settings(Model):
    """Open, with a rule."""

    __open__ = True
    __rules__ = {
        "if": {"properties": {"mode": {"const": "1"}}, "required": ["mode"]},
        "then": {"required": ["num"]},
    }

    mode: StrictStr | None = None
    num: StrictStr | None = None


class Circle(Model):
    """Told apart by a property with another name in Python."""

    shape_kind: Annotated[Literal["circle"], Field(alias="shapeKind")] = "circle"
    radius: StrictInt | None = None


class Square(Model):
    """Told apart by a property with another name in Python."""

    shape_kind: Annotated[Literal["square"], Field(alias="shapeKind")] = "square"
    side: StrictInt | None = None


class Drawing(Model):
    """Shapes."""

    shape: Annotated[Circle | Square, Field(discriminator="shape_kind")] | None = None
    shapes: list[Circle] | None = None


def refused(build: Any) -> dict[str, str]:
    with pytest.raises(InvalidRequest) as error:
        build()
    return {problem.path: problem.message for problem in error.value.problems}


def test_rules_reach_into_every_container() -> None:
    bad: Any = {"key": "CCE-1"}
    values: dict[str, Any] = {"by_name": {"a b": bad}, "pair": (bad,), "free": bad}
    assert set(refused(lambda: Bag(**values))) == {"by_name['a b'].key", "pair[0].key", "free.key"}
    good: dict[str, Any] = {
        "by_name": {"a b": {"key": "x"}},
        "pair": [{"key": "x"}],
        "free": {"key": "x"},
    }
    made: Any = Bag(**good)
    assert json.loads(encode_body(made, Bag)) == good
    for item in (made.by_name["a b"], made.pair[0], made.free):
        item.key = "CCE-2"
    assert set(refused(lambda: encode_body(made, Bag))) == {
        "by_name['a b'].key",
        "pair[0].key",
        "free.key",
    }
    assert refused(lambda: encode_body({"a": made.free}, dict[str, Tag])) == {
        "a.key": "must not match ^CCE-"
    }


def test_a_null_slipped_in_through_a_dict_is_refused() -> None:
    made: Any = Bag(by_name={"a": Tag(key="x")})
    made.by_name["b"] = {"key": "y", "value": None}
    assert refused(lambda: encode_body(made, Bag)) == {
        "by_name.b.value": "must not be null: leave it out"
    }


def test_constants_count_for_rules() -> None:
    assert refused(Ruled) == {"size": "is required because kind is 'ruled'"}
    assert encode_body(Ruled(size=1), Ruled) == b'{"kind":"ruled","size":1}'


def test_an_object_with_further_keys_is_still_the_users_own() -> None:
    made: Any = Settings()
    made.free = "x"
    made.mode = "1"
    assert refused(lambda: encode_body(made, Settings)) == {
        "num": "is required because mode is '1'"
    }


def test_the_inherited_ways_to_build() -> None:
    tag = Tag(key="x")
    assert Tag.model_validate(tag) is tag
    assert Tag.model_validate({"key": "x"}, by_name=True) == tag
    assert Tag.model_validate_strings({"key": "x"}) == tag
    assert encode_body(Tag.model_validate_strings({"key": "x"}), Tag) == b'{"key":"x"}'
    bag = Bag().model_copy(update={"free": {"key": "x"}})
    assert list(refused(lambda: encode_body(bag.model_copy(update={"free": 1}), Bag))) == ["free"]


def test_attributes_that_are_no_fields() -> None:
    values: dict[str, Any] = {"free": Tag(key="x")}
    made: Any = Bag(**values)
    made.__response__ = "a mark of the runtime"
    assert made.__response__ == "a mark of the runtime"
    del made.free
    assert encode_body(made, Bag) == b"{}"
    with pytest.raises(AttributeError):
        _ = made.free
    with pytest.raises(AttributeError):
        del made.free


def test_tuples_and_numbers_in_replies() -> None:
    value = decode(Bag, b'{"in_turn":[1,2.0,"x"],"number":3.0,"pair":[{"key":"CCE-1"}]}')
    assert value.in_turn == [1, 2, "x"]
    assert value.number == 3
    assert value.pair == (Tag.model_construct(key="CCE-1"),)
    assert json.loads(encode_body(value, Bag))["in_turn"] == [1, 2, "x"]


def test_a_discriminator_with_another_python_name() -> None:
    assert encode_body(Drawing(shape=Circle(radius=1)), Drawing) == (
        b'{"shape":{"shapeKind":"circle","radius":1}}'
    )
    content = b'{"shape":{"shapeKind":"cone"}}'
    assert decode(Drawing, content).shape == {"shapeKind": "cone"}
    assert [s.kind for s in surprises(Drawing, content)] == ["unknown-variant"]
    made = Drawing.model_validate({"shape": {"shapeKind": "square", "side": 2}})
    assert isinstance(made.shape, Square)
    assert refused(lambda: Drawing.model_validate({"shape": {"shapeKind": "square", "x": 2}})) == {
        "shape.x": "is not a field of Square"
    }


def test_a_finished_object_is_not_finished_again() -> None:
    circle = Circle(radius=1)
    circle.model_fields_set.discard("shape_kind")
    made = Drawing(shapes=[circle, Circle(radius=2)])
    assert encode_body(made, Drawing) == (
        b'{"shapes":[{"radius":1},{"shapeKind":"circle","radius":2}]}'
    )


def test_repr_of_unusual_values() -> None:
    made: Any = Bag(in_turn=(1,))
    assert repr(made) == "Bag(in_turn=(1,))"
    assert "…" in repr(Bag(by_name={str(n): Tag(key="x") for n in range(50)}))
    made.number = 10**5000
    assert repr(made) == "Bag(in_turn=(1,), number=…)"
    made.number = [made]
    assert len(repr(made)) < 1000


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ({"properties": {"a": {"enum": [1, 2]}}}, "a is one of 1, 2"),
        (
            {"properties": {"a": {"pattern": "^x"}}, "required": ["b"]},
            "a matches ^x and b is given",
        ),
        ({"properties": {"a": {"not": {"const": 1}}}}, "a is not 1"),
        ({"properties": {"a": {"properties": {"b": {"const": 1}}}}}, "a is such that b is 1"),
        ({"properties": {"a": {"minimum": 1}}}, "a is as it is"),
        ({"not": {"required": ["a"]}}, "not (a is given)"),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "a is given or b is given"),
        ({"type": "object"}, "the value happens to be object"),
        (True, "of a condition that always holds"),
    ],
)
def test_conditions_in_words(schema: Any, text: str) -> None:
    assert condition(schema) == text


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (True, "be anything"),
        ({"description": "of no consequence"}, "be anything"),
        ({"properties": {"a": {"const": 1}}}, "be such that a is 1"),
        ({"type": "string", "contains": True}, "be string and fit further conditions"),
    ],
)
def test_schemas_in_words(schema: Any, text: str) -> None:
    assert describe(schema) == text


class Inner(Model):
    """Something inside."""

    name: StrictStr


class Awkward(Model):
    """Fields that are called like parts of a compiled schema."""

    metadata: Inner
    config: Inner | None = None
    default: Inner | None = None
    cls: Inner | None = None


@pytest.mark.parametrize("name", ["metadata", "config", "default", "cls"])
def test_a_field_called_like_a_part_of_a_schema_is_as_strict(name: str) -> None:
    given: Any = {"metadata": {"name": "x"}, name: {"name": "x", "nmae": "y"}}
    told = {f"{name}.nmae": "is not a field of Inner; did you mean 'name'?"}
    assert refused(lambda: Awkward(**given)) == told
    assert refused(lambda: Awkward.model_validate_json(json.dumps(given))) == told


def test_a_constant_cannot_be_left_out() -> None:
    made: Any = Circle(radius=1)
    made.shape_kind = None
    assert encode_body(made, Circle) == b'{"shapeKind":"circle","radius":1}'
    del made.shape_kind
    assert made.shape_kind == "circle"
    assert encode_body(made, Circle) == b'{"shapeKind":"circle","radius":1}'


class Fresh(Model):
    """Not built before it is needed."""

    inner: Named
    size: Annotated[StrictInt | None, Field(alias="the-size")] = None


class Named(Model):
    """Named before it exists."""


def test_a_class_that_nothing_has_used_yet_shows_its_fields() -> None:
    assert not Fresh.__pydantic_complete__
    for _ in range(2):
        shown = inspect.signature(Fresh).parameters
        assert list(shown) == ["inner", "size"]
        assert shown["inner"].annotation is Named
    assert Fresh.__pydantic_complete__


class Switch(Model):
    """A flag, a number, and either."""

    flag: StrictBool = False
    number: StrictInt | None = None
    either: StrictInt | StrictBool | None = None


def test_a_bool_is_refused_where_a_number_belongs_when_it_is_assigned() -> None:
    """Sending could not find it: it would be written as 1."""
    switch = Switch()
    with pytest.raises(InvalidRequest, match="number: must be an integer, not a boolean"):
        switch.number = True
    assert switch.number is None
    switch.flag = True
    switch.either = True
    assert encode_body(switch, Switch) == b'{"flag":true,"either":true}'
