"""Reading replies: nothing raises, nothing is lost, every difference is named, and it may go back unchanged."""

from __future__ import annotations

import copy
import json
import pickle
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, Field, StrictFloat, StrictInt, StrictStr
from typing_extensions import TypeAliasType

from runtime.decode import decode, surprises
from runtime.errors import InvalidRequest, OmittedField
from runtime.model import Model
from runtime.sending import encode_body


class Unit(StrEnum):
    """Unit."""

    MONTH = "2"


class Tag(Model):
    """A tag."""

    __rules__ = {"properties": {"key": {"not": {"pattern": "^CCE-"}}}}

    key: StrictStr
    value: StrictStr | None = None


class Settings(Model):
    """Open, with a rule over its scalars."""

    __open__ = True
    __pydantic_extra__: dict[str, StrictStr] = Field(init=False)
    __rules__ = {
        "if": {"properties": {"mode": {"const": "1"}}, "required": ["mode"]},
        "then": {"required": ["num"]},
    }

    mode: Literal["0", "1"] | StrictStr | None = None
    num: StrictStr | None = None


class Spec(Model):
    """Everything that a reply can be wrong about."""

    __nullable__ = frozenset({"note"})

    max_count: Annotated[StrictInt, Field(alias="maxCount")]
    step: Literal["rack", "node"] | None = None
    unit: Unit | None = None
    ratio: StrictFloat | None = None
    sizes: Annotated[list[StrictInt] | None, Field(max_length=3)] = None
    labels: dict[str, StrictStr] | None = None
    tags: list[Tag] | None = None
    settings: Settings | None = None
    when: AwareDatetime | None = None
    pair: tuple[StrictInt, StrictStr] | None = None
    note: StrictStr | None = None


class Pool(Model):
    """A reply: no constants of its own."""

    kind: Literal["NodePool"]
    spec: Spec | None = None


class Request(Model):
    """A request with the same parts."""

    kind: Literal["NodePool"] = "NodePool"
    spec: Spec | None = None


class Cat(Model):
    """A cat."""

    kind: Literal["cat"] = "cat"
    lives: StrictInt | None = None


class Dog(Model):
    """A dog."""

    kind: Literal["dog"] = "dog"
    friend: Pet | None = None


class Small(Model):
    """Half of what `Large` has."""

    size: StrictInt


class Large(Model):
    """More than `Small`, and open."""

    __open__ = True

    size: StrictInt


class Named(Model):
    """Has all of `Anyhow`, and more."""

    id: StrictStr
    name: StrictStr


class Anyhow(Model):
    """Knows some names, and allows every other."""

    name: Unit | StrictStr


class Limits(Model):
    """Rules about what a list and a dict hold."""

    __rules__ = {
        "properties": {
            "names": {"maxItems": 2},
            "labels": {"propertyNames": {"pattern": "^a"}},
        }
    }

    names: list[StrictStr] | None = None
    labels: dict[str, StrictStr] | None = None
    other: StrictStr | None = None


class Shelf(Model):
    """A rule about what is inside other objects."""

    __rules__ = {
        "properties": {"tags": {"items": {"properties": {"key": {"not": {"pattern": "^CCE-"}}}}}}
    }

    tags: list[Tag] | None = None
    settings: Settings | None = None


class Box(Model):
    """Holds one."""

    limits: Limits | None = None


class Left(Model):
    """Looks like the other."""

    next: Left | Right | None = None


class Right(Model):
    """Looks like the other."""

    next: Left | Right | None = None


Pet = TypeAliasType("Pet", Annotated[Cat | Dog, Field(discriminator="kind")])
Nested = TypeAliasType("Nested", "StrictStr | list[Nested]")


def raw(value: Any) -> bytes:
    return json.dumps(value).encode()


def pool(**spec: Any) -> bytes:
    return raw({"kind": "NodePool", "spec": {"maxCount": 1, **spec}})


def seen(type_: Any, content: bytes) -> list[tuple[str, str]]:
    return [(surprise.path, surprise.kind) for surprise in surprises(type_, content)]


def refused(value: Any, type_: Any) -> list[str]:
    with pytest.raises(InvalidRequest) as error:
        encode_body(value, type_)
    return [problem.path for problem in error.value.problems]


