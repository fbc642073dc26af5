"""What people complain of in clients of other generators, each on a generated package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from roundtrip.package import Package

from .generated import Made, made, read
from .laws import JSON, harness

DOCUMENTS = Path(__file__).parent / "documents"


def package(document: str, folder: Path) -> Iterator[Made]:
    data = read(DOCUMENTS / f"{document}.yaml")
    with made(harness(data, list(data["components"]["schemas"])), folder / "package") as one:
        yield one


class Client:
    """The models of a package, and what they become on the wire."""

    def __init__(self, package: Package, models: Any) -> None:
        self.package = package
        self.models = models

    def sent(self, value: Any) -> Any:
        return json.loads(self.package.written(self.package.body(JSON, type(value)), value))

    def read(self, type_: Any, value: Any) -> Any:
        return self.package.read(type_, json.dumps(value).encode())

    def kinds(self, type_: Any, value: Any) -> list[str]:
        return [one.kind for one in self.package.surprises(type_, json.dumps(value).encode())]


@pytest.fixture
def client(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Client]:
    for one in package(request.param, tmp_path):
        yield Client(one.package, one.package.module("models"))


on = pytest.mark.parametrize


@on("client", ["values"], indirect=True)
def test_absent_is_not_null(client: Client) -> None:
    Null: Any = client.models.Null
    odd: dict[str, Any] = {"needed": None, "list": []}
    absent = Null(needed=None, list=[])
    null = Null(needed=None, list=[], optional=None)
    assert client.sent(absent) == odd
    assert client.sent(null) == {**odd, "optional": None}
    # None for what may not be null means absent, so that code without conditions can be written.
    assert client.sent(Null(needed=None, list=[], not_null=None)) == odd
    came = client.read(Null, {**odd, "optional": None})
    assert came.optional is None
    assert "optional" in came.model_fields_set
    assert "optional" not in client.read(Null, odd).model_fields_set
    assert client.kinds(Null, {**odd, "notNull": None}) == ["unexpected-null"]
    assert client.sent(client.read(Null, {**odd, "notNull": None})) == {**odd, "notNull": None}


@on("client", ["values"], indirect=True)
def test_an_option_that_the_service_adds_breaks_nothing(client: Client) -> None:
    Options, new = client.models.Options, {"color": "violet", "number": 7, "coded": 9, "open": "z"}
    came = client.read(Options, new)
    assert (came.color, came.number, came.coded) == ("violet", 7, 9)
    assert client.kinds(Options, new) == ["unknown-option"] * 4
    assert client.sent(came) == new
    with pytest.raises(client.package.refusal, match="violet"):
        Options(color="violet")
    assert client.sent(Options(color="red", open="z")) == {"color": "red", "open": "z"}


@on("client", ["values"], indirect=True)
def test_a_constant_is_sent_though_nobody_gave_it(client: Client) -> None:
    made = client.models.Constants()
    assert client.sent(made) == {"kind": "thing", "version": 2}
    assert json.loads(made.model_dump_json(exclude_unset=True)) == {"kind": "thing", "version": 2}
    came = client.read(client.models.Constants, {"version": 2})
    assert client.sent(came) == {"version": 2}, "nothing is invented in what came"


@on("client", ["unions"], indirect=True)
def test_the_discriminator_decides_and_is_kept(client: Client) -> None:
    models = client.models
    holder = models.Holder(pet={"kind": "dog", "friends": [{"kind": "cat", "lives": 9}]})
    assert type(holder.pet) is models.Dog
    assert type(holder.pet.friends[0]) is models.Cat
    assert client.sent(models.Holder(pet=models.Cat(lives=1))) == {
        "pet": {"kind": "cat", "lives": 1}
    }
    mapped = client.read(
        models.Holder, {"pet": {"kind": "dog"}, "byKey": {"a": {"shape": "box", "side": 1}}}
    )
    assert type(mapped.by_key["a"]) is models.Square
    assert mapped.by_key["a"].shape == "box"


@on("client", ["unions"], indirect=True)
def test_the_error_is_that_of_the_branch_that_was_meant(client: Client) -> None:
    with pytest.raises(client.package.refusal) as error:
        client.models.Holder(pet={"kind": "cat", "lives": "many"})
    assert "pet.lives" in str(error.value)
    assert "Dog" not in str(error.value)
    with pytest.raises(client.package.refusal, match="'cat', 'dog'"):
        client.models.Holder(pet={"kind": "cow"})
    assert client.kinds(client.models.Holder, {"pet": {"kind": "cow"}}) == ["unknown-variant"]


@on("client", ["unions"], indirect=True)
def test_alternatives_are_tried_in_the_order_of_the_document(client: Client) -> None:
    models = client.models
    assert type(client.read(models.Overlap, {"a": 1})) is type(client.read(models.Overlap, {}))
    assert type(client.read(models.Overlap, {"a": 1, "b": 2})) is not type(
        client.read(models.Overlap, {"a": 1})
    )
    assert type(client.read(models.Loose, {"a": 1})) is models.First
    assert type(client.read(models.Loose, {"a": "x"})) is models.Second


@on("client", ["unions"], indirect=True)
def test_unions_of_unions(client: Client) -> None:
    models = client.models
    assert type(client.read(models.Nested, {"kind": "dog"})) is models.Dog
    assert type(client.read(models.Nested, {"shape": "ci", "radius": 1})) is models.Circle


@on("client", ["recursion"], indirect=True)
def test_types_that_recur_keep_the_names_of_the_wire(client: Client) -> None:
    models = client.models
    tree = models.Tree(
        value=1,
        from_=models.Tree(
            value=2, from_={"value": 3, "children": [{"value": 4, "from": {"value": 5}}]}
        ),
    )
    wire = {
        "value": 1,
        "from": {
            "value": 2,
            "from": {"value": 3, "children": [{"value": 4, "from": {"value": 5}}]},
        },
    }
    assert client.sent(tree) == wire
    assert client.read(models.Tree, wire).from_.from_.children[0].from_.value == 5
    mutual = models.Even(next_odd=models.Odd(next_even=models.Even(class_="x")))
    assert client.sent(mutual) == {"next-odd": {"nextEven": {"class": "x"}}}


@on("client", ["composition"], indirect=True)
def test_required_is_not_lost_in_all_of(client: Client) -> None:
    for name in ("RequiredAgain", "RequiredApart", "Extended", "Twice"):
        with pytest.raises(client.package.refusal, match="is required"):
            getattr(client.models, name)(id=1)
