"""Building models: what is accepted, what is refused, and how it is said."""

from __future__ import annotations

import copy
import datetime
import inspect
import io
import pickle
import pydoc
import threading
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import AwareDatetime, Field, StrictBool, StrictFloat, StrictInt, StrictStr
from typing_extensions import TypeAliasType

from runtime.errors import ClientError, InvalidRequest
from runtime.model import Model
from runtime.sending import encode_body


class PeriodType(StrEnum):
    """Unit."""

    MONTH = "2"
    YEAR = "3"


class Annotations(Model):
    """Billing settings."""

    __open__ = True
    __pydantic_extra__: dict[str, StrictStr] = Field(init=False)
    __rules__ = {
        "if": {
            "properties": {"os/mode": {"const": "1"}},
            "required": ["os/mode"],
        },
        "then": {"required": ["os/period.num", "os/period.type"]},
    }

    mode: Annotated[Literal["0", "1"] | StrictStr | None, Field(alias="os/mode")] = None
    """How it is paid."""

    period_num: Annotated[StrictStr | None, Field(alias="os/period.num")] = None
    period_type: Annotated[PeriodType | None, Field(alias="os/period.type")] = None


class Tag(Model):
    """A tag."""

    __rules__ = {"properties": {"key": {"not": {"pattern": "^(CCE-|__type_baremetal)"}}}}

    key: StrictStr
    value: StrictStr


class Resources(Model):
    """Size of the pool."""

    __nullable__ = frozenset({"note"})

    flavor: StrictStr
    count: Annotated[StrictInt, Field(ge=0)]
    max_count: Annotated[StrictInt, Field(alias="maxCount")]
    labels: dict[str, StrictStr] | None = None
    tags: list[Tag] | None = None
    step: Literal["rack", "node"] | None = None
    note: StrictStr | None = None
    ratio: StrictFloat | None = None
    spot: StrictBool | None = None
    extras: Any = None


class Spec(Model):
    """What is wanted."""

    resources: Resources | None = None


class Metadata(Model):
    """Name and annotations."""

    name: Annotated[StrictStr, Field(min_length=2)]
    annotations: Annotations | None = None


class Create(Model):
    """A pool to create."""

    api_version: Annotated[Literal["v2"], Field(alias="apiVersion")] = "v2"
    kind: Literal["NodePool"] = "NodePool"
    metadata: Metadata
    spec: Spec | None = None


class Cat(Model):
    """A cat."""

    kind: Literal["cat"] = "cat"
    lives: StrictInt | None = None


class Dog(Model):
    """A dog."""

    kind: Literal["dog"] = "dog"
    friend: Pet | None = None


Pet = TypeAliasType("Pet", Annotated[Cat | Dog, Field(discriminator="kind")])


class Owner(Model):
    """Somebody with pets, given in more than one way."""

    pet: Pet | None = None
    pets: list[Pet] | None = None
    plain: Cat | Resources | None = None
    mixed: StrictInt | list[StrictStr] | None = None


class Formats(Model):
    """Types whose JSON is a string."""

    when: AwareDatetime | None = None
    day: datetime.date | None = None
    uid: UUID | None = None
    price: Decimal | None = None
    blob: bytes | None = None


def problems(error: pytest.ExceptionInfo[InvalidRequest]) -> dict[str, str]:
    return {problem.path: problem.message for problem in error.value.problems}


def refused(build: Any) -> dict[str, str]:
    with pytest.raises(InvalidRequest) as error:
        build()
    return problems(error)


def body(**resources: Any) -> Create:
    values: dict[str, Any] = {"flavor": "f", "count": 1, "max_count": 2, **resources}
    return Create(metadata=Metadata(name="pool"), spec=Spec(resources=Resources(**values)))


# --------------------------------------------------------------------------------------- what is sent


def test_constants_are_sent_and_absent_fields_are_not() -> None:
    assert encode_body(body(), Create) == (
        b'{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"pool"},'
        b'"spec":{"resources":{"flavor":"f","count":1,"maxCount":2}}}'
    )


def test_dicts_become_models_with_their_constants_and_without_their_nones() -> None:
    owner = Owner.model_validate(
        {"pet": {"kind": "dog", "friend": {"kind": "cat", "lives": None}}, "plain": {"lives": 9}}
    )
    assert isinstance(owner.pet, Dog)
    assert encode_body(owner, Owner) == (
        b'{"pet":{"kind":"dog","friend":{"kind":"cat"}},"plain":{"kind":"cat","lives":9}}'
    )


