"""Mutated documents: each is refused with findings, or becomes a package that is shown to be inert.

The same examples in every run; ``make fuzz`` looks for new ones, many more.  What it finds becomes a case.
"""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from .documents import CANARY, PAYLOADS, at, calls_of, outcome, places, sink

BOUNDED = settings(
    max_examples=int(os.environ.get("FUZZ", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
BASE = sink()
WAYS = [way for way in places(BASE) if way]
KEYS = [
    "$ref", "$id", "$dynamicRef", "allOf", "oneOf", "anyOf", "not", "type", "format", "enum", "const", "default", "pattern",
    "items", "prefixItems", "properties", "patternProperties", "additionalProperties", "required", "nullable", "deprecated",
    "discriminator", "minimum", "exclusiveMaximum", "minLength", "maxItems", "multipleOf", "uniqueItems", "readOnly",
    "content", "schema", "in", "name", "style", "explode", "servers", "security", "tags", "x-python-name", "x-enum-varnames",
    "customTypePath", "customBasePath", "x-python-import", "x-python-type", "parameters", "examples", "example", "mapping",
]  # fmt: skip
TEXTS = st.sampled_from(PAYLOADS) | st.text(st.characters(codec=None), max_size=20)
SCALARS = (
    st.none()
    | st.booleans()
    | st.sampled_from([0, -1, 10**30, -(10**400), 2**63, 1e308, -0.0, 0.1])
    | st.sampled_from(["string", "object", "array", "integer", "null", "#/components/schemas/Item"])
    | st.sampled_from(
        ["#/components/schemas/Shape", "#/paths", "#", "other.yaml#/a", "a(b|c", "^(a+)+$"]
    )
    | TEXTS
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | TEXTS, inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """The document after a few blows."""
    document = copy.deepcopy(BASE)
    for _ in range(draw(st.integers(1, 4))):
        ways = list(places(document))[1:]
        if not ways:
            break
        way = ways[draw(st.integers(0, len(ways) - 1))]
        parent, last = at(document, way[:-1]), way[-1]
        match draw(st.sampled_from(["replace", "text", "rename", "drop", "add", "copy", "deepen"])):
            case "replace":
                parent[last] = draw(VALUES)
            case "text" if isinstance(parent[last], str):
                parent[last] = draw(TEXTS)
            case "rename" if isinstance(parent, dict):
                parent[draw(TEXTS | st.sampled_from(KEYS))] = parent.pop(last)
            case "drop":
                del parent[last]
            case "add" if isinstance(parent[last], dict):
                parent[last][draw(st.sampled_from(KEYS) | TEXTS)] = draw(VALUES)
            case "copy":
                parent[last] = copy.deepcopy(at(BASE, draw(st.sampled_from(WAYS))))
            case "deepen":
                for _ in range(draw(st.sampled_from([1, 5, 60]))):
                    parent[last] = draw(
                        st.sampled_from(
                            [{"items": parent[last]}, [parent[last]], {"allOf": [parent[last]]}]
                        )
                    )
            case _:
                pass
    return document


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formatter is a program of its own and changes nothing that is tried here; without it, it is twice as fast."""
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)


@BOUNDED
@given(mutated())
def test_mutated_documents(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    result = outcome(document, _folder(tmp_path_factory))
    event("refused" if isinstance(result, set) else "generated")
    if not isinstance(result, set):
        assert CANARY[:-2] not in calls_of(result)


_kept: dict[str, Path] = {}


def _folder(factory: pytest.TempPathFactory) -> Path:
    if "it" not in _kept:
        _kept["it"] = factory.mktemp("fuzz")
    return _kept["it"]
