"""Values for examples: small, and made at once whatever the types are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clientgen.emit.construct import NotConstructible
from clientgen.emit.samples import sample
from clientgen.ir.nodes import Alias, Component, Constraint, ListOf, Ref, Scalar
from clientgen.pipeline import Run

from .conftest import field, model

ITSELF = Ref("Itself")


def alias(type_: Any) -> Alias:
    return Alias("Itself", "Itself", "all", "#/components/schemas/Itself", type_)


def test_a_list_of_itself_is_shown_empty() -> None:
    assert sample(ITSELF, {"Itself": alias(ListOf(ITSELF))}) == []


def test_an_object_that_needs_itself_is_not_shown() -> None:
    own: dict[str, Component] = {"Itself": model("Itself", field("a", "a", ITSELF, required=True))}
    with pytest.raises(NotConstructible):
        sample(ITSELF, own)


def test_what_multiplies_is_not_shown() -> None:
    known: dict[str, Component] = {"A9": model("A9", field("x", "x", required=True))}
    for level in range(9):
        inner = Ref(f"A{level + 1}")
        fields = (field(f"a{index}", f"a{index}", inner, required=True) for index in range(20))
        known[f"A{level}"] = model(f"A{level}", *fields)
    assert sample(Ref("A8"), known) == {f"a{index}": {"x": "text"} for index in range(20)}
    with pytest.raises(NotConstructible):
        sample(Ref("A0"), known)


def first_call(tmp_path: Path, *calls: Any, schemas: Any = None) -> str:
    """The README of a document with these operations; each is what stands in it beside its ID and its replies."""
    paths = {
        f"/{name}": {"get": {"operationId": name, "tags": ["x"], "responses": {"204": {"description": "None."}}, **call}}
        for name, call in zip("abc", calls, strict=False)
    }  # fmt: skip
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    document["components"] = {"schemas": schemas or {}}
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return dict(Run.start(path).tree())["README.md"].decode()


def query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": True, "schema": schema, **more}


def test_a_parameter_that_cannot_be_shown_is_left_out_of_the_first_call(tmp_path: Path) -> None:
    reference = {"$ref": "#/components/schemas/Itself"}
    itself = {"type": "object", "required": ["a"], "properties": {"a": reference}}
    parameter = {"name": "q", "in": "query", "required": True, "content": {"application/json": {"schema": reference}}}  # fmt: skip
    readme = first_call(tmp_path, {"parameters": [parameter]}, schemas={"Itself": itself})
    assert "(q=...)" in readme


def test_the_first_call_shows_what_the_document_shows(tmp_path: Path) -> None:
    code = {"type": "string", "pattern": "^[A-Z]{3}$"}
    parameters = [
        query("there", {**code, "examples": ["CDG"]}),
        query("beside", code, example="MAD"),
        query("named", code, examples={"one": {"value": "JFK"}}),
        query("list", {"type": "array", "items": code}, example=["A" * 3]),
        query("component", {"$ref": "#/components/schemas/Code"}),
        query("unfit", {"type": "integer", "examples": ["three"]}),
    ]
    readme = first_call(
        tmp_path, {"parameters": parameters}, schemas={"Code": {**code, "examples": ["BER"]}}
    )
    call = " ".join(readme.split("```")[1].split())
    shown = 'there="CDG", beside="MAD", named="JFK", list=["AAA"], component="BER", unfit=1'
    assert shown in call


def test_the_first_call_is_one_that_can_be_shown(tmp_path: Path) -> None:
    patterned = {"parameters": [query("q", {"type": "string", "pattern": "^[a-z]{9}$"})]}
    readme = first_call(tmp_path, {"deprecated": True}, patterned, {})
    assert "client.x.c()" in readme
    assert "client.x.b(q=...)" in first_call(tmp_path, {"deprecated": True}, patterned)
    assert "client.x.a()" in first_call(tmp_path, {"deprecated": True})


@pytest.mark.parametrize(
    ("kind", "bounds", "value"),
    [
        ("string", {"maxLength": 2}, "te"),
        ("string", {"minLength": 6}, "text--"),
        ("integer", {"maximum": 0}, 0),
        ("integer", {"minimum": 3}, 3),
        ("integer", {"exclusiveMinimum": 3}, 4),
        ("integer", {"exclusiveMaximum": 1}, 0),
        ("integer", {"minimum": 7, "multipleOf": 5}, 10),
        ("number", {"minimum": -90, "maximum": 90}, 1.0),
        ("number", {"minimum": 1.5}, 1.5),
    ],
)
def test_a_value_is_one_that_its_bounds_let_through(kind: Any, bounds: Any, value: Any) -> None:
    stated = tuple(Constraint(word, bound) for word, bound in bounds.items())
    made = sample(Scalar(kind, constraints=stated), {})
    assert (made, type(made)) == (value, type(value))


def test_a_pattern_is_never_tried() -> None:
    patterned = Scalar("string", constraints=(Constraint("pattern", "^(a+)+$"),))
    with pytest.raises(NotConstructible):
        sample(patterned, {})
    assert sample(patterned, {}, sent=False) == "text"


def test_a_bound_beyond_all_numbers_gives_no_value() -> None:
    with pytest.raises(NotConstructible):
        sample(Scalar("number", constraints=(Constraint("minimum", 10**400),)), {})