def test_names_and_wire_names_are_both_accepted() -> None:
    one = Resources(flavor="f", count=1, max_count=2)
    other = Resources.model_validate({"flavor": "f", "count": 1, "maxCount": 2})
    assert one == other


def test_both_names_of_one_field_are_a_mistake() -> None:
    values: dict[str, Any] = {"flavor": "f", "count": 1, "max_count": 2, "maxCount": 3}
    assert refused(lambda: Resources(**values)) == {
        "max_count": "is given twice, also as 'maxCount'"
    }


def test_empty_objects_and_strings_survive() -> None:
    made = Create(metadata=Metadata(name="ab", annotations=Annotations(mode="")), spec=Spec())
    assert encode_body(made, Create).endswith(
        b'"metadata":{"name":"ab","annotations":{"os/mode":""}},"spec":{}}'
    )


def test_none_is_absent_unless_the_field_is_nullable() -> None:
    made = Resources(flavor="f", count=1, max_count=2, labels=None, note=None)
    assert encode_body(made, Resources) == b'{"flavor":"f","count":1,"maxCount":2,"note":null}'
    assert made.model_fields_set == {"flavor", "count", "max_count", "note"}


def test_assigning_none_or_deleting_makes_a_field_absent() -> None:
    made = Resources(flavor="f", count=1, max_count=2, labels={"a": "b"}, step="rack")
    made.labels = None
    del made.step
    assert (made.labels, made.step) == (None, None)
    assert encode_body(made, Resources) == b'{"flavor":"f","count":1,"maxCount":2}'
    del made.flavor
    with pytest.raises(AttributeError):
        _ = made.flavor
    assert refused(lambda: encode_body(made, Resources)) == {"flavor": "is required"}


def test_required_fields_cannot_be_assigned_away() -> None:
    made: Any = Resources(flavor="f", count=1, max_count=2)
    made.flavor = None
    assert refused(lambda: encode_body(made, Resources)) == {"flavor": "is required"}


def test_formats_are_written_as_json_writes_them() -> None:
    made = Formats(
        when=datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.UTC),
        day=datetime.date(2026, 1, 2),
        uid=UUID(int=1),
        price=Decimal("1.10"),
        blob=b"abc",
    )
    assert encode_body(made, Formats) == (
        b'{"when":"2026-01-02T03:00:00Z","day":"2026-01-02",'
        b'"uid":"00000000-0000-0000-0000-000000000001","price":"1.10","blob":"abc"}'
    )


# ------------------------------------------------------------------------------------- what is refused


def test_every_problem_is_listed_at_once_by_both_names() -> None:
    values: dict[str, Any] = {
        "metdata": {},
        "metadata": {"name": "x", "annotations": {"os/mode": "1", "free": 1}},
        "spec": {
            "resources": {
                "flavor": 3,
                "count": True,
                "max_count": "3",
                "maxcount": 1,
                "tags": [{"key": "fine", "value": ""}, {"key": "CCE-x", "valu": "1"}],
                "step": "hall",
            }
        },
    }
    with pytest.raises(InvalidRequest) as error:
        Create(**values)
    assert [(p.path, p.wire_path, p.message) for p in error.value.problems] == [
        ("metdata", "$.metdata", "is not a field of Create; did you mean 'metadata'?"),
        ("metadata.name", "$.metadata.name", "must have at least 2 characters"),
        (
            "metadata.annotations.free",
            "$.metadata.annotations.free",
            "must be a string, not an integer: write '1'",
        ),
        (
            "metadata.annotations.period_num",
            "$.metadata.annotations['os/period.num']",
            "is required because os/mode is '1'",
        ),
        (
            "metadata.annotations.period_type",
            "$.metadata.annotations['os/period.type']",
            "is required because os/mode is '1'",
        ),
        (
            "spec.resources.flavor",
            "$.spec.resources.flavor",
            "must be a string, not an integer: write '3'",
        ),
        ("spec.resources.count", "$.spec.resources.count", "must be an integer, not a boolean"),
        (
            "spec.resources.max_count",
            "$.spec.resources.maxCount",
            "must be an integer, not a string",
        ),
        (
            "spec.resources.maxcount",
            "$.spec.resources.maxcount",
            "is not a field of Resources; did you mean 'max_count'?",
        ),
        (
            "spec.resources.tags[1].valu",
            "$.spec.resources.tags[1].valu",
            "is not a field of Tag; did you mean 'value'?",
        ),
        ("spec.resources.tags[1].value", "$.spec.resources.tags[1].value", "is required"),
        (
            "spec.resources.tags[1].key",
            "$.spec.resources.tags[1].key",
            "must not match ^(CCE-|__type_baremetal)",
        ),
        (
            "spec.resources.step",
            "$.spec.resources.step",
            "must be one of 'rack', 'node', not 'hall'",
        ),
    ]


