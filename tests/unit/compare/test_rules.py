"""Every rule, with a change that it judges and the same change taken back."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.compare.model import RANK, Finding
from clientgen.compare.rules import all_rules

from .build import (
    compare,
    compare_lines,
    document,
    member,
    one,
    operation,
    parameter,
    received,
    sent,
)

B, R, S = "breaking", "risky", "safe"
STRING = {"type": "string"}
OBJECT = {"type": "object"}
CAT = {"type": "object", "required": ["meows"], "properties": {"meows": {"type": "boolean"}}}
DOG = {"type": "object", "required": ["barks"], "properties": {"barks": {"type": "boolean"}}}


def _xml(schema: Any) -> dict[str, Any]:
    """A document whose one body is JSON first, and XML too."""
    shown = {"$ref": "#/components/schemas/A"}
    media = {name: {"schema": shown} for name in ("application/json", "application/soap+xml")}
    return {**one(requestBody={"content": media}), "components": {"schemas": {"A": schema}}}


def _get(**more: Any) -> dict[str, Any]:
    return document({"/x": {"get": operation(**more)}})


def _headers(headers: dict[str, Any]) -> dict[str, Any]:
    return one(responses={"200": {"description": "", "headers": headers}})


def _statuses(*codes: str) -> dict[str, Any]:
    return one(responses={code: {"description": ""} for code in codes})


def _schemes(**schemes: Any) -> dict[str, Any]:
    return {
        **one(security=[{name: []} for name in schemes]),
        "components": {"securitySchemes": schemes},
    }


def _servers(*urls: str) -> dict[str, Any]:
    return {**one(), "servers": [{"url": url} for url in urls]}


def _replies(*media: str) -> dict[str, Any]:
    return one(responses={"200": {"description": "", "content": {name: {} for name in media}}})


def _tagged(mapping: dict[str, str], name: str = "kind") -> dict[str, Any]:
    return {"oneOf": [CAT, DOG], "discriminator": {"propertyName": name, "mapping": mapping}}


KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}
WIDE = {"200": {"description": "", "headers": {"A": {"schema": STRING}}}}

# rule, old, new, what old → new weighs, what new → old weighs (None: the rule is silent).
VARIABLE = {"name": "v", "in": "path", "required": True, "schema": {"type": "string"}}
WIRE: list[tuple[str, dict[str, Any], dict[str, Any], str | None, str | None]] = [
    ("length-limits", sent({"type": "string", "maxLength": 9}), sent({"type": "string", "maxLength": 5}), B, S),
    ("length-limits", received({"type": "string", "minLength": 9}), received({"type": "string", "minLength": 5}), B, S),
    ("length-limits", sent({"type": "string"}), sent({"type": "string", "minLength": 1}), B, S),
    ("items-limits", sent({"type": "array", "maxItems": 9}), sent({"type": "array", "maxItems": 5}), B, S),
    ("members-limits", sent({**OBJECT, "minProperties": 1}), sent({**OBJECT, "minProperties": 2}), B, S),
    ("range", sent({"type": "number", "maximum": 9}), sent({"type": "number", "exclusiveMaximum": 9}), B, S),
    ("range", received({"type": "number", "minimum": 9}), received({"type": "number", "minimum": 1}), B, S),
    ("type", sent({"type": "number"}), sent({"type": "integer"}), B, S),
    ("type", received({"type": "integer"}), received({"type": ["integer", "string"]}), B, S),
    ("type", sent({"type": "string"}), sent({"type": "integer"}), B, B),
    ("nullable", sent({"type": ["string", "null"]}), sent(STRING), B, S),
    ("nullable", received(STRING), received({"anyOf": [STRING, {"type": "null"}]}), B, S),
    ("options", sent({"enum": ["a", "b"]}), sent({"enum": ["a"]}), B, S),
    ("options", received({"enum": ["a", "b"]}), received({"enum": ["a"]}), S, R),
    ("options", sent({"const": "a"}), sent({"const": "b"}), B, B),
    ("options-only", sent(STRING), sent({"type": "string", "enum": ["a"]}), B, S),
    ("format", sent({"type": "integer", "format": "int64"}), sent({"type": "integer", "format": "int32"}), B, S),
    ("format", sent(STRING), sent({"type": "string", "format": "uuid"}), B, S),
    ("pattern", sent(STRING), sent({"type": "string", "pattern": "^a"}), B, S),
    ("pattern", received({"type": "string", "pattern": "a"}), received({"type": "string", "pattern": "b"}), B, B),
    ("content", sent(STRING), sent({"type": "string", "contentEncoding": "base64"}), B, S),
    ("xml", sent(member({**STRING, "xml": {"name": "x"}})), sent(member(STRING)), S, S),
    ("xml", _xml(member({**STRING, "xml": {"name": "x"}})), _xml(member(STRING)), B, B),
    ("multiple-of", sent({"type": "integer", "multipleOf": 2}), sent({"type": "integer", "multipleOf": 4}), B, S),
    ("unique-items", sent({"type": "array"}), sent({"type": "array", "uniqueItems": True}), B, S),
    ("contains", sent({"type": "array"}), sent({"type": "array", "contains": STRING}), B, S),
    ("never", sent(member(STRING)), sent(member({"not": {}}) | {"properties": {"a": False}}), B, S),
    ("property-added", sent(OBJECT), sent(member(STRING, required=True)), B, None),
    ("property-added", sent(OBJECT), sent(member(STRING)), S, None),
    ("property-added", received(OBJECT), received(member(STRING, required=True)), S, None),
    ("property-removed", sent(member(STRING)), sent(OBJECT), B, None),
    ("property-removed", received(member(STRING, required=True)), received(OBJECT), B, None),
    ("optional-property-removed", received(member(STRING)), received(OBJECT), R, None),
    ("required", sent(member(STRING)), sent(member(STRING, required=True)), B, S),
    ("required", received(member(STRING, required=True)), received(member(STRING)), B, S),
    ("read-only", sent(member(STRING)), sent(member({**STRING, "readOnly": True})), B, S),
    ("write-only", received(member(STRING)), received(member({**STRING, "writeOnly": True})), R, S),
    ("closed-object", sent(member(STRING)), sent({**member(STRING), "additionalProperties": False}), B, S),
    ("closed-object", received(member(STRING)), received({**member(STRING), "additionalProperties": False}), S, R),
    ("pattern-properties", sent(OBJECT), sent({**OBJECT, "patternProperties": {"^a": STRING}}), B, S),
    ("dependent-schemas", sent(OBJECT), sent({**OBJECT, "dependentSchemas": {"a": {"required": ["b"]}}}), B, S),
    ("dependent-required", sent(OBJECT), sent({**OBJECT, "dependentRequired": {"a": ["b"]}}), B, S),
    ("prefix-items", sent({"type": "array"}), sent({"type": "array", "prefixItems": [STRING]}), B, S),
    ("conditions", sent(OBJECT), sent({**OBJECT, "not": {"required": ["a"]}}), B, S),
    ("conditions", sent({**OBJECT, "not": {"required": ["b"]}}), sent({**OBJECT, "not": {"required": ["a"]}}), B, B),
    ("default", parameter({"schema": {**STRING, "default": "a"}}), parameter({}), B, B),
    ("default", sent(member({**STRING, "default": "a"})), sent(member(STRING)), R, R),
    ("default", received(member({**STRING, "default": "a"})), received(member(STRING)), S, S),
    ("discriminator", sent(_tagged({}, "kind")), sent(_tagged({}, "type")), B, B),
    ("discriminator", sent(_tagged({"a": "#/A", "b": "#/B"})), sent(_tagged({"a": "#/A"})), B, S),
    ("deprecated", sent(member(STRING)), sent(member({**STRING, "deprecated": True})), S, S),
    ("value-sunset", sent(member({**STRING, "x-sunset": "2027-05-01"})), sent(member({**STRING, "x-sunset": "2027-01-01"})), B, S),
    ("alternative-removed", sent({"oneOf": [CAT, DOG, {"type": "string"}]}), sent({"oneOf": [CAT, DOG]}), B, None),
    ("alternative-added", received({"oneOf": [CAT, DOG]}), received({"oneOf": [CAT, DOG, {"type": "string"}]}), B, None),
    ("alternative-overlap", sent({"oneOf": [CAT, DOG]}), sent({"oneOf": [CAT, {**DOG, "minProperties": 2}]}), R, R),
    ("alternatives", sent({"anyOf": [CAT, DOG]}), sent({"oneOf": [CAT, DOG]}), B, S),
    ("alternatives", sent({"anyOf": [CAT, DOG]}), sent(CAT), B, S),
    ("unclassified", sent({"type": "array", "x": 1}), sent({"type": "array", "x": 2}), B, B),
    ("extension", sent({"type": "array", "x-a": 1}), sent({"type": "array", "x-a": 2}), S, S),
    ("operation-removed", document({"/x": {"get": operation()}}), document({}), B, None),
    ("operation-retired", _get(deprecated=True, **{"x-sunset": "2026-01-01"}), document({}), R, None),
    ("operation-added", document({}), _get(), S, None),
    ("operation-id", _get(operationId="a"), _get(operationId="b"), S, S),
    ("operation-tags", _get(tags=["a"]), _get(tags=["b"]), S, S),
    ("operation-deprecated", _get(), _get(deprecated=True), S, S),
    ("operation-sunset", _get(**{"x-sunset": "2027-05-01"}), _get(**{"x-sunset": "2027-01-01"}), B, S),
    ("operation-sunset", _get(**{"x-sunset": "soon"}), _get(**{"x-sunset": "2027-01-01"}), B, B),
    ("operation-stability", _get(), _get(**{"x-stability-level": "alpha"}), B, S),
    ("path-variables", document({"/x/{a}": {"get": operation()}}), document({"/x/{b}": {"get": operation()}}), S, S),
    ("parameter-removed", parameter({}), one(), B, None),
    ("parameter-added", one(), parameter({"required": True}), B, None),
    ("parameter-added", one(), parameter({}), S, None),
    ("parameter-added", document({"/{v}": {"get": operation()}}), document({"/{v}": {"get": operation(parameters=[VARIABLE])}}), S, None),
    ("parameter-removed", document({"/{v}": {"get": operation(parameters=[VARIABLE])}}), document({"/{v}": {"get": operation()}}), S, None),
    ("parameter-required", parameter({}), parameter({"required": True}), B, S),
    ("parameter-moved", parameter({}), parameter({"in": "header"}), B, B),
    ("parameter-form", parameter({}), parameter({"explode": False}), B, B),
    ("parameter-deprecated", parameter({}), parameter({"deprecated": True}), S, S),
    ("parameter-sunset", parameter({"x-sunset": "2027-05-01"}), parameter({"x-sunset": "2027-01-01"}), B, S),
    ("parameter-stability", parameter({}), parameter({"x-stability-level": "beta"}), B, S),
    ("parameter-media", parameter({"content": {"a/a": {}}}), parameter({"content": {"b/b": {}}}), B, B),
    ("body-added", one(), one(requestBody={"required": True, "content": {}}), B, B),
    ("body-added", one(), one(requestBody={"content": {}}), S, B),
    ("body-required", one(requestBody={"content": {}}), one(requestBody={"required": True, "content": {}}), B, S),
    ("request-media", one(requestBody={"content": {"a/a": {}, "b/b": {}}}), one(requestBody={"content": {"a/a": {}}}), B, S),
    ("media-parameters", _replies("text/plain"), _replies("text/plain; charset=latin1"), R, R),
    ("media-encoding", one(requestBody={"content": {"a/a": {"encoding": {"p": {"contentType": "b/b"}}}}}),
     one(requestBody={"content": {"a/a": {}}}), B, B),
    ("success-removed", _statuses("200", "201"), _statuses("200"), B, None),
    ("success-added", _statuses("200"), _statuses("200", "201"), R, None),
    ("failure-changed", _statuses("200", "404"), _statuses("200"), S, S),
    ("response-media", _replies("a/a", "b/b"), _replies("a/a"), B, S),
    ("response-links", one(responses={"200": {"description": "", "links": {"a": {"operationId": "b"}}}}), _statuses("200"), S, S),
    ("header-removed", _headers({"A": {"required": True, "schema": STRING}}), _headers({}), B, None),
    ("optional-header-removed", _headers({"A": {"schema": STRING}}), _headers({}), R, None),
    ("header-added", _headers({}), _headers({"A": {"schema": STRING}}), S, None),
    ("header-required", _headers({"A": {"required": True, "schema": STRING}}), _headers({"a": {"schema": STRING}}), B, S),
    ("header-form", _headers({"A": {"schema": STRING}}), _headers({"A": {"explode": True, "schema": STRING}}), B, B),
    ("header-deprecated", _headers({"A": {}}), _headers({"A": {"deprecated": True}}), S, S),
    ("credentials-removed", _schemes(a=KEY, b=KEY), _schemes(a=KEY), B, None),
    ("credentials-removed", one(), _schemes(a=KEY), B, None),
    ("credentials-added", _schemes(a=KEY), _schemes(a=KEY, b=KEY), S, None),
    ("scheme-changed", _schemes(a=KEY), _schemes(a={**KEY, "name": "X-Other"}), B, B),
    ("server-removed", _servers("https://a", "https://b"), _servers("https://a"), B, None),
    ("server-added", _servers("https://a"), _servers("https://a", "https://b"), S, None),
    ("server-first", _servers("https://a", "https://b"), _servers("https://b", "https://a"), R, R),
    ("component-removed", {**document({}), "components": {"schemas": {"A": STRING}}}, document({}), B, None),
    ("component-added", document({}), {**document({}), "components": {"schemas": {"A": STRING}}}, S, None),
]  # fmt: skip

SENT = ["p.C.m(b: A) -> B   POST /x", "p.A: class(Model)", "p.B: class(Model)"]

PYTHON: list[tuple[str, list[str], list[str], str | None, str | None]] = [
    ("python-removed", ["p.A: class(Model)"], [], B, None),
    ("python-added", [], ["p.A: class(Model)"], S, None),
    ("python-added", [*SENT, "p.B.X = 'x'"], [*SENT, "p.B.X = 'x'", "p.B.Y = 'y'"], R, None),
    ("python-field-added", SENT, [*SENT, "p.A.f: int"], B, None),
    ("python-field-added", SENT, [*SENT, "p.B.f: int"], S, None),
    (
        "python-protocol",
        ["p.P: class(Protocol)"],
        ["p.P: class(Protocol)", "p.P.m() -> int"],
        B,
        None,
    ),
    ("python-kind", ["p.A: class(Model)"], ["p.A: type = int"], B, B),
    ("python-unread", ["p.A ?? 1"], ["p.A ?? 2"], B, B),
    ("python-bases", ["p.E: class(ApiError, ValueError)"], ["p.E: class(ApiError)"], B, S),
    ("python-required", [*SENT, "p.A.f: int | None = None"], [*SENT, "p.A.f: int"], B, S),
    ("python-required", [*SENT, "p.B.f: int"], [*SENT, "p.B.f: int | None = None"], B, S),
    ("python-type", [*SENT, "p.A.f: int | str"], [*SENT, "p.A.f: int"], B, S),
    ("python-type", [*SENT, "p.B.f: int | str"], [*SENT, "p.B.f: int"], S, B),
    ("python-options", [*SENT, "p.A.f: Literal['0', '1']"], [*SENT, "p.A.f: Literal['0']"], B, S),
    (
        "python-options",
        [*SENT, "p.A.f: Literal['0', '1'] | str"],
        [*SENT, "p.A.f: Literal['0'] | str"],
        S,
        S,
    ),
    (
        "python-options",
        [*SENT, "p.B.f: Literal['0', '1'] | None"],
        [*SENT, "p.B.f: Literal['0'] | None"],
        S,
        R,
    ),
    ("python-default", [*SENT, "p.A.f: int = 1"], [*SENT, "p.A.f: int = 2"], B, B),
    ("python-default", ["p.f(a: int = 1) -> int"], ["p.f(a: int = 2) -> int"], B, B),
    ("python-value", ["p.E.X = '1'"], ["p.E.X = '2'"], B, B),
    ("python-wire-name", ["p.A.f: int   [wire maxCount]"], ["p.A.f: int   [wire max-count]"], B, B),
    ("python-bound", [*SENT, "p.A.f: int   [ge 0]"], [*SENT, "p.A.f: int   [ge 1]"], B, S),
    ("python-bound", [*SENT, "p.B.f: int   [le 9]"], [*SENT, "p.B.f: int   [le 5]"], S, S),
    ("python-parameter-removed", ["p.f(a: int) -> int"], ["p.f() -> int"], B, None),
    ("python-parameter-added", ["p.f() -> int"], ["p.f(*, a: int) -> int"], B, None),
    ("python-parameter-added", ["p.f() -> int"], ["p.f(*, a: int = 1) -> int"], S, None),
    ("python-parameter-required", ["p.f(a: int = 1) -> int"], ["p.f(a: int) -> int"], B, S),
    (
        "python-parameter-place",
        ["p.f(a: int, b: int) -> int"],
        ["p.f(b: int, a: int) -> int"],
        B,
        B,
    ),
    ("python-parameter-place", ["p.f(a: int) -> int"], ["p.f(*, a: int) -> int"], B, None),
    ("python-parameter-type", ["p.f(a: int | str) -> int"], ["p.f(a: int) -> int"], B, S),
    ("python-result", ["p.f() -> int"], ["p.f() -> int | None"], B, S),
    ("python-deprecated", ["p.A: class(M)"], ["p.A: class(M)   [deprecated, now B]"], S, S),
    ("python-deprecated", ["p.A.f: int   [deprecated]"], ["p.A.f: int"], S, S),
    ("python-call", ["p.C.m() -> int   GET /a"], ["p.C.m() -> int   GET /b"], S, S),
    (
        "python-replies",
        ["p.C.m() -> int   GET /a   [400 A]"],
        ["p.C.m() -> int   GET /a   [400 B]"],
        R,
        R,
    ),
    ("python-package", ["p.f() -> int"], ["q.f() -> int"], B, B),
    ("python-lost", ["p.f() -> int"], [], B, None),
]


def _weight(found: list[Finding], rule: str) -> str | None:
    return next(
        (
            str(weight)
            for weight in RANK
            if any((item.rule, item.severity) == (rule, weight) for item in found)
        ),
        None,
    )


@pytest.mark.parametrize(("rule", "old", "new", "forth", "back"), WIRE)
def test_on_the_wire(
    rule: str, old: dict[str, Any], new: dict[str, Any], forth: str | None, back: str | None
) -> None:
    assert _weight(compare(old, new), rule) == forth
    assert _weight(compare(new, old), rule) == back
    assert compare(old, old) == []
    assert compare(new, new) == []


@pytest.mark.parametrize(("rule", "old", "new", "forth", "back"), PYTHON)
def test_in_python(
    rule: str, old: list[str], new: list[str], forth: str | None, back: str | None
) -> None:
    assert _weight(compare_lines(old, new), rule) == forth
    assert _weight(compare_lines(new, old), rule) == back
    assert compare_lines(old, old) == []


def test_every_rule_has_a_case() -> None:
    # What is proved by running has its cases in test_proving.py.
    assert {item.id for item in all_rules() if item.on != "proof"} == {
        case[0] for case in (*WIRE, *PYTHON)
    }