def test_a_reply_as_documented_is_no_surprise() -> None:
    content = pool(step="rack", unit="2", labels={"a": "b"}, note=None, settings={"new": "x"})
    value = decode(Pool, content)
    assert value.spec.unit is Unit.MONTH
    assert surprises(Pool, content) == ()
    assert json.loads(encode_body(value, Pool)) == json.loads(content)


@pytest.mark.parametrize(
    ("odd", "path", "kind"),
    [
        ({"extra": {"deep": [1]}}, "spec.extra", "unknown-field"),
        ({"max_count": 5}, "spec.max_count", "unknown-field"),
        ({"maxCount": "3"}, "spec.max_count", "wrong-type"),
        ({"maxCount": None}, "spec.max_count", "unexpected-null"),
        ({"maxCount": 1.5}, "spec.max_count", "wrong-type"),
        ({"maxCount": True}, "spec.max_count", "wrong-type"),
        ({"step": "hyperinstance"}, "spec.step", "unknown-option"),
        ({"step": 1}, "spec.step", "wrong-type"),
        ({"step": None}, "spec.step", "unexpected-null"),
        ({"unit": "9"}, "spec.unit", "unknown-option"),
        ({"ratio": "1"}, "spec.ratio", "wrong-type"),
        ({"sizes": [1, "x"]}, "spec.sizes[1]", "wrong-type"),
        ({"sizes": [1, 2, 3, 4]}, "spec.sizes", "wrong-value"),
        ({"sizes": {}}, "spec.sizes", "wrong-type"),
        ({"labels": {"a b": 1}}, "spec.labels['a b']", "wrong-type"),
        ({"tags": [{"key": "a", "more": 1}]}, "spec.tags[0].more", "unknown-field"),
        ({"tags": [{"value": "a"}]}, "spec.tags[0].key", "missing-field"),
        ({"tags": ["a"]}, "spec.tags[0]", "wrong-type"),
        ({"settings": {"mode": "7"}}, "spec.settings.mode", "unknown-option"),
        ({"settings": {"new": 1}}, "spec.settings.new", "wrong-type"),
        ({"settings": []}, "spec.settings", "wrong-type"),
        ({"when": "yesterday"}, "spec.when", "wrong-value"),
        ({"when": "2026-01-01T00:00:00"}, "spec.when", "wrong-value"),
        ({"pair": [1]}, "spec.pair", "wrong-value"),
        ({"pair": ["a", "b"]}, "spec.pair[0]", "wrong-type"),
    ],
)
def test_each_difference_is_named_kept_and_sent_back(
    odd: dict[str, Any], path: str, kind: str
) -> None:
    content = pool(**odd)
    value = decode(Pool, content)
    assert seen(Pool, content) == [(path, kind)]
    assert json.loads(encode_body(value, Pool)) == json.loads(content)
    # … and inside a request of the user's own.
    request = Request(spec=value.spec)
    assert json.loads(encode_body(request, Request)) == json.loads(content)
    for twin in (copy.deepcopy(value), pickle.loads(pickle.dumps(value)), value.model_copy()):
        assert json.loads(encode_body(twin, Pool)) == json.loads(content)


def test_a_surprise_says_where_and_what() -> None:
    (surprise,) = surprises(Pool, pool(maxCount="3"))
    assert surprise.wire_path == "$.spec.maxCount"
    assert surprise.message == "is a string, and is documented as an integer"
    assert surprise.value == "3"
    assert str(surprise) == "spec.max_count: is a string, and is documented as an integer"


def test_several_oddities_at_once() -> None:
    content = raw({"spec": {"step": "hall", "unit": "9", "new": None, "labels": None}, "x": 1})
    assert sorted(seen(Pool, content)) == [
        ("kind", "missing-field"),
        ("spec.labels", "unexpected-null"),
        ("spec.max_count", "missing-field"),
        ("spec.new", "unknown-field"),
        ("spec.step", "unknown-option"),
        ("spec.unit", "unknown-option"),
        ("x", "unknown-field"),
    ]
    value = decode(Pool, content)
    assert (value.spec.step, value.spec.unit, value.spec.labels) == ("hall", "9", None)
    assert value.model_extra == {"x": 1}
    assert json.loads(encode_body(value, Pool)) == json.loads(content)