@pytest.mark.parametrize("value", [True, "3", 3.0, 3.5, None, [3]])
def test_only_an_integer_is_an_integer(value: Any) -> None:
    assert list(refused(lambda: Resources(flavor="f", count=value, max_count=2))) == ["count"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_are_finite(value: float) -> None:
    assert list(refused(lambda: body(ratio=value))) == ["ratio"]
    made = body(extras={"deep": [value]})
    assert refused(lambda: encode_body(made, Create)) == {
        "spec.resources.extras.deep[0]": f"must be a finite number, not {value}"
    }


def test_coded_options_are_taken_as_plain_strings() -> None:
    values: dict[str, Any] = {"period_type": "2"}
    assert Annotations(**values).period_type is PeriodType.MONTH
    values = {"period_type": 2}
    assert refused(lambda: Annotations(**values)) == {
        "period_type": "must be one of '2', '3', not an integer: write '2'"
    }


def test_open_classes_take_typed_extras_and_closed_ones_none() -> None:
    values: dict[str, Any] = {"os/auto.pay": "1"}
    made = Annotations(**values)
    assert encode_body(made, Annotations) == b'{"os/auto.pay":"1"}'
    wrong: dict[str, Any] = {"os/auto.pay": 1}
    assert refused(lambda: Annotations(**wrong)) == {
        "['os/auto.pay']": "must be a string, not an integer: write '1'"
    }
    nested = Metadata(name="ab", annotations=values)  # type: ignore[arg-type]
    assert encode_body(nested, Metadata) == b'{"name":"ab","annotations":{"os/auto.pay":"1"}}'
    made.model_extra["os/auto.pay"] = 5  # type: ignore[index]
    assert list(refused(lambda: encode_body(made, Annotations))) == ["['os/auto.pay']"]


def test_rules_hold_for_models_given_as_dicts() -> None:
    assert refused(lambda: body(tags=[{"key": "CCE-1", "value": ""}])) == {
        "tags[0].key": "must not match ^(CCE-|__type_baremetal)"
    }
    assert refused(lambda: Tag(key="CCE-1", value="")) == {
        "key": "must not match ^(CCE-|__type_baremetal)"
    }


def test_unions_say_what_is_wrong_in_the_variant_that_was_meant() -> None:
    assert refused(lambda: Owner.model_validate({"pet": {"kind": "dog", "lives": 1}})) == {
        "pet.lives": "is not a field of Dog"
    }
    assert refused(lambda: Owner.model_validate({"pet": {"kind": "cow"}})) == {
        "pet.kind": "must be one of 'cat', 'dog'"
    }
    assert refused(lambda: Owner.model_validate({"pets": [{"lives": 1}]})) == {
        "pets[0].kind": "is required: it tells the kind"
    }
    assert refused(lambda: Owner.model_validate({"plain": {"lives": "9"}})) == {
        "plain.lives": "must be an integer, not a string"
    }
    assert refused(lambda: Owner.model_validate({"mixed": 1.5})) == {
        "mixed": "must be an integer or a list, not a number"
    }


def test_unknown_attributes_cannot_be_assigned() -> None:
    made: Any = body()
    with pytest.raises(InvalidRequest) as error:
        made.metdata = 1
    assert problems(error) == {"metdata": "is not a field of Create; did you mean 'metadata'?"}
    assert isinstance(error.value, AttributeError)
    with pytest.raises(InvalidRequest):
        made.apiVersion = "v2"
    annotations: Any = Annotations()
    annotations.anything = "goes, as the class is open"
    assert encode_body(annotations, Annotations) == b'{"anything":"goes, as the class is open"}'


def test_what_is_sent_is_checked_again() -> None:
    made: Any = body(labels={"a": "b"}, tags=[Tag(key="k", value="v")])
    made.metadata.name = 5
    resources = made.spec.resources
    resources.labels["c"] = 1
    resources.tags[0].key = "CCE-1"
    resources.tags.append({"key": "__type_baremetal", "value": "x", "more": 1})
    resources.tags.append(5)
    resources.count = -1
    assert refused(lambda: encode_body(made, Create)) == {
        "metadata.name": "must be a string, not an integer: write '5'",
        "spec.resources.count": "must be greater than or equal to 0",
        "spec.resources.labels.c": "must be a string, not an integer: write '1'",
        "spec.resources.tags[0].key": "must not match ^(CCE-|__type_baremetal)",
        "spec.resources.tags[1].more": "is not a field of Tag",
        "spec.resources.tags[1].key": "must not match ^(CCE-|__type_baremetal)",
        "spec.resources.tags[2]": "must be an object (Tag), not an integer",
    }


def test_a_body_built_without_checks_is_checked_when_sent() -> None:
    made = Create.model_construct(spec=Spec.model_construct(resources={"flavor": 1}))
    assert refused(lambda: encode_body(made, Create)) == {
        "metadata": "is required",
        "spec.resources.flavor": "must be a string, not an integer: write '1'",
        "spec.resources.count": "is required",
        "spec.resources.max_count": "is required",
    }
    good = Cat.model_construct(lives=None)
    assert encode_body(good, Cat) == b'{"kind":"cat"}'


def test_another_class_is_refused() -> None:
    assert refused(lambda: encode_body(Spec(), Owner)) == {"": "must be an Owner, not a Spec"}
    values: dict[str, Any] = {"metadata": Spec()}
    assert refused(lambda: Create(**values)) == {
        "metadata": "must be an object (Metadata), not a Spec"
    }


def test_things_that_json_cannot_hold_are_named() -> None:
    looped: list[Any] = []
    looped.append(looped)
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    for value, message in (
        (looped, "contains itself"),
        (deep, "is nested too deeply"),
        ("\ud800", "must be valid Unicode, and holds half of a surrogate pair"),
        (object(), "cannot be written as JSON (object)"),
        (10**5000, "must be a number of at most 4300 digits"),
    ):
        made = body()
        made.spec.resources.extras = {"it": value}  # type: ignore[union-attr]
        (found,) = refused(lambda made=made: encode_body(made, Create)).items()
        assert found[0].startswith("spec.resources.extras.it")
        assert found[1] == message
    broken = body(labels={"a": "\ud800"})
    assert list(refused(lambda: encode_body(broken, Create))) == ["spec.resources.labels.a"]
    loop: dict[str, Any] = {}
    loop["metadata"] = loop
    assert refused(lambda: Create(**loop))
    made = body()
    made.spec.resources.tags = looped  # type: ignore[union-attr]
    assert refused(lambda: encode_body(made, Create))


def test_big_integers_are_sent_as_they_are() -> None:
    assert b"1" + b"0" * 100 in encode_body(body(count=10**100), Create)


def test_nothing_of_pydantic_escapes() -> None:
    values: dict[str, Any] = {"flavor": []}
    attempts: list[Any] = [
        lambda: Resources(**values),
        lambda: Resources.model_validate(values),
        lambda: Resources.model_validate([]),
        lambda: Resources.model_validate({1: 2}),
        lambda: Resources.model_validate(values, strict=True),
        lambda: Resources.model_validate_json('{"flavor": 1}'),
        lambda: Resources.model_validate_json("[]"),
        lambda: Resources.model_validate_json("{"),
        lambda: Resources.model_validate_strings({"flavor": "x", "y": "z"}),
        lambda: Resources(flavor="f", count=1, max_count=1).model_copy(update=values),
        lambda: Resources(flavor="f", count=1, max_count=1).model_copy(update={"flavour": ""}),
        lambda: setattr(Resources(flavor="f", count=1, max_count=1), "flavour", ""),
    ]
    for attempt in attempts:
        with pytest.raises(InvalidRequest) as error:
            attempt()
        assert error.value.problems
        assert isinstance(error.value, ClientError)


def test_messages_do_not_repeat_big_or_secret_input() -> None:
    secret = "s3cret" * 1000
    with pytest.raises(InvalidRequest) as error:
        Resources(flavor="f", count=secret, max_count=2, **{"k" * 5000: secret})  # type: ignore[arg-type]
    assert "s3cret" not in str(error.value)
    assert len(str(error.value)) < 500


def test_model_validate_json_is_as_strict_and_finishes_what_it_builds() -> None:
    made = Create.model_validate_json('{"metadata": {"name": "pool", "annotations": null}}')
    assert encode_body(made, Create) == (
        b'{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"pool"}}'
    )


# ------------------------------------------------------------------------------------ other body types


def test_bodies_that_are_no_models() -> None:
    assert encode_body([Tag(key="a", value="b")], list[Tag]) == b'[{"key":"a","value":"b"}]'
    assert encode_body([{"kind": "cat", "lives": None}], list[Pet]) == b'[{"kind":"cat"}]'
    assert encode_body({"a": 1}, dict[str, StrictInt]) == b'{"a":1}'
    assert encode_body(None, StrictInt | None) == b"null"
    assert encode_body({"metadata": {"name": "ab"}}, Create).startswith(b'{"apiVersion":"v2"')
    assert refused(lambda: encode_body([{"key": "CCE-", "value": "b"}], list[Tag])) == {
        "[0].key": "must not match ^(CCE-|__type_baremetal)"
    }
    assert refused(lambda: encode_body({"a": "1"}, dict[str, StrictInt])) == {
        "a": "must be an integer, not a string"
    }
    assert refused(lambda: encode_body({"metadata": 1}, Create)) == {
        "metadata": "must be an object (Metadata), not an integer"
    }


# ---------------------------------------------------------------------------------------- the object


def test_repr_is_the_call_that_builds_it() -> None:
    made = body(tags=[Tag(key="k", value="v")], step="rack")
    assert repr(made) == str(made)
    assert repr(made) == (
        "Create(metadata=Metadata(name='pool'), spec=Spec(resources=Resources(flavor='f', count=1, "
        "max_count=2, tags=[Tag(key='k', value='v')], step='rack')))"
    )
    assert eval(repr(made)) == made
    values: dict[str, Any] = {"period_type": "3", "os/x": "y", "plain": "z"}
    assert repr(Annotations(**values)) == (
        "Annotations(period_type=PeriodType.YEAR, plain='z', **{'os/x': 'y'})"
    )
    assert len(repr(body(flavor="x" * 10**6, extras=list(range(10**5))))) < 1000


def test_copies_are_equal_and_independent() -> None:
    made = body(labels={"a": "b"})
    for twin in (
        copy.deepcopy(made),
        pickle.loads(pickle.dumps(made)),
        made.model_copy(deep=True),
    ):
        assert twin == made
        assert encode_body(twin, Create) == encode_body(made, Create)
        resources: Any = twin.spec and twin.spec.resources
        resources.labels["a"] = "c"
        assert twin != made
    assert copy.copy(made).spec is made.spec
    with pytest.raises(TypeError):
        hash(made)


def test_model_copy_checks_and_builds_its_update() -> None:
    made = body()
    changed = made.model_copy(
        update={"spec": {"resources": None}, "metadata": Metadata(name="other")}
    )
    assert encode_body(changed, Create) == (
        b'{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"other"},"spec":{}}'
    )
    assert made.metadata.name == "pool"
    assert encode_body(made.model_copy(update={"spec": None}), Create) == (
        b'{"apiVersion":"v2","kind":"NodePool","metadata":{"name":"pool"}}'
    )
    assert refused(lambda: made.model_copy(update={"spec": {"resource": 1}, "kindd": 1})) == {
        "spec.resource": "is not a field of Spec; did you mean 'resources'?",
        "kindd": "is not a field of Create; did you mean 'kind'?",
    }
    assert list(refused(lambda: Tag(key="a", value="b").model_copy(update={"key": "CCE-"}))) == [
        "key"
    ]


def test_help_shows_python_names() -> None:
    assert str(inspect.signature(Tag)) == "(*, key: str, value: str)"
    assert list(inspect.signature(Resources).parameters)[:3] == ["flavor", "count", "max_count"]
    out = io.StringIO()
    pydoc.Helper(output=out).help(Tag)
    assert "class Tag(runtime.model.Model)" in out.getvalue()
    assert "A tag." in out.getvalue()


def test_models_may_be_built_in_many_threads_at_once() -> None:
    namespace: dict[str, Any] = {"__annotations__": {"value": int}, "__module__": __name__}
    fresh: Any = type("Fresh", (Model,), namespace)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for number in range(200):
                assert encode_body(fresh(value=number), fresh) == b'{"value":%d}' % number
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
