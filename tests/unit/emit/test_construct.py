"""Values for examples: small, and made at once whatever the types are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clientgen.emit.construct import NotConstructible, sample
from clientgen.ir.nodes import Alias, Component, ListOf, Ref
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


def test_a_parameter_that_cannot_be_shown_is_left_out_of_the_first_call(tmp_path: Path) -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/Itself"}}}  # fmt: skip
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Itself"}}}
    parameter = {"name": "q", "in": "query", "required": True, "content": content}
    call = {"operationId": "get", "parameters": [parameter], "responses": {"204": {"description": "None."}}}  # fmt: skip
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": call}},
        "components": {"schemas": {"Itself": schema}},
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    readme = dict(Run.start(path).tree())["README.md"].decode()
    assert "(q=...)" in readme