def test_integral_numbers_are_integers() -> None:
    content = b'{"kind":"NodePool","spec":{"maxCount":2.0,"sizes":[1.0,2]}}'
    value = decode(Pool, content)
    assert (value.spec.max_count, value.spec.sizes) == (2, [1, 2])
    assert isinstance(value.spec.max_count, int)
    assert surprises(Pool, content) == ()


def test_a_time_stamp_where_a_text_belongs_is_a_surprise() -> None:
    assert seen(Pool, pool(when=5)) == [("spec.when", "wrong-type")]


def test_an_omitted_field_says_so_when_it_is_read() -> None:
    value = decode(Pool, b"{}")
    with pytest.raises(OmittedField, match="the service sent no 'kind'"):
        _ = value.kind
    assert getattr(value, "kind", None) is None
    assert not hasattr(value, "kind")
    assert repr(value) == "Pool()"
    assert value.spec is None
    value.kind = "NodePool"
    assert value.kind == "NodePool"
    del value.kind
    assert refused(value, Pool) == ["kind"]


def test_python_names_are_not_wire_names_in_a_reply() -> None:
    value = decode(Spec, b'{"maxCount":1,"max_count":2}')
    assert value.max_count == 1
    assert value.model_extra == {"max_count": 2}
    assert json.loads(encode_body(value, Spec)) == {"maxCount": 1, "max_count": 2}


def test_a_python_name_on_the_wire_does_not_fill_the_field() -> None:
    value = decode(Spec, b'{"max_count":2}')
    assert not hasattr(value, "max_count") or value.model_extra == {"max_count": 2}
    assert seen(Spec, b'{"max_count":2}') == [
        ("max_count", "unknown-field"),
        ("max_count", "missing-field"),
    ]
    assert encode_body(value, Spec) == b'{"max_count":2}'


def test_constants_are_not_invented() -> None:
    value = decode(Cat, b'{"lives":9}')
    assert encode_body(value, Cat) == b'{"lives":9}'
    assert encode_body(Cat(lives=9), Cat) == b'{"kind":"cat","lives":9}'


# ------------------------------------------------------------------------------------ what is excused


def test_what_the_user_changes_is_checked() -> None:
    value = decode(Pool, pool(maxCount="3", step="hall", sizes=[1, "x"], labels={"a": 1}))
    value.spec.max_count = "4"
    value.spec.sizes[0] = "y"
    value.spec.labels["b"] = 2
    assert refused(value, Pool) == ["spec.max_count", "spec.sizes[0]", "spec.labels.b"]
    value.spec.max_count = 4
    value.spec.sizes[0] = 0
    value.spec.labels["b"] = "2"
    sent = json.loads(encode_body(value, Pool))["spec"]
    assert sent == {"maxCount": 4, "step": "hall", "sizes": [0, "x"], "labels": {"a": 1, "b": "2"}}


def test_an_odd_value_put_back_is_excused_again() -> None:
    value = decode(Pool, pool(step="hall"))
    value.spec.step = "rack"
    value.spec.step = "hall"
    assert b"hall" in encode_body(value, Pool)
    value.spec.step = "other"
    assert refused(value, Pool) == ["spec.step"]


def test_forbidden_tags_of_the_service_may_go_back_but_new_ones_not() -> None:
    value = decode(Pool, pool(tags=[{"key": "CCE-made", "value": "x"}]))
    assert surprises(Pool, pool(tags=[{"key": "CCE-made", "value": "x"}])) == ()
    request = Request(spec=value.spec)
    assert b"CCE-made" in encode_body(request, Request)
    value.spec.tags[0].value = "changed"
    assert b"CCE-made" in encode_body(request, Request)
    value.spec.tags.append(Tag.model_construct(key="CCE-mine"))
    value.spec.tags.append({"key": "CCE-dict"})
    assert refused(request, Request) == ["spec.tags[1].key", "spec.tags[2].key"]
    del value.spec.tags[1:]
    value.spec.tags[0].key = "CCE-renamed"
    assert refused(request, Request) == ["spec.tags[0].key"]


