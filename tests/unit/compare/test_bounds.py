"""Alternatives of which each has alternatives: the work grows with their number, not with the ways through them."""

from __future__ import annotations

from typing import Any

import pytest

from clientgen.compare import schemas
from clientgen.compare.sink import Sink

from .build import compare, document


def crossed(levels: int, leaf: str) -> dict[str, Any]:
    """An `allOf` of two lists of alternatives, each with a member that is the same again one level down."""
    found: dict[str, Any] = {f"L{levels}": {"type": "object", "properties": {"z": {"type": leaf}}}}
    for level in range(levels):
        lists: list[Any] = []
        for group in "ab":
            names = [f"L{level}{group}{number}" for number in range(4)]
            for name in names:
                below = {"$ref": f"#/components/schemas/L{level + 1}"}
                members = {name[-2:]: {"type": "string"}, "below": below}
                found[name] = {"type": "object", "required": [name[-2:]], "properties": members}
            lists.append({"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]})
        found[f"L{level}"] = {"allOf": lists}
    return document({}, components={"schemas": found})


def looks(levels: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs the rules are asked about."""
    asked = [0]
    run = Sink.run

    def counted(self: Sink, kind: str, *more: Any) -> None:
        asked[0] += kind == "schema"
        run(self, kind, *more)

    with monkeypatch.context() as patched:
        patched.setattr(Sink, "run", counted)
        assert compare(crossed(levels, "string"), crossed(levels, "integer"))
    return asked[0]


def test_a_pair_of_schemas_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = looks(2, monkeypatch), looks(4, monkeypatch)
    assert many <= 3 * few


def test_probing_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then alternatives count as changed: more is said than needs be, and nothing is missed."""
    whole = looks(3, monkeypatch)
    monkeypatch.setattr(schemas, "_MOST_PROBED", 20)
    found = compare(crossed(3, "string"), crossed(3, "integer"))
    assert "breaking" in {item.severity for item in found}
    assert looks(3, monkeypatch) < whole
