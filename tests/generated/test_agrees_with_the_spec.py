"""What the models let through is what the document's own schemas let through, and the other way round."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import modelarts_nodepools as sdk
from clientgen.diagnostics import Collector
from clientgen.source import load

SPEC = Path(__file__).resolve().parents[2] / "spec" / "modelarts" / "openapi.yaml"
WORDS = ["", "0", "1", "2", "v2", "NodePool", "CCE-x", "cce-", "x__type_baremetal", "é😀", "\0\n"]
KEYS = [*WORDS, "key", "value", "maxCount", "max_count", "os.modelarts/billing.mode", "extra"]
BODIES = 300


def closed(schema: Any) -> Any:
    """Schemas that refuse keys which the document does not declare, as the package does."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and isinstance(schema.get("properties"), dict):
        result.setdefault("additionalProperties", False)
    return result


@cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = closed(load(SPEC, collector=Collector()).data)
    return found


@cache
def validator() -> Draft202012Validator:
    body = {"$ref": "#/components/schemas/CreateNodePoolRequest"}
    return Draft202012Validator({**body, "components": document()["components"]})


def anything(chance: random.Random, depth: int = 0) -> Any:
    """Some JSON value. No 1.0: JSON Schema takes it for an integer, and the package does not."""
    kind = chance.randrange(6 if depth < 2 else 4)
    if kind < 2:
        return chance.choice([None, True, False, -1, 0, 3, 2**65, 0.5])
    if kind < 4:
        return chance.choice(WORDS)
    if kind == 4:
        return [anything(chance, depth + 1) for _ in range(chance.randrange(3))]
    return {chance.choice(KEYS): anything(chance, depth + 1) for _ in range(chance.randrange(3))}


def value(schema: dict[str, Any], chance: random.Random) -> Any:
    """A value that is as a schema wants it, but for the rules between properties."""
    while "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "anyOf" in schema:
        return value(chance.choice(schema["anyOf"]), chance)
    match schema.get("type"):
        case "array":
            return [value(schema["items"], chance) for _ in range(chance.randrange(3))]
        case "integer":
            return chance.randrange(5)
        case "object":
            needed, share = schema.get("required", ()), chance.random()
            made = {
                key: value(inner, chance)
                for key, inner in schema.get("properties", {}).items()
                if key in needed or chance.random() < share
            }
            if isinstance(extra := schema.get("additionalProperties"), dict):
                keys = [key for key in ("x", "y z", "é") if chance.random() < 0.3]
                made.update((key, value(extra, chance)) for key in keys)
            return made
        case _:
            return chance.choice(WORDS)


def places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a value, with each of its keys or indices."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, item in list(pairs):
        yield tree, key
        if isinstance(item, dict | list):
            yield from places(item)


def bodies() -> Iterator[dict[str, Any]]:
    """The same ones every time: a third as the document wants them, the others changed somewhere."""
    chance = random.Random(8)
    schema = document()["components"]["schemas"]["CreateNodePoolRequest"]
    for _ in range(BODIES):
        body: dict[str, Any] = value(schema, chance)
        for _ in range(chance.randrange(3)):
            holder, key = chance.choice(list(places(body)) or [(body, "metadata")])
            match chance.randrange(3):
                case 0:
                    holder[key] = anything(chance)
                case 1 if isinstance(holder, dict):
                    holder[chance.choice(KEYS)] = anything(chance)
                case _:
                    del holder[key]
        yield body


def client(stub: sdk.StubTransport) -> sdk.ModelArts:
    return sdk.ModelArts(endpoint="h", project_id="p", auth=sdk.Token("t"), transport=stub)


def sent(body: Any) -> bytes:
    """What reaches the wire for a body."""
    answer = sdk.HttpResponse(200, {}, b'{"apiVersion":"v2","kind":"NodePool","metadata":{}}')
    stub = sdk.StubTransport(answer)
    with client(stub) as one:
        one.node_pools.create("pool", body)
    return stub.requests[0].body


def without_nulls(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: without_nulls(item) for key, item in tree.items() if item is not None}
    return [without_nulls(item) for item in tree] if isinstance(tree, list) else tree


def by_assignment(body: dict[str, Any]) -> sdk.CreateNodePoolRequest:
    made = sdk.CreateNodePoolRequest.model_construct()
    names = {
        field.alias or name: name for name, field in sdk.CreateNodePoolRequest.model_fields.items()
    }
    for key, item in body.items():
        setattr(made, names.get(key, key), item)
    return made


WAYS: dict[str, Callable[[dict[str, Any]], object]] = {
    "arguments": lambda body: sdk.CreateNodePoolRequest(**body),
    "dict": lambda body: body,
    "assignment": by_assignment,
}


@pytest.mark.parametrize("way", WAYS)
def test_refused_or_valid(way: str) -> None:
    accepted = refused = 0
    for body in bodies():
        before, valid = json.dumps(body), validator().is_valid(body)
        try:
            raw, told = sent(WAYS[way](body)), ""
        except sdk.InvalidRequest as error:
            raw, told = b"", str(error)
        if told:
            assert not valid, (body, told)
            refused += 1
        else:
            content = json.loads(raw)
            assert validator().is_valid(content), (body, content)
            # Constants are filled in, and None is absent where null is not allowed, which here is everywhere.
            constants = {"apiVersion": "v2", "kind": "NodePool"}
            assert content == {**constants, **without_nulls(json.loads(before))}
            accepted += 1
    assert min(accepted, refused) > BODIES // 4


def test_what_was_built_comes_back_equal() -> None:
    for body in filter(validator().is_valid, bodies()):
        made = sdk.CreateNodePoolRequest(**body)
        raw = sent(made)
        assert json.loads(raw) == body
        echo = sdk.StubTransport(sdk.HttpResponse(200, {}, raw))
        with client(echo) as one:
            back = one.node_pools.create("pool", made)
        assert (back.metadata, back.spec) == (made.metadata, made.spec)
        assert {item.kind for item in sdk.response_of(back).surprises} <= {"unknown-option"}
        assert json.loads(sent(sdk.CreateNodePoolRequest(**back.model_dump()))) == body