def test_a_rule_broken_by_the_service_is_excused_until_the_object_changes() -> None:
    value = decode(Pool, pool(settings={"mode": "1"}))
    assert encode_body(value, Pool) == pool(settings={"mode": "1"}).replace(b" ", b"")
    fine = decode(Pool, pool(settings={"mode": "0"}))
    fine.spec.settings.mode = "1"
    assert refused(fine, Pool) == ["spec.settings.num"]


def test_lists_changed_in_place_are_noticed_where_a_rule_speaks_of_them() -> None:
    content = b'{"limits":{"names":["a","b","c"],"labels":{"x":"1"}}}'
    value = decode(Box, content)
    assert encode_body(value, Box) == content
    value.limits.other = "an unrelated change"
    assert encode_body(value, Box)
    value.limits.names.append("d")
    value.limits.labels["y"] = "2"
    assert refused(value, Box) == ["limits.names", "limits.labels.y"]
    allowed = decode(Box, b'{"limits":{"names":["a","b"]}}')
    allowed.limits.names.append("c")
    assert refused(Box(limits=allowed.limits), Box) == ["limits.names"]


def test_a_null_that_came_may_go_back_and_a_new_one_may_not() -> None:
    value = decode(Pool, pool(step=None))
    assert json.loads(encode_body(value, Pool))["spec"] == {"maxCount": 1, "step": None}
    value.spec.step = None
    assert json.loads(encode_body(value, Pool))["spec"] == {"maxCount": 1}


def test_unknown_fields_are_the_users_to_change_but_not_to_add() -> None:
    value = decode(Pool, pool(extra=1))
    value.spec.extra = 2
    assert json.loads(encode_body(value, Pool))["spec"] == {"maxCount": 1, "extra": 2}
    with pytest.raises(InvalidRequest):
        value.spec.other = 1


def test_a_number_too_big_for_a_float_is_read_but_cannot_go_back() -> None:
    content = b'{"kind":"NodePool","x":[1e400],"spec":{"maxCount":1,"ratio":1e400}}'
    value = decode(Pool, content)
    assert seen(Pool, content) == [("x", "unknown-field"), ("spec.ratio", "wrong-value")]
    assert refused(value, Pool) == ["spec.ratio", "x[0]"]


def test_what_a_reply_brought_in_stays_excused_among_new_dicts_and_under_outer_rules() -> None:
    tags = decode(list[Tag], b'[{"key":"CCE-a","new":1}]')
    made = Shelf.model_validate({"settings": {"free": "x"}, "tags": tags})
    assert encode_body(made, Shelf) == (
        b'{"tags":[{"key":"CCE-a","new":1}],"settings":{"free":"x"}}'
    )
    assert made.tags
    made.tags.append(Tag.model_construct(key="ok"))
    made.tags[1].key = "CCE-b"
    assert refused(made, Shelf) == ["tags[1].key"]
    with pytest.raises(InvalidRequest) as error:
        Shelf.model_validate({"tags": [{"key": "CCE-c"}]})
    assert [problem.path for problem in error.value.problems] == ["tags[0].key"]


# -------------------------------------------------------------------------------------------- unions


def test_discriminated_unions() -> None:
    content = b'{"kind":"dog","friend":{"kind":"cat","lives":9}}'
    assert decode(Pet, content) == Dog(friend=Cat(lives=9))
    unknown = b'{"kind":"dog","friend":{"kind":"cow","milk":true}}'
    value = decode(Pet, unknown)
    assert value.friend == {"kind": "cow", "milk": True}
    assert seen(Pet, unknown) == [("friend", "unknown-variant")]
    assert json.loads(encode_body(value, Pet)) == json.loads(unknown)
    assert decode(Pet, b'{"kind":"cow"}') == {"kind": "cow"}


def test_the_variant_that_fits_exactly_wins() -> None:
    assert isinstance(decode(Small | Large, b'{"size":1}'), Small)
    assert isinstance(decode(Small | Large, b'{"size":1,"more":2}'), Large)
    assert isinstance(decode(list[Small | Large], b'[{"size":1,"more":2}]')[0], Large)
    assert isinstance(decode(Small | Cat, b'{"size":1,"more":2}'), Small)
    assert isinstance(decode(Small | Cat, b'{"lives":"1"}'), Cat)


