"""Documents that say the same in other words: nothing may be found."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.compare import Comparison, Side
from clientgen.diagnostics import Collector
from clientgen.document import upgrade
from clientgen.source import load

from .build import TODAY, compare, document, member, one, parameter, received, sent

SPEC = Path(__file__).resolve().parents[3] / "spec" / "modelarts" / "openapi.yaml"
STRING = {"type": "string"}
CAT = {
    "type": "object",
    "required": ["meows"],
    "properties": {"meows": {"type": "boolean"}, "kind": {"const": "cat"}},
}
DOG = {
    "type": "object",
    "required": ["barks"],
    "properties": {"barks": {"type": "boolean"}, "kind": {"const": "dog"}},
}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _with(**schemas: Any) -> dict[str, Any]:
    return {"components": {"schemas": schemas}}


def reversed_everywhere(value: Any, key: str = "") -> Any:
    """Mappings and the lists whose order means nothing, the other way round."""
    if isinstance(value, dict):
        return {name: reversed_everywhere(part, name) for name, part in reversed(value.items())}
    if isinstance(value, list):
        parts = [reversed_everywhere(part) for part in value]
        return (
            parts[::-1]
            if key in ("required", "enum", "oneOf", "anyOf", "allOf", "parameters", "tags", "type")
            else parts
        )
    return value


TREE = {
    "type": "object",
    "required": ["a", "b"],
    "properties": {
        "a": {"type": ["string", "null"], "enum": ["x", "y", None]},
        "b": {"oneOf": [CAT, DOG, {"type": "array", "items": CAT}]},
        "c": {"allOf": [member(STRING), {"required": ["a"]}]},
        "d": {"type": "array", "items": {"type": "integer", "minimum": 1}},
    },
}


@pytest.mark.parametrize("make", [sent, received])
def test_order_means_nothing(make: Any) -> None:
    assert compare(make(TREE), reversed_everywhere(make(TREE))) == []


@pytest.mark.parametrize("make", [sent, received])
@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        (TREE, TREE | {"description": "more words", "title": "T", "examples": [{}]}),
        (member(STRING), {"allOf": [member(STRING)]}),
        ({"allOf": [CAT, {"properties": {"a": STRING}}]}, {**CAT, "properties": {**CAT["properties"], "a": STRING}}),  # type: ignore[dict-item]
        ({"oneOf": [CAT]}, CAT),
        ({"anyOf": [STRING, {"type": "null"}]}, {"type": ["string", "null"]}),
        ({"oneOf": [{"type": "null"}, CAT]}, {**CAT, "type": ["object", "null"]}),
        ({"anyOf": [{"oneOf": [CAT, DOG]}, {"type": "null"}]}, {"oneOf": [CAT, DOG, {"type": "null"}]}),
        ({"anyOf": [STRING, {"type": "integer"}]}, {"type": ["integer", "string"]}),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"properties": {"a": STRING}}, {"type": "object", "properties": {"a": STRING}}),
        ({"type": "number", "minimum": 1}, {"type": "number", "minimum": 1.0}),
        ({"type": "number", "minimum": 1, "exclusiveMinimum": 1}, {"type": "number", "exclusiveMinimum": 1}),
        ({**CAT, "additionalProperties": True}, CAT),
        ({"type": "array", "items": {}}, {"type": "array"}),
        ({"type": "string", "minLength": 0}, STRING),
        ({"type": "array", "uniqueItems": False}, {"type": "array"}),
    ],
)  # fmt: skip
def test_other_spellings_of_the_same(make: Any, one_way: Any, other_way: Any) -> None:
    assert compare(make(one_way), make(other_way)) == []
    assert compare(make(other_way), make(one_way)) == []


@pytest.mark.parametrize("make", [sent, received])
def test_parts_may_move_into_components_and_back(make: Any) -> None:
    inline = make(TREE)
    parts: dict[str, Any] = copy.deepcopy(TREE)
    parts["properties"]["b"] = {
        "oneOf": [_ref("Hound"), {"type": "array", "items": _ref("Cat")}, _ref("Cat")]
    }
    referring = make(_ref("Tree"), **_with(Tree=parts, Cat=CAT, Hound=DOG))
    assert compare(inline, referring) == []
    assert compare(referring, inline) == []


def test_components_may_be_renamed() -> None:
    old, new = sent(_ref("A"), **_with(A=TREE)), sent(_ref("B"), **_with(B=TREE))
    assert compare(old, new) == []


def test_circles_end() -> None:
    node = {
        "type": "object",
        "properties": {"next": _ref("Node"), "any": {"oneOf": [_ref("Node"), STRING]}},
    }
    longer: dict[str, Any] = copy.deepcopy(node)
    longer["properties"]["next"] = {"allOf": [_ref("Node")]}
    old, new = sent(_ref("Node"), **_with(Node=node)), sent(_ref("Node"), **_with(Node=longer))
    assert compare(old, new) == []
    loop = {"allOf": [_ref("Loop")], "type": "object"}
    assert (
        compare(sent(_ref("Loop"), **_with(Loop=loop)), sent(_ref("Loop"), **_with(Loop=loop)))
        == []
    )
    choice = {"oneOf": [_ref("Choice"), CAT]}
    other = {"oneOf": [DOG, _ref("Choice")]}
    assert compare(
        sent(_ref("Choice"), **_with(Choice=choice)), sent(_ref("Choice"), **_with(Choice=other))
    )


@pytest.mark.parametrize("make", [sent, received])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "integer", "minimum": 1, "exclusiveMinimum": True},
            {"type": "integer", "exclusiveMinimum": 1},
        ),
        ({"type": "string", "format": "byte"}, {"type": "string", "contentEncoding": "base64"}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        ({"type": "object", "nullable": True, "allOf": [CAT]}, {"anyOf": [CAT, {"type": "null"}]}),
        ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
    ],
)
def test_twins_of_both_versions(make: Any, old: Any, new: Any) -> None:
    before = {**make(member(old)), "openapi": "3.0.3"}
    assert compare(before, make(member(new))) == []
    assert compare(make(member(new)), before) == []


def test_parameters_of_the_path_are_those_of_the_operation() -> None:
    entry = {"name": "p", "in": "query", "schema": STRING, "style": "form", "explode": True}
    shared = document({"/x": {"parameters": [entry], "post": one()["paths"]["/x"]["post"]}})
    assert compare(parameter({}), shared) == []


def test_our_own_document_is_itself() -> None:
    data = upgrade(load(SPEC, collector=Collector()).data)
    assert Comparison(Side(data), Side(reversed_everywhere(data)), TODAY).run() == []


def test_an_open_list_may_grow_on_both_sides() -> None:
    def listed(*values: str) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "enum": list(values)}, STRING]}

    for make in (sent, received):
        for old, new in ((listed("a"), listed("a", "b")), (listed("a", "b"), listed("a"))):
            found = compare(make(old), make(new))
            assert found
            assert {str(item.severity) for item in found} == {"safe"}


def test_a_closed_choice_is_no_open_list() -> None:
    """With `oneOf` another alternative that allows the value is a reason to refuse it."""

    def listed(*values: str) -> dict[str, Any]:
        return {"oneOf": [{"type": "string", "enum": list(values)}, STRING]}

    found = compare(sent(listed("a", "b")), sent(listed("a")))
    assert {str(item.severity) for item in found} == {"breaking", "risky"}


def test_heirs_of_a_discriminator_are_compared() -> None:
    base = {
        "type": "object",
        "discriminator": {"propertyName": "kind"},
        "properties": {"kind": STRING},
    }

    def heir(**more: Any) -> dict[str, Any]:
        return {"allOf": [_ref("Pet"), {"type": "object", "properties": more}]}

    old = received(_ref("Pet"), **_with(Pet=base, Cat=heir(a=STRING)))
    new = received(_ref("Pet"), **_with(Pet=base, Cat=heir(a={"type": "integer"})))
    assert [item.rule for item in compare(old, new)] == ["type"]
    assert [item.rule for item in compare(old, received(_ref("Pet"), **_with(Pet=base)))] == [
        "alternative-removed"
    ]


_SCALARS = st.sampled_from(
    [
        STRING,
        {"type": "integer"},
        {"type": "number", "minimum": 0},
        {"type": "string", "enum": ["a", "b"]},
        {},
    ]
)
_SCHEMAS = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.builds(lambda a, b, r: {"type": "object", "properties": {"a": a, "b": b}, "required": r}, inner, inner,
                  st.sampled_from([[], ["a"], ["a", "b"]])),
        st.builds(lambda a: {"type": "array", "items": a}, inner),
        st.builds(lambda key, parts: {key: parts}, st.sampled_from(["oneOf", "anyOf", "allOf"]), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda a: {"anyOf": [a, {"type": "null"}]}, inner),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SCHEMAS)
def test_any_schema_is_itself_in_another_order_and_behind_a_reference(
    schema: dict[str, Any],
) -> None:
    for make in (sent, received):
        assert compare(make(schema), reversed_everywhere(make(schema))) == []
        assert compare(make(schema), make(_ref("S"), **_with(S=schema))) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SCHEMAS, _SCHEMAS)
def test_what_breaks_callers_in_one_direction_shows_in_the_other(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    """A change is never silent: if values are refused that were sent, going back widens, and both are found."""
    there, back = compare(sent(old), sent(new)), compare(sent(new), sent(old))
    assert bool(there) == bool(back)
