"""Types and rules together say what the schema said: compared with an independent validator on made-up schemas.

What the client understands is written down as JSON Schema again and both are asked about many values.  Known
differences are kept out of the schemas: further members of an object have to be declared here, ``oneOf`` is read as
``anyOf``, and where objects are merged, ``additionalProperties`` of one leaves the members of the other alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped,unused-ignore]

from clientgen.diagnostics import Collector
from clientgen.ir.nodes import (
    Alias,
    Api,
    Choice,
    ListOf,
    MapOf,
    Model,
    Options,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
    Unknown,
)
from clientgen.normalise import normalise
from clientgen.settings import Settings


@dataclass(frozen=True)
class Plain:
    """A document that is only its data."""

    data: dict[str, Any]


SCALARS: list[Any] = [None, True, False, 0, 1, 2, 7, 1.5, "", "a", "ab", "abc"]
VALUES: list[Any] = [
    *SCALARS, [], ["a"], [1], ["a", "a"], [1, "a"], [[1]], {}, {"a": 1}, {"a": "a"}, {"b": "ab"}, {"a": 1, "b": "a"},
    {"a": "a", "b": 2, "c": None}, {"c": {"a": 1}}, {"c": {"a": "ab"}}, {"c": []}, {"a": None},
]  # fmt: skip

KEYS = st.sampled_from(["a", "b", "c"])


def scalars() -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        st.sampled_from(
            [
                {"type": "string"}, {"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"},
                {"type": ["string", "null"]}, {"type": ["integer", "string"]}, {"const": "a"}, {"const": 1},
                {"enum": ["a", "ab"]}, {"enum": ["a", 1, None]}, {"enum": [1.5, 2]}, {"type": "string", "enum": ["a", "b"]},
                {"type": "string", "minLength": 2}, {"type": "string", "maxLength": 1, "pattern": "a"},
                {"type": "integer", "minimum": 1, "maximum": 5}, {"type": "number", "exclusiveMinimum": 1},
                {"type": "integer", "multipleOf": 2}, {"type": ["string", "null"], "minLength": 1},
                {"type": "string", "not": {"const": "a"}}, {},
            ]
        )
    )  # fmt: skip


def objects(
    inner: st.SearchStrategy[Any], extra: st.SearchStrategy[Any] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "type": st.just("object"),
            "properties": st.dictionaries(KEYS, inner, min_size=1, max_size=2),
            "additionalProperties": st.just(True) if extra is None else extra,
        },
        optional={
            "required": st.lists(KEYS, unique=True, min_size=1, max_size=2),
            "minProperties": st.just(1),
            "dependentRequired": st.just({"a": ["b"]}),
            "if": st.just({"required": ["a"]}),
            "then": st.just({"required": ["b"]}),
            "propertyNames": st.just({"pattern": "a"}),
        },
    )


def extended(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        objects(inner, st.one_of(st.just(True), scalars())),
        st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner},
            optional={"minItems": st.just(1), "uniqueItems": st.just(True)},
        ),
        st.fixed_dictionaries({"type": st.just("object"), "additionalProperties": inner}),
        st.builds(lambda parts: {"anyOf": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda one, parts: {**one, "anyOf": parts},
            st.one_of(scalars(), objects(scalars())),
            st.lists(st.one_of(scalars(), objects(scalars())), min_size=1, max_size=2),
        ),
        st.builds(lambda one, two: {"allOf": [one, two]}, objects(scalars()), objects(scalars())),
    )


SCHEMAS = st.recursive(scalars(), extended, max_leaves=5)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(SCHEMAS)
@example(
    {
        "type": "object",
        "properties": {"a": {}},
        "additionalProperties": {"type": "string", "minLength": 2},
    }
)
def test_what_the_client_understands_is_what_the_schema_says(schema: dict[str, Any]) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                "Holder": {
                    "type": "object",
                    "properties": {"value": schema},
                    "additionalProperties": True,
                }
            }
        },
    }
    collector = Collector()
    names = Settings(package="p", client_name="C", strict_names=False)
    api = normalise(Plain(document), names, collector)
    if collector.diagnostics:
        return  # said aloud: contradictions are allowed to mean something else
    again = Written(api).schema
    stated, understood = Draft202012Validator(schema), Draft202012Validator(again)
    # A rule tells a model from other objects by nothing but its being an object: it may let too much pass there.
    loose = '{"type": "object"}' in json.dumps(again)
    for value in VALUES:
        wanted, found = stated.is_valid(value), understood.is_valid({"value": value})
        assert found == wanted or (found and loose), (value, again)


class Written:
    """A client's understanding of the component `Holder`, as JSON Schema."""

    def __init__(self, api: Api) -> None:
        self.schema = {
            "$defs": {component.name: self._component(component) for component in api.components},
            "$ref": "#/$defs/Holder",
        }

    def _component(self, component: Any) -> Any:
        match component:
            case Alias(type=kind):
                return self._type(kind)
            case Choice(members=members):
                return {"enum": [member.value for member in members]}
            case Model():
                return self._model(component)

    def _model(self, model: Model) -> Any:
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {},
            "required": [field.wire_name for field in model.fields if field.required],
            "additionalProperties": model.extra
            if isinstance(model.extra, bool)
            else self._type(model.extra),
        }
        for field in model.fields:
            inner = self._type(field.type)
            bounds = {bound.keyword: bound.value for bound in field.constraints}
            schema["properties"][field.wire_name] = {"allOf": [inner, bounds]}
        return {"allOf": [schema, model.rules or {}]}

    def _type(self, kind: TypeRef) -> Any:
        match kind:
            case Scalar(name, _, constraints):
                return {"type": name} | {one.keyword: one.value for one in constraints}
            case Unknown():
                return {}
            case Ref(name):
                return {"$ref": f"#/$defs/{name}"}
            case ListOf(item, constraints):
                return {"type": "array", "items": self._type(item)} | {
                    one.keyword: one.value for one in constraints
                }
            case MapOf(value):
                return {"type": "object", "additionalProperties": self._type(value)}
            case TupleOf(items, rest):
                more: Any = False if rest is None else self._type(rest)
                return {
                    "type": "array",
                    "prefixItems": [self._type(one) for one in items],
                    "items": more,
                }
            case Options(values, False):
                return {"enum": list(values)}
            case Options(values, True):
                return {"type": "string" if isinstance(values[0], str) else "integer"}
            case Union(variants):
                return {"anyOf": [self._type(one) for one in variants]}