def test_a_new_option_of_an_open_list_is_no_reason_to_read_another_variant() -> None:
    content = b'[{"name":"x"},{"name":1}]'
    assert [type(one) for one in decode(list[Named | Anyhow], content)] == [Anyhow, Anyhow]
    assert seen(list[Named | Anyhow], content) == [
        ("[0].name", "unknown-option"),
        ("[1].name", "wrong-type"),
    ]


def test_self_referring_types() -> None:
    assert decode(Nested, b'["a",["b"]]') == ["a", ["b"]]
    assert seen(Nested, b'["a",[1]]') == [("[1][0]", "wrong-type")]


# -------------------------------------------------------------------------------------- other replies


def test_replies_that_are_no_objects() -> None:
    assert decode(list[Tag], b'[{"key":"a"}]') == [Tag(key="a")]
    assert decode(dict[str, StrictInt], b'{"a":1}') == {"a": 1}
    assert decode(StrictStr, b'"a"') == "a"
    assert decode(list[StrictInt], b'[1,"2"]') == [1, "2"]
    assert decode(StrictInt, b'"5"') == "5"
    assert seen(StrictInt, b'"5"') == [("", "wrong-type")]
    assert decode(Pool, b'\xef\xbb\xbf{"kind":"NodePool"}') == Pool(kind="NodePool")
    assert decode(Any, b'{"a":[1]}') == {"a": [1]}


@pytest.mark.parametrize(
    ("type_", "content"),
    [
        (Pool, b""),
        (Pool, b"<html>"),
        (Pool, b'{"kind":"NodeP'),
        (Pool, b"[]"),
        (Pool, b"null"),
        (Pool, b'"text"'),
        (Pool, b'{"kind":"\xff"}'),
        (Pool, b'{"a":' * 100_000),
        (Pool, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        (Nested, b"[" * 100_000 + b"]" * 100_000),
        (list[Tag], b"{}"),
        (dict[str, StrictInt], b"[]"),
        (StrictStr, b"{}"),
    ],
)
def test_what_cannot_be_used_at_all_is_a_value_error(type_: Any, content: bytes) -> None:
    for read in (decode, surprises):
        with pytest.raises(ValueError) as error:
            read(type_, content)
        assert len(str(error.value)) < 300


def test_deep_but_possible_replies_are_read() -> None:
    nested: Any = 1
    for _ in range(150):
        nested = [nested]
    content = raw(nested)
    assert seen(Nested, content)[0][1] == "wrong-value"
    assert decode(Nested, content) == nested
    assert decode(Pool, raw({"kind": "NodePool", "more": nested})).model_extra == {"more": nested}


def test_alternatives_inside_alternatives_do_not_take_for_ever() -> None:
    content = b'{"next":' * 60 + b'{"next":5}' + b"}" * 60
    assert surprises(Left | Right, content)
    assert decode(Left | Right, b'{"next":{"next":null,"odd":1}}').next.model_extra == {"odd": 1}


def test_the_compiled_validator_is_called_once(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pool()
    decode(Pool, content)

    def never(*_: object) -> None:
        raise AssertionError("Python was called for a reply that is as documented")

    monkeypatch.setattr("runtime.decode._read", never)
    for cls in (Pool, Spec):
        monkeypatch.setattr(cls, "__init__", never)
    assert decode(Pool, content).spec.max_count == 1


class Linked(Model):
    """Objects of JSON-LD: the key ``@type``, whose field has the name of another key; a rule, so that changes are watched."""

    __rules__ = {"minProperties": 1}

    id: Annotated[StrictStr | None, Field(alias="@id")] = None
    type: Annotated[StrictStr | None, Field(alias="@type")] = None
    inner: Linked | None = None


LINKED = (
    {"@id": "a", "type": "b"},
    {"@type": "a", "type": "b"},
    {"inner": {"id": 1, "type": {"@id": None}}},
)


@pytest.mark.parametrize("content", LINKED)
def test_an_unknown_key_with_the_name_of_a_field_goes_back_alone(content: dict[str, Any]) -> None:
    value = decode(Linked, json.dumps(content).encode())
    assert json.loads(encode_body(value, Linked)) == content
    changed = decode(Linked, json.dumps(content).encode())
    changed.id = "c"
    assert json.loads(encode_body(changed, Linked)) == {**content, "@id": "c"}
