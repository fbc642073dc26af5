"""Dynamic references that are none."""

from __future__ import annotations

from typing import Any

from clientgen.document.dynamic import settled


def document(**schemas: Any) -> dict[str, Any]:
    return {"components": {"schemas": schemas}}


def test_one_schema_alone_has_the_anchor() -> None:
    node: dict[str, Any] = {
        "$dynamicAnchor": "node",
        "properties": {"next": {"title": "Next", "$dynamicRef": "#node"}},
        "anyOf": [{}, {"$dynamicRef": "#node"}],
    }
    data = document(Node=node, Other={"$dynamicRef": "#plain"}, Plain={"$anchor": "plain"})
    found = settled(data)["components"]["schemas"]
    place = "#/components/schemas/Node"
    assert found["Node"]["properties"]["next"] == {"title": "Next", "$ref": place}
    assert found["Node"]["anyOf"] == [{}, {"$ref": place}]
    assert found["Other"] == {"$ref": "#/components/schemas/Plain"}
    assert "$dynamicRef" in node["anyOf"][1], "the document itself stays as it is"
    assert found["Plain"] is data["components"]["schemas"]["Plain"]


def test_what_is_not_one_schema_stays() -> None:
    for schemas in (
        {"A": {"$dynamicAnchor": "x"}, "B": {"$dynamicAnchor": "x"}, "C": {"$dynamicRef": "#x"}},
        {"A": {"$anchor": "x"}, "B": {"$dynamicAnchor": "x"}, "C": {"$dynamicRef": "#x"}},
        {"C": {"$dynamicRef": "#x"}},
        {"A": {"$dynamicAnchor": "x"}, "C": {"$dynamicRef": "other#x"}},
        {
            "A": {"$dynamicAnchor": "x"},
            "C": {"$dynamicRef": "#x", "$ref": "#/components/schemas/A"},
        },
        {"A": {"$dynamicAnchor": "x"}, "C": {"$dynamicRef": 1}},
        {"A": {"$dynamicAnchor": "x"}, "C": {"examples": [{"$dynamicRef": "#x"}]}},
    ):
        data = document(**schemas)
        assert settled(data) is data


def test_a_schema_that_yaml_repeats_counts_once() -> None:
    shared = {"$dynamicAnchor": "x"}
    data = document(A=shared, B=shared, C={"$dynamicRef": "#x"})
    assert settled(data)["components"]["schemas"]["C"] == {"$ref": "#/components/schemas/A"}
