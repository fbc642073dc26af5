"""The promise behind every verdict, tried against a validator: what was accepted and is refused now is never called safe."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from .build import compare, received, sent

_VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-2, 4), st.sampled_from([0.5, "", "a", "b", "abc"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "b", "c"]), inner, max_size=3),
    ),
    max_leaves=5,
)
_SCALARS = st.sampled_from(
    [
        {}, {"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": ["string", "null"]}, {"type": "boolean"},
        {"type": "integer", "minimum": 1}, {"type": "number", "exclusiveMaximum": 2}, {"type": "string", "maxLength": 1},
        {"type": "string", "enum": ["a", "b"]}, {"enum": ["a", None]}, {"const": "b"}, {"type": "string", "pattern": "^a"},
        {"type": "object", "minProperties": 1}, {"type": "array", "maxItems": 1}, {"type": "integer", "multipleOf": 2},
    ]
)  # fmt: skip


def _objects(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda a, b, required, more: {"type": "object", "properties": {"a": a, "b": b}, "required": required, **more},
        inner,
        inner,
        st.sampled_from([[], ["a"], ["a", "b"], ["c"]]),
        st.one_of(st.just({}), st.just({"additionalProperties": False}), st.builds(lambda part: {"additionalProperties": part}, inner)),
    )  # fmt: skip


def _grown(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        _objects(inner),
        st.builds(lambda part, more: {"type": "array", "items": part, **more}, inner, st.sampled_from([{}, {"minItems": 1}])),
        st.builds(lambda part: {"type": "array", "prefixItems": [part]}, inner),
        st.builds(lambda part: {"type": "array", "contains": part}, inner),
        st.builds(lambda key, parts: {key: parts}, st.sampled_from(["oneOf", "anyOf", "allOf"]), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part, more: {"allOf": [part], **more}, inner, _objects(inner)),
        st.builds(lambda part: {"not": part}, inner),
        st.builds(lambda one, two: {"if": one, "then": two}, inner, inner),
    )  # fmt: skip


SCHEMAS: st.SearchStrategy[Any] = st.recursive(_SCALARS, _grown, max_leaves=6)


def _edited(draw: st.DrawFn, schema: Any) -> Any:
    """The schema with one part replaced: small changes find more than strangers do."""
    if not isinstance(schema, dict) or draw(st.integers(0, 3)) == 0:
        return draw(SCHEMAS)
    keys = [
        key
        for key in schema
        if key in ("items", "additionalProperties", "contains", "not", "if", "then")
    ]
    keys += [
        key for key in ("properties", "oneOf", "anyOf", "allOf", "prefixItems") if schema.get(key)
    ]
    if not keys:
        return draw(SCHEMAS)
    key = draw(st.sampled_from(keys))
    part = schema[key]
    if isinstance(part, list):
        index = draw(st.integers(0, len(part) - 1))
        return {
            **schema,
            key: [_edited(draw, item) if at == index else item for at, item in enumerate(part)],
        }
    if key == "properties":
        name = draw(st.sampled_from(sorted(part)))
        return {**schema, key: {**part, name: _edited(draw, part[name])}}
    return {**schema, key: _edited(draw, part)}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    old: dict[str, Any] = draw(SCHEMAS)
    return old, _edited(draw, old)


@settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
@given(pairs(), st.lists(_VALUES, min_size=4, max_size=12))
def test_what_is_refused_now_is_found(
    pair: tuple[dict[str, Any], dict[str, Any]], values: list[Any]
) -> None:
    old, new = pair
    before, after = Draft202012Validator(old), Draft202012Validator(new)
    lost = [value for value in values if before.is_valid(value) and not after.is_valid(value)]
    assume(lost)
    found = compare(sent(old), sent(new))
    # Whoever sent a member that nobody had described is not asked: a new optional member is safe, as everywhere.
    assume(not any(item.rule == "property-added" for item in found))
    # What fits two alternatives of a `oneOf` is refused; whether two share a value cannot be told, which is risky.
    enough = {"breaking", "risky"} if "oneOf" in str(pair) else {"breaking"}
    assert any(item.severity in enough for item in found), (old, new, lost[0])
    # Read backwards the same pair widens: the service may answer what nobody expected.
    assert any(item.severity != "safe" for item in compare(received(new), received(old))), (
        new,
        old,
        lost[0],
    )
