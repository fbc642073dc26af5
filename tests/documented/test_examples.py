"""The examples fit their schemas, and the schemas refuse what the page rules out."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from .spec_files import EXAMPLES, SPEC, bundle, example

DOCUMENT = bundle()
OPERATION = DOCUMENT["paths"]["/v2/{project_id}/pools/{pool_name}/nodepools"]["post"]


def accepts(name: str, value: Any) -> bool:
    schema = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    return bool(Draft202012Validator(schema).is_valid(value))


def test_every_example_file_is_referred_to_and_fits_its_schema() -> None:
    seen = set()
    bodies = [OPERATION["requestBody"], *(OPERATION["responses"][s] for s in ("200", "400"))]
    for body in bodies:
        media = body["content"]["application/json"]
        path = (SPEC / "paths" / media["examples"]["documented"]["externalValue"]).resolve()
        seen.add(path)
        schema = media["schema"]["$ref"].rpartition("/")[2]
        assert accepts(schema, example(path.stem))
        for own in media["examples"].values():
            if "externalValue" not in own:
                assert own["x-evidence"], "an example that is not on the page says where it is from"
                assert accepts(schema, own["value"])
    assert seen == set(EXAMPLES.iterdir())


def test_the_documented_refusal_has_documented_members_only() -> None:
    assert example("response.400").keys() <= {
        *DOCUMENT["components"]["schemas"]["ErrorResponse"]["properties"]
    }


def test_the_reply_echoes_the_request() -> None:
    assert example("response.200") == example("request")


def request(**changes: Any) -> dict[str, Any]:
    """The documented request with values at dotted places set; `...` deletes."""
    body: dict[str, Any] = example("request")
    for place, value in changes.items():
        *parents, last = place.split("__")
        node = body
        for key in parents:
            node = node.setdefault(key, {})
        if value is ...:
            del node[last]
        else:
            node[last] = value
    return body


def resource(**changes: Any) -> dict[str, Any]:
    return request(**{f"spec__resources__{key}": value for key, value in changes.items()})


def billed(**keys: Any) -> dict[str, Any]:
    names = {
        "mode": "billing.mode",
        "num": "period.num",
        "kind": "period.type",
        "renew": "auto.renew",
    }
    names |= {"order": "order.id", "pay": "auto.pay"}
    return request(metadata__annotations={f"os.modelarts/{names[k]}": v for k, v in keys.items()})


@pytest.mark.parametrize(
    "body",
    [
        request(spec=...),
        request(metadata__annotations=...),
        resource(count=0, maxCount=0),
        resource(azs=[{"az": "a", "count": 1}], labels={}, network={}, creatingStep={}, os={}),
        resource(labels={"nvidia.com/gpu": "1", "continue": ""}),
        resource(extendParams={"dockerBaseSize": "0", "postInstall": "ZWNobw=="}),
        resource(tags=[{"key": "cce-1", "value": ""}, {"key": "x-CCE-", "value": "v"}]),
        resource(tags=[{"key": "__type_bare", "value": "v"}]),
        resource(
            taints=[
                {"key": "k", "effect": "NoSchedule"},
                {"key": "k", "effect": "New", "value": ""},
            ]
        ),
        resource(creatingStep={"type": "rack", "step": 2}, os={"imageType": ""}),
        resource(creatingStep={"type": "hyperinstance"}, os={"imageType": "shared"}),
        billed(mode="0"),
        billed(mode="7"),
        billed(mode="1", num="2", kind="2"),
        billed(mode="1", num="2", kind="4", renew="1", order="", pay="1"),
        billed(num="2"),
    ],
)
def test_accepted(body: dict[str, Any]) -> None:
    assert accepts("CreateNodePoolRequest", body)
    assert accepts("NodePool", body)


@pytest.mark.parametrize(
    "body",
    [
        request(kind=...),
        request(kind="Pool"),
        request(apiVersion="v3"),
        request(metadata=...),
        request(metadata__name=...),
        request(metadata__name=1),
        request(spec={}),
        request(spec=None),
        request(spec__resources=[example("request")["spec"]["resources"]]),
        resource(flavor=...),
        resource(count=...),
        resource(maxCount=...),
        resource(count="3"),
        resource(count=True),
        resource(count=1.5),
        resource(count=-1),
        resource(azs={"az": "a", "count": 1}),
        resource(azs=["a"]),
        resource(azs=[{"az": 1, "count": 1}]),
        resource(azs=[{"az": "a"}]),
        resource(nodePool=1),
        resource(taints=[{"key": "k"}]),
        resource(labels={"a": 1}),
        resource(labels=["a"]),
        resource(tags=[{"key": "CCE-1", "value": "v"}]),
        resource(tags=[{"key": "CCE-", "value": "v"}]),
        resource(tags=[{"key": "__type_baremetal", "value": "v"}]),
        resource(tags=[{"key": "__type_baremetal_x", "value": "v"}]),
        resource(tags=[{"key": "k"}]),
        resource(network={"securityGroups": "a"}),
        resource(network={"vpc": None}),
        resource(extendParams={"dockerBaseSize": 0}),
        resource(extendParams={"postInstall": 1}),
        resource(creatingStep={"step": "1"}),
        resource(creatingStep={"type": 1}),
        resource(os={"imageId": 1}),
        billed(mode=0),
        billed(mode="1"),
        billed(mode="1", num="2"),
        billed(mode="1", kind="2"),
        billed(kind="5"),
        billed(kind=2),
        billed(renew="2"),
        billed(order=None),
        billed(pay=1),
    ],
)
def test_refused(body: dict[str, Any]) -> None:
    assert not accepts("CreateNodePoolRequest", body)


@pytest.mark.parametrize("name", ["ErrorResponse", "GatewayError"])
def test_errors_need_nothing(name: str) -> None:
    assert accepts(name, {})
    assert accepts(name, {"error_code": "APIGW.0301", "error_msg": "", "request_id": "r", "new": 1})
    assert not accepts(name, {"error_code": 403})
